"""Table -> Observations: one for each figure of a table, put together from its column's head, its row and the caption.

A cell that may belong to another column, because its row is of another width or the text was cut off, is not read.
Where the cells are is known beforehand; what a head says is read in `table_heads`, a figure in `cell_values`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xinmai.extraction.cell_values import CellFigure, read_figure
from xinmai.extraction.currency import home_currency
from xinmai.extraction.period import Calendar
from xinmai.extraction.source_reach import source_reader
from xinmai.extraction.table_frame import Frame, Row, frame_of
from xinmai.extraction.table_heads import Head
from xinmai.extraction.timevalue import last_day
from xinmai.hanzi import is_traditional
from xinmai.lexicon import Lexicon
from xinmai.model import (
    Article,
    Document,
    DoubtKind,
    Evidence,
    Facts,
    Observation,
    Period,
    PeriodBasis,
    Places,
    Quantity,
    Span,
    Status,
    Table,
)

__all__ = ["with_cells"]

_NEAR = 600
"""Raw characters before a table in which its subject may have been named."""
_SCRIPT_SEEN = 2000
"""Characters that tell the script of an article."""
_MISREAD = frozenset([DoubtKind.WIDTH, DoubtKind.CUT_OFF])
_UNDOUBTED = 0.9
"""How sure a cell is at least that all likely readings of its table agree upon."""


def with_cells(facts: Facts, tables: Sequence[Table], article: Article, document: Document, lexicon: Lexicon) -> Facts:
    """Facts with the figures of the article's tables instead of what reading them as sentences gave."""
    inside = [table for table in tables if table.rows and article.span.covers(table.span)]
    if not inside:
        return facts
    kept = list(facts.observations)
    found: list[Observation] = []
    reader = _Reader(article, document, lexicon)
    for table in inside:
        read = list(reader.read(table, _subject_before(table, facts.observations)))
        if read or table.confidence < 1:
            words = _word_cells(table, read)
            kept = [o for o in kept if not o.evidence.span.overlaps(table.span) or _inside(o.evidence.span, words)]
        found += read
    return replace(facts, observations=tuple(sorted([*kept, *found], key=lambda o: o.evidence.span)))


def _subject_before(table: Table, observations: Sequence[Observation]) -> str | None:
    near = [o for o in observations if 0 <= table.span.start - o.evidence.span.end <= _NEAR and o.subject]
    return near[-1].subject if near else None


def _word_cells(table: Table, read: Sequence[Observation]) -> list[Span]:
    """Cells from which no figure was read: sentences may stand in them."""
    figures = {o.evidence.span for o in read}
    held = (cell for row, cells in zip(table.rows, table.cells, strict=True) for text, cell in zip(row, cells, strict=True) if text)
    return [cell for cell in held if cell and cell not in figures]


def _inside(span: Span, cells: Sequence[Span]) -> bool:
    return any(cell.covers(span) and cell != span for cell in cells)


@dataclass(frozen=True, slots=True)
class _Named:
    """An indicator with its kind, and the rule that found it."""

    name: str | None
    kind: str
    rule: str


class _Reader:
    """Reads the tables of one article."""

    def __init__(self, article: Article, document: Document, lexicon: Lexicon) -> None:
        self._article, self._document, self._lexicon = article, document, lexicon
        self._sources = source_reader(lexicon).read(article.body.text, article.title)
        self._places = Places(document.blocks)
        self._home = home_currency(article.body.text, is_traditional(article.span.of(document.raw)[:_SCRIPT_SEEN]))
        published = article.published
        self._today = Calendar(published, int(published[:4]) if published else None)

    def read(self, table: Table, subject: str | None) -> Iterator[Observation]:
        """One observation for each figure, row by row; `subject` is what the text before the table spoke of."""
        before = self._document.raw[max(self._article.span.start, table.span.start - _NEAR) : table.span.start]
        frame = frame_of(table, before, subject, self._lexicon, self._today)
        doubts = {(doubt.row, doubt.column): doubt.kind for doubt in table.doubts}
        for number, row in enumerate(frame.rows()):
            for column in frame.figures:
                doubt = doubts.get((number, column))
                text, span = table.rows[number][column], table.cells[number][column]
                if text and span and doubt not in _MISREAD:
                    found = self._cell(frame, row, column, text, span)
                    doubted = doubt or any((number, label) in doubts for label in frame.labels)
                    if found is not None:
                        yield _weighed(found, table.confidence if doubted else max(table.confidence, _UNDOUBTED))

    def _cell(self, frame: Frame, row: Row, column: int, text: str, span: Span) -> Observation | None:
        head = frame.heads[column]
        figure = read_figure(text, frame.unit(column, row), self._lexicon, self._home)
        if figure is None:
            return None
        named = _indicator(frame, row, column)
        quantity = _in_percent(figure, head, named)
        if not figure.quantity.unit and (named.name is None or (named.rule == "indicator:caption" and len(frame.figures) > 1)):
            return None
        subject, rule = _subject(frame, row, head)
        period = _period(frame, row, head)
        return Observation(
            quantity=quantity,
            evidence=self._cite(span, ("table", named.rule, rule)),
            subject=subject,
            indicator=named.name,
            period=period,
            area=_area(frame, row, head, subject),
            status=_status(frame, row, head, period, self._today),
            source=self._sources.at(self._article.body.locate(span.start)),
        )

    def _cite(self, span: Span, rules: tuple[str, ...]) -> Evidence:
        place = self._places.at(span.start)
        raw = self._document.raw
        return Evidence(self._document.id, self._article.id, span, span.of(raw), rules, 1.0, place)


def _weighed(found: Observation, sure: float) -> Observation:
    """Confidence as for figures of sentences, times how sure the cell is."""
    known = 0.4 + 0.2 * (found.indicator is not None) + 0.15 * (found.subject is not None) + 0.2 * (found.period.text is not None)
    return replace(found, evidence=replace(found.evidence, confidence=round(known * sure, 2)))


def _indicator(frame: Frame, row: Row, column: int) -> _Named:
    """The indicator of the head, else of the row's label, else of the caption; a growth names what grows."""
    head, label = frame.heads[column], row.label
    if label.indicator and (head.indicator is None or head.period is not None):
        name, kind, rule = label.indicator, label.kind, "indicator:row"
        base = row.base
    elif head.indicator:
        name, kind, rule = head.indicator, head.kind, "indicator:head"
        base = frame.base_of(column) or _level(label) or _level(frame.caption)
    else:
        return _Named(frame.caption.indicator, frame.caption.kind, "indicator:caption")
    if kind == "growth" and base and not name.startswith(base):
        return _Named(base + ("同比" if name == "增速" else "") + name, kind, rule)
    return _Named(name, kind, rule)


def _level(head: Head) -> str:
    return head.indicator or "" if head.kind not in ("growth", "ratio") else ""


def _in_percent(figure: CellFigure, head: Head, named: _Named) -> Quantity:
    """A share or growth without a unit is in percent; nothing else is guessed."""
    quantity = figure.quantity
    if quantity.unit or figure.dimension or named.kind not in ("ratio", "growth") or head.usual not in ("", "%"):
        return quantity
    return replace(quantity, unit="%")


def _subject(frame: Frame, row: Row, head: Head) -> tuple[str | None, str]:
    if row.thing:
        return f"{row.thing}{head.qualifier}", "subject:row"
    if row.label.qualifier:
        return row.label.qualifier, "subject:row"
    if head.qualifier:
        return head.qualifier, "subject:head"
    return frame.subject, "subject:caption"


def _period(frame: Frame, row: Row, head: Head) -> Period:
    said = head.period or row.period or row.label.period
    if said:
        return Period(said.period, PeriodBasis.STATED)
    said = frame.period or frame.caption.period
    return Period(said.period, PeriodBasis.CONTEXT) if said else Period(None)


def _area(frame: Frame, row: Row, head: Head, subject: str | None) -> str | None:
    if row.area or head.area or row.label.area:
        return row.area or head.area or row.label.area
    return None if row.is_company or frame.is_company(subject) else frame.area


def _status(frame: Frame, row: Row, head: Head, period: Period, today: Calendar) -> Status:
    """What head, row or caption say; a period that ends behind the publication can only be foreseen."""
    ends, published = last_day((period.text or "").split("/")[-1]), last_day(today.published or "")
    if said := (row.period and row.period.status) or (head.period and head.period.status):
        return said
    said = head.status or row.label.status
    if not (ends[:4].isdigit() and published):
        return said or Status.ACTUAL
    # A column of forecasts often starts with years that are over.
    return said or Status.FORECAST if ends > published else Status.ACTUAL
