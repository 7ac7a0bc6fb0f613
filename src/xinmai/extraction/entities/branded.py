"""Short names of companies: a word that is none of the dictionary, with what the company does behind it (澜湖科技)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rjieba

from xinmai.extraction.entities.forms import Cue, Forms
from xinmai.extraction.entities.leftward import read_back
from xinmai.extraction.entities.spotted import Spotted
from xinmai.hanzi import is_han
from xinmai.model import EntityType

__all__ = ["find_branded", "trade_end"]

_SIZES = range(2, 5)
_AHEAD = 8
_TRADE_SIZES = (4, 3, 2)
_GOES_ON = ("v", "d", "p", "c", "u", "x", "t", "r", "f")
"""Tags of words that may follow a name; a noun would make it a description."""
_GLUED = frozenset("传与由向对和及而在将因但则为是从")
"""Characters of grammar that the segmenter takes for the front of an unknown word."""


def find_branded(text: str, cues: Iterable[Cue], forms: Forms) -> Iterator[Spotted]:
    """Made-up words with a trade behind them and no noun behind that."""
    for cue in cues:
        if cue.kind != "ending" or not _may_end_a_brand(text, cue.start):
            continue
        words = read_back(text, cue.start, forms)
        if len(words) != 1:
            continue
        start = words[0].start
        while text[start] in _GLUED and cue.start - start > min(_SIZES):
            start += 1
        if cue.start - start in _SIZES and not rjieba.has_word(words[0].text) and not text[start : cue.start].isascii():
            end = trade_end(text, cue.end, forms)
            following = rjieba.tag(text[end : end + _AHEAD])
            if not following or following[0][1].startswith(_GOES_ON):
                yield Spotted(start, end, EntityType.COMPANY, "name:brand", False)


def trade_end(text: str, at: int, forms: Forms) -> int:
    """Where words for a trade that stand at an offset end."""
    trade = forms.of("trade")
    while size := next((size for size in _TRADE_SIZES if text[at : at + size] in trade), 0):
        at += size
    return at


def _may_end_a_brand(text: str, at: int) -> bool:
    """Whether no common word ends here, which is quickly seen and true of few places."""
    pair = text[at - 2 : at] if at > 1 else ""
    return len(pair) == 2 and is_han(pair[1]) and not rjieba.has_word(pair)
