"""What may be the subject of a quantity, and how each candidate stands to it.

Candidates are the phrase left of the measure, what opens the clauses, every noun phrase and name of the sentence
up to the quantity, the noun behind it, and what was spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from xinmai.extraction.discourse import Discourse, is_circumstance
from xinmai.extraction.phrase import clean_subject, is_topic, opening_of
from xinmai.extraction.sentence import Place, Sentence

__all__ = ["BREAKS", "Candidate", "candidates"]

BREAKS = re.compile(r"[，,；;。：:]")
_CLAUSE = re.compile(r"[^，,；;。：:！？!?\n\t]+")
_EDGE = " 的，,“”\"'「」《》\x00-、"
_LONGEST = 32
_BEHIND = 16
"""Characters behind a quantity within which its counted noun starts."""
_CLAUSES_BACK = 5


@dataclass(slots=True)
class Candidate:
    """A phrase with its origins; `end` is where it last ends in front of the quantity, or -1."""

    text: str
    origins: set[str] = field(default_factory=set)
    start: int = -1
    order: int = 0

    @property
    def end(self) -> int:
        """Where the phrase ends in its sentence."""
        return self.start + len(self.text)


def candidates(sentence: Sentence, discourse: Discourse, place: Place) -> list[Candidate]:
    """All candidates for the subject of a quantity, each text once."""
    pool: dict[str, Candidate] = {}
    for origin, text in (*_in_sentence(sentence, place, pool), *discourse.mentions()):
        _add(pool, text, origin)
    for one in pool.values():
        one.start = sentence.plain.rfind(one.text, 0, place.until)
    return list(pool.values())


def _add(pool: dict[str, Candidate], text: str, origin: str) -> Candidate | None:
    text = text.strip(_EDGE)
    if not 2 <= len(text) <= _LONGEST:
        return None
    one = pool.setdefault(text, Candidate(text))
    one.origins.add(origin)
    return one


def _in_sentence(sentence: Sentence, place: Place, pool: dict[str, Candidate]) -> Iterator[tuple[str, str]]:
    names = [n.text for n in sentence.names]
    if place.named.subject:
        yield "object", clean_subject(place.named.subject, names) or place.named.subject
    if phrase := sentence.subject_of(place.named.phrase, place.segment.offset):
        yield "left of measure", phrase
    yield from _openings(sentence, place)
    for found in sentence.parse.phrases:
        if found.start >= place.until:
            gap = sentence.plain[place.quantity.end : found.start]
            if len(gap) > _BEHIND or BREAKS.search(gap):
                break
            yield "behind" if gap.strip("的 ") else "right behind", _clean(sentence, found.start, found.end, names)
        elif found.end <= place.until:
            for start, end in _cuts(sentence, found.start, found.end):
                one = _add(pool, _clean(sentence, start, end, names), "noun phrase")
                if one:
                    one.order = found.order
    for name in sentence.names:
        if name.end <= place.until:
            yield "name", name.text


def _cuts(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A phrase, and its part in front of a measure that it holds (`集成电路卡` of `集成电路卡市场规模`)."""
    yield start, end
    inside = next((m.start for m in sentence.measures if start < m.start < end), None)
    if inside is not None:
        yield start, inside


def _clean(sentence: Sentence, start: int, end: int, names: list[str]) -> str:
    text = sentence.plain[start:end]
    return clean_subject(text, names) or text


def _openings(sentence: Sentence, place: Place) -> Iterator[tuple[str, str]]:
    """The phrases that open clauses up to the quantity, the nearest first."""
    clauses = list(_CLAUSE.finditer(sentence.timeless[: place.until]))
    for back, clause in enumerate(reversed(clauses[-_CLAUSES_BACK:])):
        low, high = clause.span()
        inside = [(n.start - low, n.text) for n in sentence.names if low <= n.start < high]
        measure = next((m.start - low for m in sentence.measures if low < m.start < high), None)
        text = opening_of(clause.group(), inside, measure)
        if text:
            yield ("opens clause" if is_topic(text) else "opens badly") + f" {min(back, 3)}", text
            if is_circumstance(clause.group()):
                yield "circumstance", text
