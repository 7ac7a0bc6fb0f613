"""`Passage`: the stretch of an article that shows best what was searched for, with the words marked. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from xinmai.hanzi import trimmed
from xinmai.model import Article, Span
from xinmai.store.search.query import AllOf, AnyOf, Query, Words, words_of
from xinmai.store.search.tokens import CJK, fold, runs

__all__ = ["Passage", "holds", "passage_of"]

_WIDTH = 120
_LEAD = 30
"""Characters before the first word that are shown, so that the sentence can be followed."""
_LOOKED_AT = 500
"""Places of an article that are weighed against each other."""
_STARTS = re.compile(r"[。！？!?；;\n]\s*")
_BETWEEN = r"[\W_]{0,16}"
_NO_LETTER_BEFORE, _NO_LETTER_BEHIND = rf"(?<![^\W_{CJK}])", rf"(?![^\W_{CJK}])"

_Place = tuple[int, int, int]
"""Start, end, and the number of the words that stand there."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Clean characters `start` to `end` of an article's body; `marks` are stretches of it, `title_marks` of the title."""

    article: Article
    score: float
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()
    title_marks: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """What is shown."""
        return self.article.body.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where it stands in the raw text of the document."""
        return self.article.body.span(self.start, self.end)

    @property
    def highlights(self) -> list[tuple[int, int]]:
        """The marks in offsets of `text`."""
        return [(start - self.start, end - self.start) for start, end in self.marks]


def passage_of(article: Article, query: Query, score: float = 0.0) -> Passage:
    """The stretch with most of the words, and of such stretches the first; the head of the article where none stands in it."""
    words = list(dict.fromkeys(words_of(query)))
    body = fold(article.body.text)
    places = _places(body, [one for one in words if one.field != "title"])
    titled = _places(fold(article.title), words)
    start, end = _window(body, places)
    marks = tuple((low, high) for low, high, _ in places if start <= low and high <= end)
    return Passage(article, score, start, end, marks, tuple((low, high) for low, high, _ in titled))


def holds(article: Article, names: Sequence[str], query: Query) -> bool:
    """Whether an article has the words of a query as they stand in it; of fields and days the index is believed.

    `names` are those of the article's entities, which are searched as well.
    """
    text = "\n".join(map(fold, (article.title, article.body.text, *names)))

    def has(part: Query) -> bool:
        match part:
            case Words():
                return re.search(_pattern(part.text), fold(article.title) if part.field else text, re.IGNORECASE) is not None
            case AllOf(parts):
                return all(map(has, parts))
            case AnyOf(parts):
                return any(map(has, parts))
            case _:
                return True

    return has(query)


def _places(text: str, words: Sequence[Words]) -> list[_Place]:
    patterns = list(filter(None, (_pattern(one.text) for one in words)))
    if not patterns:
        return []
    pattern = re.compile("|".join(f"({one})" for one in patterns), re.IGNORECASE)
    return [(*found.span(), (found.lastindex or 1) - 1) for found in islice(pattern.finditer(text), _LOOKED_AT)]


@lru_cache(maxsize=256)
def _pattern(text: str) -> str:
    """Words as they may stand in a text: with marks between runs, Latin words whole."""
    parts = [re.escape(run) if is_cjk else f"{_NO_LETTER_BEFORE}{re.escape(run)}{_NO_LETTER_BEHIND}" for run, is_cjk in runs(fold(text))]
    return _BETWEEN.join(parts)


def _window(text: str, places: Sequence[_Place]) -> tuple[int, int]:
    best, chosen, last = (-1, -1), 0, 0
    for index, (low, _, _) in enumerate(places):
        last = max(last, index)
        while last < len(places) and places[last][1] <= low + _WIDTH - _LEAD:
            last += 1
        within = places[index:last]
        worth = (len({number for _, _, number in within}), len(within))
        if worth > best:
            best, chosen = worth, low
    start = _start(text, chosen)
    end = min(len(text), max(start + _WIDTH, next((high for low, high, _ in places if low == chosen), 0)))
    return trimmed(text, start, end)


def _start(text: str, at: int) -> int:
    """Where a sentence begins shortly before a place, else a few characters before it."""
    low = max(0, at - _LEAD)
    begins = [found.end() for found in _STARTS.finditer(text, low, at)]
    return begins[-1] if begins else low
