"""Long texts in parts that a channel takes, parted between lines where that can be."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["parts_of"]

_MARK = 12
"""Bytes for the mark `（10/12）` and a line end, with room."""


def parts_of(text: str, most: int) -> list[str]:
    """Parts of at most so many bytes of UTF-8, marked (1/3) where there are several. Nothing but line ends is lost."""
    if len(text.encode()) <= most:
        return [text]
    parts = list(_filled(text, most - 2 * _MARK))
    return [f"（{at}/{len(parts)}）\n{part}" for at, part in enumerate(parts, 1)]


def _filled(text: str, most: int) -> Iterator[str]:
    gathered: list[str] = []
    for line in text.split("\n"):
        for piece in _pieces(line, most):
            if gathered and len("\n".join([*gathered, piece]).encode()) > most:
                yield "\n".join(gathered)
                gathered = []
            gathered.append(piece)
    if gathered:
        yield "\n".join(gathered)


def _pieces(line: str, most: int) -> Iterator[str]:
    """A line in pieces that fit, parted between characters."""
    body = line.encode()
    while len(body) > most:
        piece = body[:most].decode("utf-8", "ignore")
        yield piece
        body = body[len(piece.encode()) :]
    yield body.decode()
