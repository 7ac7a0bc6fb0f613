"""Short names of companies: a word that is none of the dictionary, with what the company does behind it (澜湖科技)."""

from __future__ import annotations

from collections.abc import Iterator

import rjieba

from xinmai.extraction.entities.forms import Forms
from xinmai.extraction.entities.leftward import read_back
from xinmai.extraction.entities.spotted import Spotted
from xinmai.model import EntityType

__all__ = ["find_branded", "trade_end"]

_SIZES = range(2, 5)
_AHEAD = 8
_TRADE_SIZES = (4, 3, 2)
_GOES_ON = ("v", "d", "p", "c", "u", "x", "t", "r", "f")
"""Tags of words that may follow a name; a noun would make it a description."""
_GLUED = frozenset("传与由向对和及而在将因但则为是从")
"""Characters of grammar that the segmenter takes for the front of an unknown word."""


def find_branded(text: str, forms: Forms) -> Iterator[Spotted]:
    """Made-up words with a trade behind them and no noun behind that."""
    for start, end in forms.endings(text):
        # a common word ends in front of nearly all of them, which is quickly seen
        if not rjieba.has_word(text[max(0, start - 2) : start]) and (brand := _brand_start(text, start, forms)) >= 0:
            stop = trade_end(text, end, forms)
            following = rjieba.tag(text[stop : stop + _AHEAD])
            if not following or following[0][1].startswith(_GOES_ON):
                yield Spotted(brand, stop, EntityType.COMPANY, "name:brand", False)


def _brand_start(text: str, end: int, forms: Forms) -> int:
    """Where the made-up word begins that ends here; -1 where none does."""
    words = read_back(text, end, forms)
    if len(words) != 1 or rjieba.has_word(words[0].text):
        return -1
    start = words[0].start
    while text[start] in _GLUED and end - start > min(_SIZES):
        start += 1
    return start if end - start in _SIZES and not text[start:end].isascii() else -1


def trade_end(text: str, at: int, forms: Forms) -> int:
    """Where words for a trade that stand at an offset end."""
    trade = forms.of("trade")
    while size := next((size for size in _TRADE_SIZES if text[at : at + size] in trade), 0):
        at += size
    return at
