"""Traditional and simplified script: a view of the same length, so that offsets stay.

Character conversion is OpenCC's `t2s` (Apache-2.0). Regional wordings (軟體 for 软件) are industry data and
live in the lexicon, not here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import ne

import opencc

__all__ = ["HAN", "from_traditional", "is_han", "is_traditional", "simplified"]

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ebef"
"""Inside of a regular-expression class for Han characters."""

_HAN_RUN = re.compile(f"[{HAN}]+")
_MOST_HAN = 20
"""Han characters for each one that conversion changes: a simplified text holds next to none that changes (below 0.5 % in
the corpus), a traditional one 25–35 %; mixed pages lie between, and want the view too."""

_STRETCH = 4096
"""Characters that are counted at once."""
_PIECE = 64
"""Characters of a piece that is counted in and not halved any more."""


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def is_han(char: str) -> bool:
    """Whether a character is a Chinese character."""
    code = ord(char)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2EBEF


def simplified(text: str) -> str:
    """The text in simplified characters; never longer or shorter than what was given."""
    whole: str = _converter().convert(text)
    if len(whole) == len(text):
        return whole
    return "".join(_simplified_line(line) for line in text.splitlines(keepends=True))


def _simplified_line(line: str) -> str:
    converted: str = _converter().convert(line)
    if len(converted) == len(line):
        return converted
    chars = (_converter().convert(char) for char in line)
    return "".join(new if len(new) == 1 else old for new, old in zip(chars, line, strict=True))


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters."""
    return from_traditional(text) is not None


def from_traditional(text: str) -> str | None:
    """The simplified view of a text written in traditional characters, `None` for any other."""
    plain = simplified(text)
    changed = _changed(text, plain)
    return plain if changed and 0 < _han(text, changed * _MOST_HAN) < changed * _MOST_HAN else None


def _han(text: str, enough: int) -> int:
    """How many Han characters a text holds, counted until they are enough; most texts show so many before long."""
    count = 0
    for start in range(0, len(text), _STRETCH):
        count += sum(map(len, _HAN_RUN.findall(text, start, start + _STRETCH)))
        if count >= enough:
            break
    return count


def _changed(text: str, plain: str) -> int:
    """How many characters two texts of one length differ in; of most texts most parts are equal."""
    if text == plain:
        return 0
    if len(text) <= _PIECE:
        return sum(map(ne, text, plain))
    half = len(text) // 2
    return _changed(text[:half], plain[:half]) + _changed(text[half:], plain[half:])
