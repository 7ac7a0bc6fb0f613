"""Findings -> an audit report, in the order and the words in which it is printed; every format only dresses it up.

Nothing without its quotes is laid out: `lay_out_audit` raises `EvidenceError` where a finding has none, or where one is not the
slice of its document that it says it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinmai.errors import EvidenceError
from xinmai.model import Document, Evidence, Finding, Severity, Verdict
from xinmai.publishing.audit_words import LABELS, REASONS, SEVERITIES, kind_words, word
from xinmai.publishing.exhibits import Exhibit, exhibits
from xinmai.publishing.prose import one_line

__all__ = ["AuditReport", "Case", "Group", "Holding", "lay_out_audit"]

_REPEATED = "contradiction"
"""What is only said twice confirms less than what was worked out, and comes behind it."""
_HOLDINGS = 30
"""Relations that hold are a sample of the work done, no reading matter."""


@dataclass(frozen=True, slots=True)
class Quote:
    """An exhibit with its place in words."""

    exhibit: Exhibit
    where: str


@dataclass(frozen=True, slots=True)
class Case:
    """One finding as it is printed; `number` counts through the report."""

    number: int
    title: str
    reason: str
    message: str
    computed: str
    stated: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The cases of one degree."""

    key: str
    title: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A relation that holds, on one line."""

    kind: str
    message: str
    computed: str
    stated: str
    where: str


@dataclass(frozen=True, slots=True)
class AuditReport:
    """A whole report; `labels` are the words around it in its language."""

    language: str
    labels: Mapping[str, str]
    documents: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...]
    holdings: tuple[Holding, ...]
    more: str


def lay_out_audit(
    findings: Sequence[Finding],
    documents: Mapping[str, Document],
    readings: Mapping[Evidence, str],
    figures: int,
    names: Sequence[str],
    language: str,
) -> AuditReport:
    """The report on findings in their order. `readings` says how figures were read, `names` are the documents audited."""
    press = _Press(documents, readings, language)
    for finding in findings:
        press.check(finding)
    verdicts = Counter(finding.verdict for finding in findings)
    groups = [press.group(severity.value, word(SEVERITIES[severity], language), _of(findings, severity)) for severity in Severity]
    groups.append(press.group("different", press.labels["different"], [one for one in findings if one.verdict is Verdict.DIFFERENT]))
    holding = sorted((one for one in findings if one.verdict is Verdict.CONSISTENT), key=lambda one: one.kind == _REPEATED)
    counts = {
        "figures": figures,
        "relations": len(findings),
        "hold": len(holding),
        "cannot": verdicts[Verdict.INCONSISTENT],
        "differ": verdicts[Verdict.DIFFERENT],
    }
    return AuditReport(
        language="en" if language == "en" else "zh-CN",
        labels=press.labels,
        documents=tuple(map(one_line, names)),
        counts=tuple((press.labels[name], count) for name, count in counts.items()),
        groups=tuple(group for group in groups if group.cases),
        holdings=tuple(map(press.holding, holding[:_HOLDINGS])),
        more=press.labels["more"].format(n=len(holding) - _HOLDINGS) if len(holding) > _HOLDINGS else "",
    )


def _of(findings: Sequence[Finding], severity: Severity) -> list[Finding]:
    return [one for one in findings if one.verdict is Verdict.INCONSISTENT and one.severity is severity]


class _Press:
    """Numbers cases through a report."""

    def __init__(self, documents: Mapping[str, Document], readings: Mapping[Evidence, str], language: str) -> None:
        self._documents, self._readings, self._language = documents, readings, language
        self._cases = 0
        self.labels = {name: word(words, language) for name, words in LABELS.items()}

    def check(self, finding: Finding) -> None:
        if not finding.evidence:
            raise EvidenceError(f"the finding {one_line(finding.message)!r} quotes nothing")
        for one in finding.evidence:
            if self._documents[one.document_id].raw[one.span.start : one.span.end] != one.quote:
                raise EvidenceError(f"the finding {one_line(finding.message)!r} quotes {one_line(one.quote)!r}, which does not stand there")

    def group(self, key: str, title: str, findings: Sequence[Finding]) -> Group:
        return Group(key, title, tuple(map(self._case, findings)))

    def holding(self, finding: Finding) -> Holding:
        kind = word(kind_words(finding.kind, holds=True), self._language)
        first = finding.evidence[0]
        where = self._where(self._documents[first.document_id], first.span.start, first.span.end)
        return Holding(kind, one_line(finding.message), one_line(finding.computed), one_line(finding.stated), where)

    def _case(self, finding: Finding) -> Case:
        self._cases += 1
        quotes = tuple(
            Quote(one, self._where(one.document, one.span.start, one.span.end)) for one in exhibits(finding.evidence, self._documents, self._readings)
        )
        return Case(
            number=self._cases,
            title=word(kind_words(finding.kind, holds=False), self._language),
            reason=word(REASONS[finding.reason], self._language),
            message=one_line(finding.message),
            computed=one_line(finding.computed),
            stated=one_line(finding.stated),
            quotes=quotes,
        )

    def _where(self, document: Document, start: int, end: int) -> str:
        place = document.place(start)
        parts = [("page", place.page), ("sheet", place.sheet), ("row", place.row), ("characters", f"{start}–{end}")]
        told = [one_line(document.name), *(self.labels[name].format(n=value) for name, value in parts if value is not None and value != "")]
        return (", " if self._language == "en" else "，").join(told)
