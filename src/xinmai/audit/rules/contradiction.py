"""Two values for one thing: the same subject, indicator, area, unit, basis and period.

Harm prevented: the reader takes whichever value stands nearer. Different sources may differ within the spread that
estimates of one market have; that is told apart and is no error. A later document that says otherwise revises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.model import Finding, Modifier, Reason, Severity

__all__ = ["contradiction"]

_MARK = 0.05
_MISREAD = 10
"""Values further apart than this are of two things, whatever was read."""
_BESIDE = 150
"""Raw characters within which nobody contradicts himself: two values there are of two things, whatever was read."""
_ONLY_THE_MEASURE = ("level:before", "level:reached", "level:verb", "share:of", "indicator:head")
"""Rules that find the indicator in the text itself; what was carried or counted may be of something else."""


def contradiction(ledger: Ledger) -> Iterator[Finding]:
    """Findings on exact outcomes of one series and period inside one document that no rounding brings together."""
    vague = ledger.kinship.words("vague")
    for figures in ledger.measures():
        by_period: dict[tuple[object, str, str], list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.when and figure.is_outcome and figure.growth is None and figure.observation.quantity.modifier is not Modifier.LT and _is_clear(figure, vague):
                by_period[figure.when, figure.key.unit, figure.key.basis].append(figure)
        for group in by_period.values():
            yield from _in_one_document(group)


def _is_clear(figure: Figure, vague: Sequence[str]) -> bool:
    """Whether the text itself says what is measured; of a vague indicator one subject may have several."""
    rules = figure.observation.evidence.rules
    return figure.key.indicator not in vague and any(rule in _ONLY_THE_MEASURE for rule in rules)


def _in_one_document(group: Sequence[Figure]) -> Iterator[Finding]:
    """Each value that does not go with the first of its document, once."""
    firsts: dict[tuple[str, str], Figure] = {}
    told: set[tuple[str, str, float]] = set()
    for figure in group:
        first = firsts.setdefault((figure.document, figure.key.area), figure)
        value = (figure.document, figure.key.area, figure.value)
        if first is figure or value in told or _two_sources(first, figure) or figure.is_beside(first, _BESIDE):
            continue
        if _agree(first, figure):
            yield holds("contradiction", (first, figure), f"{first.name}两处所写相符", f"{first.hedged} = {figure.hedged}", figure.hedged)
            continue
        ratio = max(abs(first.value), abs(figure.value)) / max(1e-12, min(abs(first.value), abs(figure.value)))
        if ratio > _MISREAD:
            continue
        told.add(value)
        kind = "table_vs_text" if first.is_cell != figure.is_cell else "contradiction"
        message = f"{first.name}有两个数值：{first.hedged}与{figure.hedged}"
        computed = f"{shown(first.value, first.key.unit)} ≠ {shown(figure.value, figure.key.unit)}"
        yield broken(kind, Reason.CONFLICT, (figure, first), message, computed, figure.written, Severity.HIGH if ratio > 1.2 else Severity.MEDIUM)


def _agree(one: Figure, other: Figure) -> bool:
    """Whether two values can be one; of two marks that something has passed, whether they are the same mark."""
    if one.is_exact or other.is_exact:
        return one.interval.meets(other.interval)
    return abs(one.value - other.value) <= _MARK * max(abs(one.value), abs(other.value))


def _two_sources(one: Figure, other: Figure) -> bool:
    """Whether two named sources stand behind the values, which may differ."""
    a, b = one.observation.source, other.observation.source
    return a is not None and b is not None and a != b
