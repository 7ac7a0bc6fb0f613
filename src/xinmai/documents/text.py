"""Reads plain text: the file as it lies, character for character, with form feeds as page ends."""

from __future__ import annotations

from xinmai.documents.decoding import decode
from xinmai.documents.draft import Draft
from xinmai.model import Block, BlockKind, Span

__all__ = ["read_text"]


def read_text(name: str, body: bytes, draft: Draft) -> None:
    """Put the whole text into the draft, unchanged."""
    text = decode(name, body, draft, verbatim=True)
    draft.write(text)
    if "\f" in text:
        _mark_pages(text, draft)


def _mark_pages(text: str, draft: Draft) -> None:
    start = 0
    for number, page in enumerate(text.split("\f"), 1):
        draft.mark(Block(BlockKind.PAGE, Span(start, start + len(page)), page=number))
        start += len(page) + 1
