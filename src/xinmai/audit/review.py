"""Runs the rules over aligned observations and puts what they find in order: worst first, one root once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from xinmai.audit.figures import Ledger
from xinmai.audit.kinship import Kinship
from xinmai.audit.rules import RULES
from xinmai.lexicon import Lexicon
from xinmai.model import Aligned, Finding, Severity, Verdict

__all__ = ["review"]

_ORDER = {Verdict.INCONSISTENT: 0, Verdict.DIFFERENT: 1, Verdict.CONSISTENT: 2}
_WORST = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


def review(aligned: Iterable[Aligned], lexicon: Lexicon, text_of: Callable[[str], str]) -> list[Finding]:
    """All findings: broken relations by severity and confidence, then those that hold. Equal input gives equal output.

    `text_of` gives the raw text of a document by its id.
    """
    ledger = Ledger.of(aligned, Kinship(lexicon), text_of)
    roots: dict[tuple[str, Verdict, str], Finding] = {}
    for rule in RULES:
        for finding in rule(ledger):
            root = (finding.kind, finding.verdict, finding.computed)
            roots[root] = _joined(roots[root], finding) if root in roots else finding
    return sorted(roots.values(), key=_rank)


def _joined(first: Finding, again: Finding) -> Finding:
    """A finding with the further places at which the same figures stand in the same relation."""
    return replace(first, evidence=tuple(dict.fromkeys((*first.evidence, *again.evidence))), confidence=max(first.confidence, again.confidence))


def _rank(finding: Finding) -> tuple[int, int, float, str, int, str]:
    first = finding.evidence[0]
    return _ORDER[finding.verdict], _WORST[finding.severity], -finding.confidence, first.document_id, first.span.start, finding.id
