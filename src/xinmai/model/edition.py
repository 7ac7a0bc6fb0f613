"""`Edition`: a publication as data, from which every format is rendered.

An edition prints numbers only where a `Citation` stands behind them; `Passage` is how text carries them.
"""

from __future__ import annotations

from dataclasses import dataclass

from xinmai.model.document import Place
from xinmai.model.span import Span

__all__ = ["Citation", "Edition", "Item", "KeyNumber", "Mark", "Origin", "Passage", "Section"]


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reader needs to check a statement: whose, from when, where, in which words.

    `number` counts from 1 through the edition; `span` is in the raw text of the document.
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
    """Cleaned, verbatim text with its marks; `citation` is the whole sentence's own."""

    text: str
    citation: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """One measured value in tabular form; every field as it is printed."""

    series: str
    period: str
    value: str
    status: str
    source: str
    citation: int


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
    """One event or article of an issue: digest sentences are verbatim, in their order."""

    id: str
    title: str
    digest: tuple[Passage, ...]
    numbers: tuple[KeyNumber, ...] = ()
    origins: tuple[Origin, ...] = ()
    merged_because: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A column of the issue."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole issue. `language` is a BCP 47 tag; `dateline` is printed as given."""

    title: str
    subtitle: str
    dateline: str
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    notices: tuple[str, ...] = ()
    language: str = "zh-CN"
