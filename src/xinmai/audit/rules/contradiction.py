"""Two values for one thing: the same subject, indicator, area, unit, basis and period.

Harm prevented: the reader takes whichever value stands nearer. Different sources may differ within the spread that
estimates of one market have; that is told apart and is no error. A later document that says otherwise revises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from xinmai.audit.figures import Figure, Ledger
from xinmai.audit.found import broken
from xinmai.audit.wording import shown
from xinmai.model import Finding, Reason, Severity

__all__ = ["contradiction"]

_MISREAD = 1000
"""Values further apart than this are of two things, whatever was read."""
_VAGUE = frozenset(["占比", "比例", "数量", "金额", "总额", "总规模", "增速", "同比增速", "环比增速", "变动", "温度", "工作温度", "时长", "价格", "投资额", "融资额", "补贴额"])
"""Indicators that leave open of what, so that one subject may have several of them."""
_BESIDE = 150
"""Raw characters within which nobody contradicts himself: two values there are of two things, whatever was read."""
_ONLY_THE_MEASURE = ("level:before", "level:reached", "level:verb", "share:of", "indicator:head")
"""Rules that find the indicator in the text itself; what was carried or counted may be of something else."""


def contradiction(ledger: Ledger) -> Iterator[Finding]:
    """Findings on exact outcomes of one series and period inside one document that no rounding brings together."""
    for figures in ledger.measures():
        by_period: dict[tuple[object, str, str], list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.when and figure.is_exact and figure.is_outcome and figure.growth is None and _is_clear(figure):
                by_period[figure.when, figure.key.unit, figure.key.basis].append(figure)
        for group in by_period.values():
            yield from _in_one_document(group)


def _is_clear(figure: Figure) -> bool:
    rules = figure.observation.evidence.rules
    return figure.key.indicator not in _VAGUE and any(rule in _ONLY_THE_MEASURE for rule in rules)


def _in_one_document(group: Sequence[Figure]) -> Iterator[Finding]:
    """Each value that does not go with the first of its document, once."""
    firsts: dict[tuple[str, str], Figure] = {}
    told: set[tuple[str, str, float]] = set()
    for figure in group:
        first = firsts.setdefault((figure.document, figure.key.area), figure)
        value = (figure.document, figure.key.area, figure.interval.middle)
        if first is figure or first.interval.meets(figure.interval) or value in told or _two_sources(first, figure) or figure.is_beside(first, _BESIDE):
            continue
        ratio = max(abs(first.value), abs(figure.value)) / max(1e-12, min(abs(first.value), abs(figure.value)))
        if ratio > _MISREAD:
            continue
        told.add(value)
        kind = "table_vs_text" if first.is_cell != figure.is_cell else "contradiction"
        message = f"{first.name}有两个数值：{first.written}与{figure.written}"
        computed = f"{shown(first.interval.middle, first.key.unit)} ≠ {shown(figure.interval.middle, figure.key.unit)}"
        yield broken(kind, Reason.CONFLICT, (figure, first), message, computed, figure.written, Severity.HIGH if ratio > 1.2 else Severity.MEDIUM)


def _two_sources(one: Figure, other: Figure) -> bool:
    """Whether two named sources stand behind the values, which may differ."""
    a, b = one.observation.source, other.observation.source
    return a is not None and b is not None and a != b
