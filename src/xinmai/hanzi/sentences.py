"""Where sentences and clauses of Chinese text end. Offsets in, offsets out; no meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["CLOSERS", "TERMINATORS", "ends_sentence", "sentences"]

TERMINATORS = "。！？!?；;…"
CLOSERS = "”’」』）)】》\"'"

_END = re.compile(rf"(?:[。！？!?]|…+|；(?=\s*$))[{re.escape(CLOSERS)}]*|\n+")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """`(start, end)` of each sentence with its closing marks; line feeds always end one.

    White space around a sentence belongs to none. A full stop inside a quotation ends a sentence only
    together with the quotation mark behind it.
    """
    stop = len(text) if end is None else end
    at = start
    for match in _END.finditer(text, start, stop):
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence may end: a terminator, with closing marks behind it or none."""
    bare = text.rstrip().rstrip(CLOSERS).rstrip()
    return bool(bare) and bare[-1] in TERMINATORS + "：:"
