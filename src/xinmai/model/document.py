"""What is collected and read: `Snapshot` (bytes), `Document` (text with places), `Table`, `Article`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from xinmai.model.identity import sha256_hex, stable_id
from xinmai.model.span import Span
from xinmai.model.traced import TracedText

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Document",
    "Doubt",
    "DoubtKind",
    "Heading",
    "Notice",
    "NoticeKind",
    "Place",
    "Places",
    "Snapshot",
    "Table",
    "Topic",
]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Bytes as they were found; never changed afterwards.

    `name` is the file name or last part of the address; `url` where it came from; `retrieved_at` ISO 8601.
    """

    name: str
    url: str
    media_type: str
    body: bytes = field(repr=False)
    retrieved_at: str | None = None
    sha256: str = ""

    def __post_init__(self) -> None:
        if not self.sha256:
            object.__setattr__(self, "sha256", sha256_hex(self.body))


class BlockKind(StrEnum):
    """What a reader knows about a stretch of text before any cleaning."""

    PAGE = "page"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"


Box = tuple[float, float, float, float]
"""Left, bottom, right, top in PDF points, origin at the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of raw text with where it stood: page, slide, sheet and row (all counted from 1).

    `level` is the heading level, 1 the highest; 0 for what is no heading.
    """

    kind: BlockKind
    span: Span
    page: int | None = None
    box: Box | None = None
    sheet: str | None = None
    row: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the original file a raw offset stands, for a person to turn to."""

    page: int | None = None
    sheet: str | None = None
    row: int | None = None
    box: Box | None = None


class DoubtKind(StrEnum):
    """Why a cell may not hold what it seems to."""

    BOUNDARY = "boundary"
    WIDTH = "width"
    CUT_OFF = "cut_off"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that is not sure, rows and columns counted from 0; `others` are what it may hold as well, likeliest first.

    `BOUNDARY`: another reading parts the characters otherwise. `WIDTH`: its row has another number of cells than
    the table. `CUT_OFF`: the text ends within its row.
    """

    kind: DoubtKind
    row: int
    column: int
    others: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A grid read from a document: every cell with its raw span, `None` where a cell is empty.

    `units` go with the columns, empty where a column states none. `confidence` is 1 for cells the file itself
    keeps apart, and the likelihood of the reading where they ran together.
    """

    span: Span
    header: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    cells: tuple[tuple[Span | None, ...], ...]
    caption: str = ""
    units: tuple[str, ...] = ()
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()


class NoticeKind(StrEnum):
    """Something about a document that its reader should know; never fatal."""

    BROKEN_BYTES = "broken_bytes"
    LOST_TEXT = "lost_text"
    SCANNED_PAGE = "scanned_page"
    TRUNCATED = "truncated"
    UNREAD_PART = "unread_part"


@dataclass(frozen=True, slots=True)
class Notice:
    """One such remark, with the raw span where there is one."""

    kind: NoticeKind
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A snapshot turned into text. `raw` is what offsets count in; `text` is its cleaned view.

    `published` is a period string as of `gold` vocabulary (`2021-08-12`, `2021-08`, `2021`) or `None`.
    `hint` fields (`title`, `publisher`) are what the file itself says; articles may know better.
    """

    snapshot_sha256: str
    name: str
    media_type: str
    raw: str = field(repr=False)
    text: TracedText = field(repr=False)
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    notices: tuple[Notice, ...] = ()
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str = ""

    @property
    def id(self) -> str:
        """Hash of the snapshot: the same bytes are the same document wherever they lie."""
        return stable_id("document", self.snapshot_sha256)

    def place(self, offset: int) -> Place:
        """Page, sheet, row and box of the smallest block that covers a raw offset."""
        return Places(self.blocks).at(offset)


_NOWHERE = Place()


class Places:
    """Finds places among the blocks of a document, sorted once for many questions."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._pages = [block for block in blocks if block.kind is BlockKind.PAGE]
        self._parts = [block for block in blocks if block.kind is not BlockKind.PAGE]
        self._page_starts = [block.span.start for block in self._pages]
        self._part_starts = [block.span.start for block in self._parts]

    def at(self, offset: int) -> Place:
        """Page, sheet, row and box of what stands at a raw offset; all empty where no block covers it."""
        if not (self._pages or self._parts):
            return _NOWHERE
        page = _covering(self._pages, self._page_starts, offset)
        part = _covering(self._parts, self._part_starts, offset)
        number = part.page if part and part.page is not None else page.page if page else None
        if part is None:
            return Place(page=number)
        return Place(page=number, sheet=part.sheet, row=part.row, box=part.box)


def _covering(blocks: list[Block], starts: list[int], offset: int) -> Block | None:
    index = bisect_right(starts, offset) - 1
    return blocks[index] if index >= 0 and offset < blocks[index].span.end else None


@dataclass(frozen=True, slots=True)
class Heading:
    """A title or subheading with its raw span (which may run over a hard wrap)."""

    text: str
    span: Span
    level: int = 1


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about: a link of the industry chain or a theme, by its id and its name in the lexicon.

    `weight` is its share of all that the article's words say of topics, `because` the words it was known by.
    """

    id: str
    name: str
    weight: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a document: `span` in raw, starting at the title's first character.

    `body` is the cleaned text behind the title. `fingerprint` is a MinHash over it (see `articles`).
    """

    document_id: str
    span: Span
    title: str
    section: str | None = None
    subheadings: tuple[Heading, ...] = ()
    publisher: str | None = None
    published: str | None = None
    title_span: Span | None = None
    body: TracedText = field(default_factory=lambda: TracedText.of(""), repr=False)
    fingerprint: tuple[int, ...] = field(default=(), repr=False)
    topics: tuple[Topic, ...] = ()

    @property
    def id(self) -> str:
        """Hash of the document and the article's place in it."""
        return stable_id("article", self.document_id, self.span.start)
