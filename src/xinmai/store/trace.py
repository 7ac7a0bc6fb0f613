"""`TracedText` as its text plus a few bytes that say where the characters came from.

Most of a cleaned text is the raw text with pieces left out, so the two arrays of eight bytes a character
shrink to one `(length, origin, until)` a run: within it both offsets rise by one with each character.
"""

from __future__ import annotations

import struct
from array import array
from itertools import chain, pairwise

from xinmai.model import TracedText

__all__ = ["pack", "unpack"]


def pack(traced: TracedText) -> bytes:
    """Offsets of a text as runs of unsigned 32-bit numbers, little-endian."""
    if not traced.text:
        return b""
    origin, until = traced.origin, traced.until
    starts = sorted({0, *_breaks(origin), *_breaks(until)})
    runs = [(end - start, origin[start], until[start]) for start, end in pairwise([*starts, len(traced)])]
    return struct.pack(f"<{3 * len(runs)}I", *chain.from_iterable(runs))


def _breaks(offsets: array[int]) -> list[int]:
    """Positions whose offset is not one more than that before."""
    return [at for at, (before, here) in enumerate(pairwise(offsets), 1) if here - before != 1]


def unpack(text: str, runs: bytes) -> TracedText:
    """Put the offsets that `pack` wrote back under their text."""
    origin, until = array("I"), array("I")
    for length, first, end in struct.iter_unpack("<3I", runs):
        origin.extend(range(first, first + length))
        until.extend(range(end, end + length))
    return TracedText(text, origin, until)
