"""Text for charts: how wide it is, and where its lines break. Widths are upper estimates, as no font is read here."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["balanced", "clean", "text_width", "wrapped"]

_DROPPED = {"Cc", "Cf", "Cs"}
_BRACES = str.maketrans("{}", "｛｝")
_FULL, _CAPITAL, _BROAD, _SLIM = 1.0, 0.72, 0.95, 0.6
_TOKEN = re.compile(r"[A-Za-z0-9À-ɏͰ-ӿ.,'’_/+%&#@$-]+|\s+|.", re.DOTALL)
_CLOSING = frozenset("，。、；：？！）】》〉」』”’…—·,.;:?!)]}%％℃")
_OPENING = frozenset("（【《〈「『“‘([{")


def clean(text: str) -> str:
    """`text` on one line, without characters that XML forbids or that nobody sees; braces, which ECharts reads as fields, full width."""
    kept = (char for char in " ".join(text.split()) if unicodedata.category(char) not in _DROPPED and ord(char) & 0xFFFE != 0xFFFE)
    return "".join(kept).translate(_BRACES)


def text_width(text: str, size: float) -> float:
    """How wide a line is in letters of `size`, at most.

    >>> text_width("中国GDP", 10)
    41.6
    """
    return round(sum(map(_width, text)) * size, 3)


def _width(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WFA":
        return _FULL
    if char in "%@MWmw&":
        return _BROAD
    return _CAPITAL if char.isupper() else _SLIM


def wrapped(text: str, size: float, width: float) -> list[str]:
    """The lines of a text in a column of `width`; words and numbers stay whole where they fit, marks stay with their words."""
    lines = [""]
    for piece in _pieces(clean(text)):
        if text_width((lines[-1] + piece).rstrip(), size) <= width:
            lines[-1] += piece
        elif text_width(piece.strip(), size) <= width:
            lines.append(piece.lstrip())
        else:
            _break_into(lines, piece, size, width)
    return [line.strip() for line in lines if line.strip()] or [""]


def _pieces(text: str) -> list[str]:
    """What must not be broken: a word, a character, each with the marks that belong to it."""
    pieces: list[str] = []
    for token in _TOKEN.findall(text):
        if pieces and (token in _CLOSING or (pieces[-1] and pieces[-1][-1] in _OPENING)):
            pieces[-1] += token
        else:
            pieces.append(token)
    return pieces


def _break_into(lines: list[str], piece: str, size: float, width: float) -> None:
    for char in piece:
        if lines[-1] and text_width(lines[-1] + char, size) > width:
            lines.append("")
        lines[-1] += char


def balanced(text: str, size: float, width: float) -> list[str]:
    """As `wrapped`, with lines about equally long: no character stands alone on the last."""
    lines = wrapped(text, size, width)
    if len(lines) == 1:
        return lines
    narrow = text_width(clean(text), size) / len(lines)
    while narrow < width:
        tried = wrapped(text, size, narrow)
        if len(tried) <= len(lines):
            return tried
        narrow += size / 2
    return lines
