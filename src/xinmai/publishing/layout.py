"""Edition -> `Issue`: what every format prints, in its order, with each reference counted.

Formats only dress an issue up; none of them looks at an edition again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xinmai.model import Citation, Edition, Item, KeyNumber, Origin, Passage
from xinmai.publishing.prose import day, is_web, one_line, source, visible, where

__all__ = ["Brief", "Column", "Entry", "Issue", "Piece", "Table", "lay_out"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; one with a `citation` is a link to its evidence.

    `shown` says that the citation's number is printed behind it, `first` that this is its first showing in
    the brief, `ref` counts the links to the citation through the issue, from 1.
    """

    text: str
    citation: int | None = None
    reading: str = ""
    shown: bool = False
    first: bool = False
    ref: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Key numbers: columns that are empty in every row are left out; one cell in each row is a link."""

    header: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """An item of the edition as it is printed: `origins` only where several reported it."""

    title: str
    source: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    table: Table | None
    origins: tuple[tuple[Piece, ...], ...]
    merged_because: str


@dataclass(frozen=True, slots=True)
class Column:
    """A section of the edition."""

    title: str
    briefs: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """The evidence behind one number: `refs` links lead to it; `url` is empty unless it is a web address."""

    number: int
    document: str
    title: str
    source: str
    file: str
    where: str
    quote: str
    url: str
    readings: tuple[str, ...]
    refs: int


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


def lay_out(edition: Edition) -> Issue:
    """Arrange an edition that passed `check`."""
    press = _Press(edition.citations)
    columns = tuple(
        Column(one_line(section.title), tuple(press.brief(item) for item in section.items))
        for section in edition.sections
    )
    return Issue(
        title=one_line(edition.title),
        subtitle=one_line(edition.subtitle),
        dateline=one_line(edition.dateline),
        language=edition.language,
        columns=columns,
        entries=tuple(press.entries()),
        notices=tuple(one_line(notice) for notice in edition.notices),
    )


class _Press:
    """Walks the edition once, in print order, and counts what leads where."""

    def __init__(self, citations: tuple[Citation, ...]) -> None:
        self._citations = {citation.number: citation for citation in citations}
        self._refs: Counter[int] = Counter()
        self._readings: dict[int, dict[str, None]] = {number: {} for number in self._citations}
        self._shown: set[int] = set()

    def brief(self, item: Item) -> Brief:
        self._shown = set()
        several = len(item.origins) > 1
        return Brief(
            title=one_line(item.title),
            source=self._source(item),
            paragraphs=tuple(self._paragraph(passages) for passages in self._together(item.digest)),
            table=self._table(item.numbers) if item.numbers else None,
            origins=tuple(self._origin(origin) for origin in item.origins) if several else (),
            merged_because=one_line(item.merged_because) if several else "",
        )

    def entries(self) -> Iterator[Entry]:
        for number, citation in sorted(self._citations.items()):
            yield Entry(
                number=number,
                document=citation.document_id,
                title=one_line(citation.title),
                source=source(citation.publisher, day(citation.published)),
                file=one_line(citation.document_name),
                where=where(citation),
                quote=one_line(citation.quote),
                url=citation.url if is_web(citation.url) else "",
                readings=tuple(self._readings[number]),
                refs=self._refs[number],
            )

    def _link(self, text: str, number: int, reading: str = "", *, shown: bool = True) -> Piece:
        self._refs[number] += 1
        if reading:
            self._readings[number][one_line(reading)] = None
        first = shown and number not in self._shown
        if shown:
            self._shown.add(number)
        return Piece(visible(text), number, one_line(reading), shown, first, self._refs[number])

    def _source(self, item: Item) -> tuple[Piece, ...]:
        if not item.origins:
            return ()
        origin, more = item.origins[0], len(item.origins) - 1
        line = source(origin.publisher, day(origin.published), origin.name)
        if more:
            return (Piece(f"{line}，另有{more}处来源"),)
        return (Piece(line), self._link("", origin.citation))

    def _origin(self, origin: Origin) -> tuple[Piece, ...]:
        line = source(origin.publisher, day(origin.published), origin.title, origin.name)
        return Piece(line), self._link("", origin.citation)

    def _together(self, digest: tuple[Passage, ...]) -> list[list[Passage]]:
        """Sentences that follow each other in their document make a paragraph."""
        groups: list[list[Passage]] = []
        for passage in digest:
            if groups and self._follows(groups[-1][-1], passage):
                groups[-1].append(passage)
            else:
                groups.append([passage])
        return groups

    def _follows(self, former: Passage, latter: Passage) -> bool:
        # two blanks may lie between sentences of a paragraph; more is another paragraph or a gap
        one, two = self._citations[former.citation], self._citations[latter.citation]
        return one.document_id == two.document_id and 0 <= two.span.start - one.span.end <= 2

    def _paragraph(self, passages: Iterable[Passage]) -> tuple[Piece, ...]:
        return tuple(piece for passage in passages for piece in self._sentence(passage))

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
        yield self._link("", passage.citation)

    def _table(self, numbers: tuple[KeyNumber, ...]) -> Table:
        header = ("指标", "时期", "数值", "性质", "出处")
        rows = [
            (
                Piece(one_line(key.series)),
                Piece(one_line(key.period)),
                self._link(one_line(key.value), key.citation),
                Piece(one_line(key.status)),
                Piece(one_line(key.source)),
            )
            for key in numbers
        ]
        kept = [i for i in range(len(header)) if any(row[i].text for row in rows)]
        return Table(tuple(header[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in rows))
