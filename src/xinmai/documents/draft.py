"""`Draft`: raw text in the making, which knows at every moment where the next character will stand.

Readers put text into it in reading order; it knows nothing of any file format. Paragraphs are parted by
an empty line, lines by a line feed, pages and slides by a line that holds a form feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from xinmai.model import Block, BlockKind, Document, Notice, NoticeKind, Snapshot, Span, Table, TracedText
from xinmai.model.document import Box

__all__ = ["LINE_GAP", "PAGE_GAP", "PARAGRAPH_GAP", "Draft"]

LINE_GAP = "\n"
PARAGRAPH_GAP = "\n\n"
PAGE_GAP = "\n\f\n"


class Draft:
    """Collects text, blocks, tables and notices; `document` makes the whole of them.

    `title`, `publisher` and `published` are what the file says of itself; readers set them.
    """

    def __init__(self) -> None:
        self.at = 0
        self.title: str | None = None
        self.publisher: str | None = None
        self.published: str | None = None
        self._pieces: list[str] = []
        self._page: int | None = None
        self._page_start = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._notices: list[Notice] = []

    def write(self, text: str) -> Span:
        """Append text as it is and say where it stands."""
        start = self.at
        self._pieces.append(text)
        self.at += len(text)
        return Span(start, self.at)

    def gap(self, gap: str) -> None:
        """Part what follows from what stands before it on the same page, if anything does."""
        if self.at > self._page_start:
            self.write(gap)

    def put(
        self,
        text: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        gap: str = PARAGRAPH_GAP,
        level: int = 0,
        box: Box | None = None,
    ) -> Span:
        """Append a stretch of its own, parted from the one before, as a block; NULs are dropped."""
        self.gap(gap)
        span = self.write(text.replace("\0", ""))
        self.mark(Block(kind, span, page=self._page, box=box, level=level))
        return span

    def heading(self, text: str, level: int) -> Span:
        """Append a heading; `level` 1 is the highest."""
        return self.put(text, BlockKind.HEADING, level=level)

    def mark(self, block: Block) -> None:
        """Remember a block over text that is already written."""
        self._blocks.append(block)

    @contextmanager
    def page(self, number: int) -> Iterator[None]:
        """Put what is written inside on page or slide `number`, counted from 1."""
        if self._page is not None:
            self.write(PAGE_GAP)
        self._page, self._page_start = number, self.at
        yield
        self.mark(Block(BlockKind.PAGE, Span(self._page_start, self.at), page=number))

    def add_table(self, table: Table) -> None:
        """Remember a table whose cells are already written."""
        self._tables.append(table)

    def notice(self, kind: NoticeKind, message: str, span: Span | None = None) -> None:
        """Tell whoever reads the document something that is not fatal."""
        self._notices.append(Notice(kind, message, span))

    def document(self, snapshot: Snapshot, media_type: str) -> Document:
        """Return the finished document; blocks by start, the wider one first."""
        raw = "".join(self._pieces)
        return Document(
            snapshot_sha256=snapshot.sha256,
            name=snapshot.name,
            media_type=media_type,
            raw=raw,
            text=TracedText.of(raw),
            blocks=tuple(sorted(self._blocks, key=_order)),
            tables=tuple(self._tables),
            notices=tuple(self._notices),
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            url=snapshot.url,
        )


def _order(block: Block) -> tuple[int, int, bool]:
    """By start; a page before what fills it, the wider before the narrower."""
    return block.span.start, -block.span.end, block.kind is not BlockKind.PAGE
