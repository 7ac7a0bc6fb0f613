"""Edition -> `Issue`: what every format prints, in its order, with each reference counted.

Formats only dress an issue up; none of them looks at an edition again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from xinmai.model import (
    Cell,
    Chart,
    Citation,
    Edition,
    Grid,
    Item,
    Origin,
    Paragraph,
    Part,
    Passage,
    Section,
    Working,
)
from xinmai.publishing.prose import day, is_web, one_line, source, visible, where

__all__ = ["Block", "Brief", "Column", "Entry", "Issue", "Picture", "Piece", "Table", "Words", "lay_out"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; one with a `citation` is a link to its evidence.

    `shown` says that the citation's number is printed behind it, `first` that its evidence is due here, `ref` counts the
    links to the citation through the issue, from 1. `home` is the brief whose evidence it leads to.
    """

    text: str
    citation: int | None = None
    reading: str = ""
    shown: bool = False
    first: bool = False
    ref: int = 0
    home: str = ""
    value: float | None = None
    unit: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `role` is that of the edition's paragraph."""

    line: Line
    role: str
    kind: Literal["words"] = "words"


@dataclass(frozen=True, slots=True)
class Table:
    """A table without the columns that are empty in every row; `numeric` says which columns hold numbers."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[Line, ...]
    numeric: tuple[bool, ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: `source` links to the evidence of what it shows; `id` is its own in the issue."""

    id: str
    title: str
    alt: str
    option: Mapping[str, Any]
    source: Line
    kind: Literal["picture"] = "picture"


Block = Words | Table | Picture


@dataclass(frozen=True, slots=True)
class Brief:
    """An item of the edition as it is printed: `origins` only where several reported it."""

    id: str
    title: str
    source: Line
    blocks: tuple[Block, ...]
    origins: tuple[Line, ...]
    merged_because: str

    @property
    def lines(self) -> Iterator[Line]:
        """All that it prints with evidence, in the order of the page."""
        yield self.source
        for block in self.blocks:
            yield from _lines(block)
        yield from self.origins


def _lines(block: Block) -> tuple[Line, ...]:
    match block:
        case Words(line):
            return (line,)
        case Table():
            return block.rows
        case Picture():
            return (block.source,)


@dataclass(frozen=True, slots=True)
class Column:
    """A section of the edition; the briefs of an `overview` have no titles of their own to print."""

    title: str
    briefs: tuple[Brief, ...]
    overview: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """The evidence behind one number: `refs` links lead to it; `url` is empty unless it is a web address.

    `home` is the brief in which it is shown first. Of a number worked out `formula` and `computed` say how, and `inputs` of what; what is said of documents is then empty.
    """

    number: int
    document: str
    title: str
    source: str
    file: str
    where: str
    quote: str
    url: str
    readings: tuple[str, ...] = ()
    refs: int = 0
    formula: str = ""
    computed: str = ""
    inputs: tuple[int, ...] = ()
    home: str = ""
    publisher: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A whole issue, ready to be dressed up; `entries` in the order of their numbers."""

    title: str
    subtitle: str
    dateline: str
    language: str
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    notices: tuple[str, ...]
    endnotes: bool

    @property
    def pictures(self) -> Iterator[Picture]:
        """Its charts in order."""
        return (block for column in self.columns for brief in column.briefs for block in brief.blocks if isinstance(block, Picture))


def lay_out(edition: Edition) -> Issue:
    """Arrange an edition that passed `check`."""
    press = _Press(edition)
    # What repeats other sections leads to their evidence, so it is laid out when that has its place.
    order = sorted(enumerate(edition.sections), key=lambda pair: pair[1].overview)
    columns = {number: press.column(number, section) for number, section in order}
    return Issue(
        title=one_line(edition.title),
        subtitle=one_line(edition.subtitle),
        dateline=one_line(edition.dateline),
        language=edition.language,
        columns=tuple(columns[number] for number in range(len(columns))),
        entries=tuple(press.entries()),
        notices=tuple(one_line(notice) for notice in edition.notices),
        endnotes=edition.endnotes,
    )


@dataclass(slots=True)
class _Press:
    """Walks the edition once and counts what leads where."""

    edition: Edition
    _refs: Counter[int] = field(default_factory=Counter)
    _readings: dict[int, dict[str, None]] = field(default_factory=dict)
    _homes: dict[int, str] = field(default_factory=dict)
    _brief: str = ""
    _overview: bool = False
    _due: set[int] = field(default_factory=set)
    _pictures: int = 0

    def column(self, number: int, section: Section) -> Column:
        self._overview = section.overview
        briefs = (self._item(f"{number}-{i}", item) for i, item in enumerate(section.items))
        return Column(one_line(section.title), tuple(briefs), section.overview)

    def _item(self, brief: str, item: Item) -> Brief:
        self._brief, self._due = brief, set()
        several = len(item.origins) > 1
        return Brief(
            id=brief,
            title=one_line(item.title),
            source=self._source(item),
            blocks=tuple(map(self._part, item.parts)),
            origins=tuple(map(self._origin, item.origins)) if several else (),
            merged_because=one_line(item.merged_because) if several else "",
        )

    def entries(self) -> Iterator[Entry]:
        every: tuple[Citation | Working, ...] = (*self.edition.citations, *self.edition.workings)
        for one in sorted(every, key=lambda one: one.number):
            entry = _cited(one) if isinstance(one, Citation) else _worked_out(one)
            readings = tuple(self._readings.get(one.number, ()))
            yield replace(entry, readings=readings, refs=self._refs[one.number], home=self._homes.get(one.number, ""))

    def _link(self, text: str, number: int, reading: str = "", *, shown: bool = True) -> Piece:
        self._refs[number] += 1
        if reading:
            self._readings.setdefault(number, {})[one_line(reading)] = None
        repeats = self._overview and number in self._homes
        first = shown and not repeats and number not in self._due
        if first:
            self._due.add(number)
            self._homes.setdefault(number, self._brief)
        home = self._homes[number] if repeats else self._brief
        return Piece(visible(text), number, one_line(reading), shown, first, self._refs[number], home)

    def _source(self, item: Item) -> Line:
        if not item.origins:
            return ()
        origin, more = item.origins[0], len(item.origins) - 1
        line = source(origin.publisher, day(origin.published), origin.name)
        if more:
            return (Piece(f"{line}，另有{more}处来源"),)
        return (Piece(line), self._link("", origin.citation))

    def _origin(self, origin: Origin) -> Line:
        line = source(origin.publisher, day(origin.published), origin.title, origin.name)
        return Piece(line), self._link("", origin.citation)

    def _part(self, part: Part) -> Block:
        match part:
            case Paragraph(passages, role):
                return Words(tuple(piece for passage in passages for piece in self._sentence(passage)), role.value)
            case Grid():
                return self._table(part)
            case Chart(title, option, alt, citations):
                links = tuple(self._link("", number) for number in citations)
                self._pictures += 1
                return Picture(f"p{self._pictures}", one_line(title), one_line(alt), option, (Piece("出处："), *links) if links else ())

    def _sentence(self, passage: Passage) -> Iterator[Piece]:
        """Plain and marked stretches in turn; the sentence's own number closes it."""
        at = 0
        for mark in sorted(passage.marks, key=lambda mark: (mark.start, -mark.end)):
            start = max(at, mark.start)
            if at < start:
                yield Piece(visible(passage.text[at:start]))
            shown = mark.citation != passage.citation
            yield self._link(passage.text[start : mark.end], mark.citation, mark.reading, shown=shown)
            at = max(at, mark.end)
        if at < len(passage.text):
            yield Piece(visible(passage.text[at:]))
        if passage.citation is not None:
            yield self._link("", passage.citation)

    def _table(self, grid: Grid) -> Table:
        kept = [i for i in range(len(grid.header)) if any(row[i].text for row in grid.rows)]
        return Table(
            caption=one_line(grid.caption),
            header=tuple(one_line(grid.header[i]) for i in kept),
            rows=tuple(tuple(self._cell(row[i]) for i in kept) for row in grid.rows),
            numeric=tuple(any(row[i].value is not None for row in grid.rows) for i in kept),
        )

    def _cell(self, cell: Cell) -> Piece:
        if cell.citation is None:
            return Piece(one_line(cell.text))
        piece = self._link(one_line(cell.text), cell.citation, cell.reading)
        return replace(piece, value=cell.value, unit=cell.unit)


def _cited(citation: Citation) -> Entry:
    return Entry(
        number=citation.number,
        document=citation.document_id,
        title=one_line(citation.title),
        source=source(citation.publisher, day(citation.published)),
        file=one_line(citation.document_name),
        where=where(citation),
        quote=one_line(citation.quote),
        url=citation.url if is_web(citation.url) else "",
        publisher=one_line(citation.publisher or ""),
        published=one_line(day(citation.published)),
    )


def _worked_out(working: Working) -> Entry:
    return Entry(
        number=working.number,
        document="",
        title=one_line(working.name),
        source="",
        file="",
        where="",
        quote="",
        url="",
        formula=one_line(working.formula),
        computed=one_line(working.computed),
        inputs=working.inputs,
    )
