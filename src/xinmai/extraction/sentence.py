"""One sentence with its marks (times, measures, names), the quantity being read in it, and what has been read so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeVar

from xinmai.extraction.areas import AreaMemory
from xinmai.extraction.discourse import Discourse
from xinmai.extraction.measures import FoundMeasure
from xinmai.extraction.named import Level, Named
from xinmai.extraction.names import FoundName
from xinmai.extraction.noun_phrases import Parse
from xinmai.extraction.phrase import clean_subject
from xinmai.extraction.quantity import FoundQuantity
from xinmai.extraction.segment import Segment, blank_brackets, blanked
from xinmai.extraction.timeline import Timeline
from xinmai.extraction.timemention import Calendar, TimeMention
from xinmai.model import EntityType, Period, Status

__all__ = ["Place", "Reading", "Sentence", "State", "marks_within"]

_ABBREVIATION = re.compile(r"(?<=[\u4e00-\u9fff])[（(][A-Za-z][A-Za-z0-9 .\-]{0,14}[)）](?=[\u4e00-\u9fff])")
_FEW = 8
"""Marks that are looked through faster than halved."""


class _Mark(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_M = TypeVar("_M", bound=_Mark)


def _start(mark: _Mark) -> int:
    return mark.start


def _end(mark: _Mark) -> int:
    return mark.end


def marks_within(marks: Sequence[_M], low: int, high: int) -> Sequence[_M]:
    """The marks wholly inside a stretch; of many found by halving: they stand in order and do not overlap."""
    if len(marks) <= _FEW:
        return [mark for mark in marks if low <= mark.start and mark.end <= high]
    first = bisect_left(marks, low, key=_start)
    return marks[first : bisect_right(marks, high, first, key=_end)]


class Reading(NamedTuple):
    """A joined quantity, offsets in clean text; `rules` name the decisions that made it."""

    found: FoundQuantity
    subject: str | None
    indicator: str | None
    period: Period
    area: str | None
    status: Status
    source: str | None
    rules: tuple[str, ...]
    confidence: float


@dataclass(slots=True)
class State:
    """What has been read so far and still holds; `home` is the currency of amounts that name none.

    `period` is the one in force, `base` the one that comes back when a forecast's clause is over,
    `latest` the latest one of the text, which a new paragraph returns to. `subjects` and
    `years` are those a list of numbers goes through in order, `listed` how far it has come; `in_turn`
    are the measures it goes through, `levels` those of the sentence so far. `heading` is the status that a
    heading gives to the lines below it, `heads_from` the reading in front of it.
    """

    home: str = "CNY"
    discourse: Discourse = field(default_factory=Discourse)
    timeline: Timeline = field(default_factory=Timeline)
    level: Level | None = None
    period: Period = Period(None)
    base: Period = Period(None)
    latest: Period = Period(None)
    areas: AreaMemory = field(default_factory=AreaMemory)
    today: Calendar = Calendar()
    subjects: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    listed: int = 0
    levels: list[str] = field(default_factory=list)
    in_turn: Sequence[str] = ()
    last: Reading | None = None
    heading: Status = Status.ACTUAL
    heads_from: Reading | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's text and marks, offsets in it; `plain` has bracketed remarks blanked."""

    text: str
    times: Sequence[TimeMention]
    measures: Sequence[FoundMeasure]
    names: Sequence[FoundName]
    parse: Parse = field(default_factory=Parse)
    plain: str = ""
    timeless: str = ""
    """The plain text with times blanked too."""
    memo: dict[str, Any] = field(default_factory=dict)
    """What readers have worked out once for all quantities of the sentence."""
    spans: Sequence[tuple[int, int]] = ()
    """Where times stand."""
    wordings: Sequence[str] = ()
    """The names as they are written, each once."""

    def __post_init__(self) -> None:
        plain, spans = blank_brackets(self.text), [(t.start, t.end) for t in self.times]
        object.__setattr__(self, "plain", plain)
        object.__setattr__(self, "spans", spans)
        object.__setattr__(self, "timeless", blanked(plain, spans))
        object.__setattr__(self, "wordings", list(dict.fromkeys(n.text for n in self.names)))

    def main_times(self, low: int, high: int) -> list[TimeMention]:
        """Times inside a stretch that are no base of comparison."""
        return [t for t in marks_within(self.times, low, high) if not t.compared]

    def in_brackets(self, at: int) -> bool:
        """Whether a place belongs to a bracketed remark."""
        return self.plain[at : at + 1] != self.text[at : at + 1]

    def of_type(self, kind: EntityType, low: int, high: int) -> list[FoundName]:
        """Names of a type inside a stretch."""
        return [n for n in marks_within(self.names, low, high) if n.entity.type is kind]

    def without_times(self, phrase: str, offset: int) -> str:
        """A phrase that stands at `offset`, times taken out."""
        last = bisect_left(self.spans, (offset + len(phrase),))
        for start, end in reversed(self.spans[bisect_left(self.spans, (offset,)) : last]):
            phrase = phrase[: start - offset] + phrase[end - offset :]
        return phrase

    def subject_of(self, phrase: str, offset: int) -> str:
        """What a phrase at `offset` can name, cleaned; may be empty. An abbreviation in brackets parts no name: 深紫外（DUV）系统."""
        bare = self.without_times(phrase, offset)
        if "\x00" in bare and len(bare) == len(phrase):
            for match in reversed(list(_ABBREVIATION.finditer(self.text, offset, offset + len(phrase)))):
                bare = bare[: match.start() - offset] + bare[match.end() - offset :]
        return clean_subject(bare, self.wordings)


class Place(NamedTuple):
    """The quantity being read: behind what offset its words start, how they were taken apart and named."""

    at: int
    segment: Segment
    quantity: FoundQuantity
    named: Named
    source: str | None = None

    @property
    def until(self) -> int:
        """Where the quantity starts."""
        return self.quantity.start
