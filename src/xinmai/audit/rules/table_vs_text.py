"""A table whose parts make a whole that cannot stand between the years around it, and its rows beside the text.

Harm prevented: a table drawn from another source, or of another unit, stands in a report that its text does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.audit.columns import Column, complete_columns
from xinmai.audit.figures import Figure
from xinmai.audit.found import broken
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import plain, shown
from xinmai.hanzi import period_words
from xinmai.model import Finding, Reason, Severity

__all__ = ["table_vs_text"]

_LEAP = 1.5
"""How many times as large as the years before and after a year's total must be to stand out."""
_ROW_LEAP = 2.0
_YEARS = 5 * 12
_ROW_YEARS = 3 * 12
_COMMON = 2


def table_vs_text(ledger: Ledger) -> Iterator[Finding]:
    """Findings on complete columns of yearly amounts, and on the rows of those that do not fit."""
    for column in complete_columns(ledger):
        around = _around(column)
        if not around or not all(_leaps(column, one) for one in around):
            continue
        listed = "、".join(dict.fromkeys(f"{period_words(one.observation.period.text)}{one.written}" for one in around))
        message = f"{column.title}之和{shown(column.total.middle, column.cells[0].key.unit)}，与前后年份（{listed}）相差过大"
        computed = f"{column.computed}；是{period_words(around[0].observation.period.text)}的{plain(column.total.middle / around[0].interval.middle)}倍"
        yield broken("table_vs_text", Reason.CONFLICT, (*around, *column.cells), message, computed, listed)
        for cell in column.cells:
            yield from _row(cell, column, ledger.kinship.words("handed_out"))


def _around(column: Column) -> list[Figure]:
    """The whole in the nearest years on both sides."""
    yearly = [one for one in column.same_thing if one.when and one.when.year and one.key.basis != "cumulative" and 0 < abs(one.when.end - column.when.end) <= _YEARS]
    return [*_nearest(yearly, column.when.end, before=True), *_nearest(yearly, column.when.end, before=False)]


def _nearest(yearly: Sequence[Figure], end: int, *, before: bool) -> Iterator[Figure]:
    side = [(abs(one.when.end - end), one) for one in yearly if one.when and (one.when.end < end) == before]
    gap = min((distance for distance, _ in side), default=0)
    return (one for distance, one in side if distance == gap)


def _leaps(column: Column, other: Figure) -> bool:
    return column.total.low > _LEAP * other.interval.high or column.total.high * _LEAP < other.interval.low


def _row(cell: Figure, column: Column, handed_out: Sequence[str]) -> Iterator[Finding]:
    """What the text says of a row's thing in a year nearby, where it is a multiple or a fraction of the cell."""
    for other in column.others:
        near = other.when is not None and 0 < abs(other.when.end - column.when.end) <= _ROW_YEARS and other.when.months == column.when.months
        if near and not other.is_cell and other.key.indicator in handed_out and _same_field(cell.key.subject, other.key.subject):
            ratio = cell.value / other.value if other.value else 0
            if ratio > _ROW_LEAP or 0 < ratio < 1 / _ROW_LEAP:
                message = f"表中{cell.name}为{shown(cell.value, cell.key.unit)}，文中{other.name}为{other.written}，相差过大"
                computed = f"{shown(cell.value, cell.key.unit)} / {shown(other.value, other.key.unit)} = {plain(ratio)}"
                yield broken("table_vs_text", Reason.CONFLICT, (cell, other), message, computed, other.written, Severity.MEDIUM)
                return


def _same_field(row: str, subject: str) -> bool:
    """Whether a row's label and a subject share a word: 社会保障, 第三代社会保障卡."""
    return any(row[i : i + _COMMON] in subject for i in range(len(row) - _COMMON + 1))
