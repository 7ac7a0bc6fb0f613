"""Reads Markdown: the file as it lies, with its `#` headings marked. Renders nothing."""

from __future__ import annotations

import re

from xinmai.documents.decoding import decode
from xinmai.documents.draft import Draft
from xinmai.model import Block, BlockKind, Span

__all__ = ["read_markdown"]

# A fence comes first, so that a `#` inside of one (a comment in code) is no heading.
_FENCE_OR_HEADING = re.compile(
    r"^(?P<fence>```|~~~).*?(?:^(?P=fence)|\Z)|^(?P<marks>#{1,6})[ \t]+(?P<title>\S[^\r\n]*?)[ \t#]*\r?$",
    re.MULTILINE | re.DOTALL,
)


def read_markdown(name: str, body: bytes, draft: Draft) -> None:
    """Put the whole text into the draft, unchanged; the first heading of level 1 is the title."""
    text = decode(name, body, draft, verbatim=True)
    draft.write(text)
    for match in _FENCE_OR_HEADING.finditer(text):
        if match["title"]:
            level = len(match["marks"])
            draft.mark(Block(BlockKind.HEADING, Span(*match.span("title")), level=level))
            if level == 1 and draft.title is None:
                draft.title = match["title"]
