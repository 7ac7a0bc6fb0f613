"""The caption of a table that stands in the lines above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["CAPTION_LINES", "SENTENCE_END", "caption_above", "caption_before"]

CAPTION_LINES = 4
SENTENCE_END = "。；！？，、："
_LONGEST = 60
_REACH = 400
"""Characters in front of a table in which its caption stands."""
_UNIT_LINE = re.compile(r"[(（]?(?:计量|計量)?[单單]位[:：]")
_CAPTION = re.compile(r"[单單]位|^[图圖表]|(?:19|20)\d\d|[一览覽]表$")
"""What tells a caption from a heading that only happens to stand above a table."""


def caption_above(lines: Sequence[str]) -> str:
    """The short line above a table, and the one above that where the first only says the unit."""
    found: list[str] = []
    for text in (line.strip(" \t\u3000#*|") for line in reversed(lines)):
        if not text:
            continue
        if len(text) > _LONGEST or text[-1] in SENTENCE_END:
            break
        found.append(text)
        if not _UNIT_LINE.match(text):
            break
    return " ".join(reversed(found))


def caption_before(raw: str, start: int) -> str:
    """The caption above a table whose file names none, such as one of a Word document; empty where the line above is no caption."""
    caption = caption_above(raw[max(0, start - _REACH) : start].splitlines()[-CAPTION_LINES:])
    return caption if _CAPTION.search(caption) else ""
