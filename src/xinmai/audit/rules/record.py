"""Claims of a first time (首次突破) and of a record (创历史新高) beside what is stated of earlier years.

Harm prevented: a milestone is celebrated that was passed long before, or a record that the same report disproves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.hanzi import simplified
from xinmai.model import Finding, Modifier, Reason

__all__ = ["record"]

_FIRST = re.compile(r"首次(?:突破|超过|超|越过|跨越|迈过|站上|站稳|达到|达)[^，,。；;、]{0,8}$")
_RECORD = re.compile(r"^[^，,。；;、]{0,6}[，,]?(?:并|均|再|再次)?(?:创|刷新)[^，,。；;、]{0,8}(?:新高|纪录|记录)")
_REACH = 24
"""Raw characters beside a figure where such a claim stands; pinyin between brackets may lengthen it."""
_ECHO = re.compile(r"[(（][^()（）\u4e00-\u9fff]{1,8}[)）]")


def record(ledger: Ledger) -> Iterator[Finding]:
    """Findings on figures with such a claim and earlier outcomes of the same series and length of time."""
    for figure in ledger.figures:
        if figure.when is None or figure.when.span or not figure.is_outcome or figure.growth or figure.is_cell:
            continue
        first, top = _claims(ledger, figure)
        if first or top:
            yield from _judged(figure, _before(ledger, figure), "首次" if first else "创新高")


def _claims(ledger: Ledger, figure: Figure) -> tuple[bool, bool]:
    text, span = ledger.text_of(figure.document), figure.observation.evidence.span
    before = _ECHO.sub("", simplified(text[max(0, span.start - _REACH) : span.start]))
    after = _ECHO.sub("", simplified(text[span.end : span.end + _REACH]))
    return _FIRST.search(before) is not None, _RECORD.search(after) is not None


def _before(ledger: Ledger, figure: Figure) -> list[Figure]:
    """Earlier outcomes of the same series in the same document."""
    return [
        one
        for one in ledger.of_measure(figure.key.subject, figure.key.indicator, figure)
        if one.document == figure.document
        and one.when
        and figure.when
        and one.when.end < figure.when.start
        and (one.when.months, one.when.day, one.when.span) == (figure.when.months, figure.when.day, False)
        and one.key.unit == figure.key.unit
        and one.key.basis == figure.key.basis
        and one.in_area(figure.key.area)
        and one.is_outcome
        and one.observation.quantity.modifier is not Modifier.LT
    ]


def _judged(figure: Figure, before: list[Figure], claim: str) -> Iterator[Finding]:
    if not before:
        return
    highest = max(before, key=lambda one: one.interval.low)
    mark = figure.observation.quantity.low if claim == "首次" else figure.value
    computed = f"{shown(highest.value, highest.key.unit)} {'>' if highest.interval.low > float(mark) else '<'} {shown(float(mark), figure.key.unit)}"
    if highest.interval.low > float(mark):
        message = f"文中说{figure.name}{claim}（{figure.written}），而{highest.name}已是{highest.written}"
        yield broken("record", Reason.CONFLICT, (figure, highest), message, computed, f"{claim}{figure.written}")
    elif highest.interval.high < float(mark):
        yield holds("record", (figure, highest), f"{figure.name}{claim}与此前数值相符", computed, f"{claim}{figure.written}")
