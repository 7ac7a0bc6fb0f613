"""Which headings of an issue without a contents page open a new article, and which are subheadings.

An article's title changes the subject, a subheading keeps it. That is measured as in TextTiling (Hearst 1997):
the cosine of TF-IDF weighted character bigrams between what stands before and what follows. Layout adds to it:
titles run longer, part their clauses with a blank, and in some bulletins alone have blanks around Latin words.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import add

from xinmai.articles.paragraphs import Paragraph, heading_level, letters, looks_like_heading
from xinmai.hanzi import HAN

__all__ = ["choose_titles"]

Bigrams = Counter[str]

_FOLLOWING = 800
"""Characters behind a heading that speak for its subject: about the first screen of a section."""
_BODY = 30
"""An article has at least a sentence behind its title."""
_COHESION = 0.11
"""Cosine between neighbours. On bulletins the sections of one article lie above it in 95 of 100 cases and
neighbouring articles below it as often; a weight turns the distance into the same scale as the layout marks."""
_WEIGHT = 18.0
_LENGTHS = (9.5, 13.5, 16.5, 23.5)
_LENGTH_SCORES = (-1.5, -0.3, 0.3, 1.2, 2.0)
# A blank in front, for the engine skips all else quickly; then what stands before it is looked back at.
_SPACED = re.compile(rf" (?:(?<=[{HAN}”》] )[A-Za-z0-9]|(?<=[A-Za-z0-9%+] )[{HAN}“《])")
_UNSPACED = re.compile(rf"[{HAN}][A-Za-z0-9]|[A-Za-z0-9][{HAN}]")
_TWO_CLAUSES = re.compile(rf"[{HAN}”》？！] +[{HAN}“《]")
_SUBTITLE = re.compile(r"(?:——|--|·|—)")
_DATELINE = re.compile(r"近日|日前|近期|不久前|\d{1,2}月\d{1,2}日|本报讯|记者|今年以来|发布|召开|举行")


class Idf(dict[str, float]):
    """Inverse frequency of bigrams in the lines of a document; those of no line are the rarest."""

    def __init__(self, frequency: Bigrams, lines: int) -> None:
        # Many bigrams are equally frequent: one logarithm does for all of them.
        rarity = {count: math.log((lines + 1) / (count + 0.5)) for count in {0, *frequency.values()}}
        super().__init__({bigram: rarity[count] for bigram, count in frequency.items()})
        self._rarest = rarity[0]

    def __missing__(self, _bigram: str) -> float:
        return self._rarest


@dataclass(frozen=True, slots=True)
class _Candidate:
    heading: Paragraph
    following: str
    raw: str
    after_heading: bool


class _Told:
    """What an article has told from the line `until` on, as bigrams: counted on from heading to heading, however many it has."""

    def __init__(self, lines: Sequence[Paragraph], idf: Idf, until: int = 0) -> None:
        self._lines, self._idf, self._until = lines, idf, until
        self._counts: Bigrams = Counter()
        self._square = 0.0
        self._last = ""

    def go_on(self, until: int) -> None:
        """Tell the lines up to another one."""
        word = self._last + letters("".join(line.text for line in self._lines[self._until : until]))
        self._until, self._last = until, word[-1:]
        for bigram, more in Counter(_bigrams(word)).items():
            before = self._counts[bigram]
            self._counts[bigram] = before + more
            self._square += more * (2 * before + more) * self._idf[bigram] ** 2

    def cosine(self, other: Bigrams) -> float:
        """How much another text is about the same, from 0 to 1."""
        weighed = {bigram: count * self._idf[bigram] for bigram, count in other.items()}
        shared = sum(weight * self._counts[bigram] * self._idf[bigram] for bigram, weight in weighed.items())
        size = math.hypot(*weighed.values()) * math.sqrt(self._square)
        return shared / size if size else 0.0


def choose_titles(lines: Sequence[Paragraph], sections: Sequence[range], raw: str) -> list[list[Paragraph]]:
    """For each section (a range of paragraph indexes) the headings that open its articles, in order.

    A section starts with an article, so its first heading is a title.
    """
    if not sections:
        return []
    idf = _inverse_frequency(lines)
    headings = [[p for p in lines[s.start : s.stop] if looks_like_heading(p.text)] for s in sections]
    spaced_habit = _spacing_habit([p for part in headings for p in part], lines, raw)
    chosen: list[list[Paragraph]] = []
    for section, part in zip(sections, headings, strict=True):
        titles: list[Paragraph] = []
        told = _Told(lines, idf)
        for candidate in _candidates(lines, section.stop, part, raw):
            if not titles or _score(candidate, told, idf, spaced_habit) > 0:
                titles.append(candidate.heading)
                told = _Told(lines, idf, candidate.heading.index)
        chosen.append(titles)
    return chosen


def _candidates(lines: Sequence[Paragraph], stop: int, headings: Sequence[Paragraph], raw: str) -> Iterator[_Candidate]:
    """Headings with what follows them before the line `stop`."""
    marked = {p.index for p in headings}
    for heading in headings:
        body = ""
        for index in range(heading.index + 1, stop):
            if (index in marked and body) or len(body) >= _FOLLOWING:
                break
            body += lines[index].text
        yield _Candidate(heading, body[:_FOLLOWING], heading.span.of(raw), heading.index - 1 in marked)


def _score(candidate: _Candidate, told: _Told, idf: Idf, spaced_habit: bool) -> float:
    """Above 0 the heading opens an article; `told` is the one before it."""
    text = candidate.heading.text
    if candidate.after_heading or _SUBTITLE.match(text) or heading_level(text) or len(candidate.following) < _BODY:
        return -1.0
    layout = _layout_score(candidate, spaced_habit)
    if layout + _WEIGHT * _COHESION <= 0:
        return layout  # whatever it is about
    told.go_on(candidate.heading.index)
    cohesion = told.cosine(Counter(_bigrams(letters(text + candidate.following))))
    return _WEIGHT * (_COHESION - cohesion) + layout


def _layout_score(candidate: _Candidate, spaced_habit: bool) -> float:
    text = candidate.heading.text
    score = _length_score(len(text))
    if _TWO_CLAUSES.search(candidate.raw) and len(text) >= 14:
        score += 1.0
    if _SPACED.search(candidate.raw):
        score += 2.0
    elif spaced_habit and _UNSPACED.search(candidate.raw):
        score -= 2.0
    if _DATELINE.search(candidate.following[:60]):
        score += 0.3
    return score


def _length_score(length: int) -> float:
    """Titles say who did what, subheadings name a point.

    Few titles have under 10 characters, few subheadings over 16, and hardly one runs over a printed line.
    """
    return _LENGTH_SCORES[bisect_right(_LENGTHS, length)]


def _spacing_habit(headings: Sequence[Paragraph], lines: Sequence[Paragraph], raw: str) -> bool:
    """Whether some headings set Latin words off with blanks while running text does not."""
    body = [p for p in lines if len(p.text) > 60]
    spaced = sum(bool(_SPACED.search(p.span.of(raw))) for p in headings)
    loose = sum(bool(_SPACED.search(p.span.of(raw))) for p in body)
    return spaced >= 2 and loose <= 0.2 * len(body)


def _bigrams(word: str) -> list[str]:
    return list(map(add, word, word[1:]))


def _inverse_frequency(lines: Sequence[Paragraph]) -> Idf:
    frequency: Bigrams = Counter()
    for line in lines:
        frequency.update(set(_bigrams(letters(line.text))))
    return Idf(frequency, len(lines))
