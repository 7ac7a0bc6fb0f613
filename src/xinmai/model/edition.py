"""`Edition`: a publication as data, from which every format is rendered.

An edition prints numbers only where a `Citation` or a `Working` stands behind them; `Passage` and `Cell` are how text and
tables carry them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from xinmai.model.document import Place
from xinmai.model.span import Span

__all__ = ["Cell", "Chart", "Citation", "Edition", "Grid", "Item", "Mark", "Origin", "Paragraph", "Part", "Passage", "Role", "Section", "Working"]


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reader needs to check a statement: whose, from when, where, in which words.

    `number` counts from 1 through the edition, workings included; `span` and `figures` (the numbers the quote is cited for)
    are in the raw text of the document.
    """

    number: int
    document_id: str
    document_name: str
    title: str
    quote: str
    span: Span
    publisher: str | None = None
    published: str | None = None
    url: str = ""
    place: Place | None = None
    figures: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Working:
    """What stands behind a number that no source states: how it was worked out, and of which cited figures.

    `inputs` are numbers of the edition's citations and workings.
    """

    number: int
    name: str
    formula: str
    computed: str
    inputs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a passage's text (offsets in that text) that `citation` stands behind.

    `reading` says in words how the number was understood (value, unit, period, series); empty for none.
    """

    start: int
    end: int
    citation: int
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its marks: cleaned and verbatim with a `citation` of its own, or worded here where that is `None`."""

    text: str
    citation: int | None = None
    marks: tuple[Mark, ...] = ()


class Role(StrEnum):
    """What a paragraph is for."""

    TEXT = "text"
    POINT = "point"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that are printed together."""

    passages: tuple[Passage, ...]
    role: Role = Role.TEXT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is printed. A `value` (the number itself, in `unit`) has a `citation`; so may words have."""

    text: str
    citation: int | None = None
    reading: str = ""
    value: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: as many cells in each row as in the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """An ECharts option, what it shows in words for those who cannot see it, and the evidence of what it shows."""

    title: str
    option: Mapping[str, Any]
    alt: str
    citations: tuple[int, ...]


Part = Paragraph | Grid | Chart
"""What an item is made of."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One of the documents that report an item, for its source line."""

    name: str
    publisher: str | None
    published: str | None
    title: str
    citation: int


@dataclass(frozen=True, slots=True)
class Item:
    """One event or article of an issue, or one part of a report's chapter. An `edited` title is not that of a source."""

    id: str
    title: str
    parts: tuple[Part, ...] = ()
    origins: tuple[Origin, ...] = ()
    merged_because: str = ""
    edited: bool = False

    @property
    def passages(self) -> Iterator[Passage]:
        """The sentences of its paragraphs."""
        return (passage for part in self.parts if isinstance(part, Paragraph) for passage in part.passages)

    @property
    def cells(self) -> Iterator[Cell]:
        """The cells of its tables."""
        return (cell for part in self.parts if isinstance(part, Grid) for row in part.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Section:
    """A column of the issue, or a chapter. An `overview` only repeats what other sections print."""

    title: str
    items: tuple[Item, ...]
    overview: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole publication. `language` is a BCP 47 tag; `dateline` is printed as given.

    Evidence stands at the foot of each page, or with `endnotes` in a chapter of its own.
    """

    title: str
    subtitle: str
    dateline: str
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    notices: tuple[str, ...] = ()
    language: str = "zh-CN"
    workings: tuple[Working, ...] = ()
    endnotes: bool = False
