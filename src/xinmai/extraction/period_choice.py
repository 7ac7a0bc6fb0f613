"""Which period holds for a quantity whose own words state none: the candidate with the most points.

Candidates are the times of its sentence, the period in force, what was spoken of before, the publication, and none. Points go
by where a candidate comes from, how fine it is and how it lies to the publication, each beside what is measured and how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from xinmai.extraction.points import points_of
from xinmai.extraction.sentence import Place, Sentence, State
from xinmai.extraction.timemention import TimeMention
from xinmai.extraction.timevalue import is_day, year_before
from xinmai.model import Period, PeriodBasis, Status

__all__ = ["TimeCandidate", "TimeSituation", "choose_period", "compared_at_once", "features_of", "move_of", "time_candidates"]

_NOW = re.compile(r"今年|现(?:已|在|有)|迄今|至今|已(?:达|有|建|经|超|突破|累)")
_CLAUSE = re.compile(r"[，,；;。：:]")
_GRAINS = (
    ("none", re.compile(r"")),
    ("year", re.compile(r"(?:FY)?\d{4}")),
    ("half", re.compile(r"(?:FY)?\d{4}-H[12]")),
    ("quarter", re.compile(r"(?:FY)?\d{4}-Q[1-4]")),
    ("month", re.compile(r"\d{4}-\d{2}")),
    ("day", re.compile(r"\d{4}-\d{2}-\d{2}")),
    ("years", re.compile(r"\d{4}/\d{4}")),
)
_FROM = re.compile(r"[由从自](?:约|近|不到|不足|超过)?$")
_FROM_REACH = 4
"""Characters at the end of the words in front of a number in which one stands."""
_AT_ONCE = re.compile(r"的?(?:约|近|不到|不足|超过|逾|高达)?")
_AHEAD, _BEHIND = 60, 24
"""Characters around a quantity within which its own words of time stand."""


class TimeCandidate(NamedTuple):
    """A period in normal form, empty for none, and where it comes from."""

    value: str
    origins: frozenset[str]


class TimeSituation(NamedTuple):
    """What holds for all candidates of one quantity: how it was named, what kind of measure it is of, its unit's dimension, where in a move it stands."""

    named: str
    measures: str
    dimension: str
    move: str
    status: str
    now: bool
    published: int | None


def choose_period(sentence: Sentence, state: State, place: Place, status: Status) -> Period:
    """The candidate with the most points; the first of several."""
    at = situation_of(sentence, state, place, status)
    best = max(time_candidates(sentence, state, place), key=lambda one: _points(one, at))
    return Period(best.value or None, _basis(best))


def _points(one: TimeCandidate, at: TimeSituation) -> int:
    return _points_of_origins(one.origins, at.status) + _points_of_value(_grain(one.value), _lies(one.value, at.published), at)


@lru_cache(maxsize=1 << 12)
def _points_of_origins(origins: frozenset[str], status: str) -> int:
    return points_of("period", _origin_features(origins, status))


@lru_cache(maxsize=1 << 15)
def _points_of_value(grain: str, lies: str, at: TimeSituation) -> int:
    return points_of("period", _value_features(grain, lies, at))


def _basis(one: TimeCandidate) -> PeriodBasis:
    if not one.value:
        return PeriodBasis.UNKNOWN
    if any(origin.startswith("sentence") for origin in one.origins):
        return PeriodBasis.SENTENCE
    return PeriodBasis.PUBLISHED if all(origin.startswith("published") for origin in one.origins) else PeriodBasis.CONTEXT


def situation_of(sentence: Sentence, state: State, place: Place, status: Status) -> TimeSituation:
    """What a quantity is of and how its words speak of time."""
    near = _CLAUSE.split(sentence.plain[max(0, place.until - _AHEAD) : place.until])[-1]
    level = place.named.level
    return TimeSituation(
        named=place.named.rule.partition(":")[0],
        measures=level.kind if level else "",
        dimension=place.quantity.unit.dimension,
        move=move_of(place),
        status=status.value,
        now=_NOW.search(near) is not None,
        published=state.today.published_year,
    )


def move_of(place: Place) -> str:
    """Whether a number is where a move starts (`由…`) or where it ends (`升至…`)."""
    words = place.segment.head + place.segment.tail
    if _FROM.search(words, max(0, len(words) - _FROM_REACH)):
        return "start"
    change = place.segment.change
    return "end" if place.named.rule == "level:reached" or (change is not None and change.to_level) else ""


def time_candidates(sentence: Sentence, state: State, place: Place) -> list[TimeCandidate]:
    """All candidates, each value once, in the order they are come by."""
    pool: dict[str, set[str]] = {}
    for origin, value in _come_by(sentence, state, place):
        pool.setdefault(value, set()).add(origin)
    return [TimeCandidate(value, frozenset(origins)) for value, origins in pool.items()]


def _come_by(sentence: Sentence, state: State, place: Place) -> Iterator[tuple[str, str]]:
    if state.period.text:
        yield f"in force by {_KNOWN_BY[state.period.basis]}", state.period.text
        if is_day(state.period.text):
            yield "year of day in force", state.period.text[:4]
    yield "none", ""
    yield from _in_sentence(sentence, state, place)
    yield from state.timeline.mentions()
    if published := state.today.published:
        yield "published year", published[:4]
        if len(published) >= 7:
            yield "published month", published[:7]


_KNOWN_BY = {
    PeriodBasis.STATED: "sentence",
    PeriodBasis.SENTENCE: "sentence",
    PeriodBasis.CONTEXT: "context",
    PeriodBasis.PUBLISHED: "publication",
    PeriodBasis.UNKNOWN: "context",
}


def _in_sentence(sentence: Sentence, state: State, place: Place) -> Iterator[tuple[str, str]]:
    before = [t for t in sentence.times if t.value and t.end <= place.until]
    inside = sentence.in_brackets(place.until)
    aside = [t for t in before if t.passing or (sentence.in_brackets(t.start) and not inside)]
    plain = [t for t in before if not t.compared and t not in aside]
    if plain:
        yield "sentence opens", plain[0].value
        yield "sentence last", plain[-1].value
    for time in before:
        if time.compared:
            yield "sentence compares", time.value
        elif time in aside:
            yield "sentence passes", time.value
    if (base := compared_at_once(sentence, before, place)) is not None:
        yield "sentence compares at once", base.value
    if state.period.text and any(t.leans == "prior" for t in sentence.times):
        yield "year before", year_before(state.period.text)
    low = place.quantity.end
    behind = next((t for t in sentence.times if low <= t.start <= low + _BEHIND), None)
    if behind and behind.value and not (behind.compared or _CLAUSE.search(sentence.text, low, behind.start)):
        yield "sentence behind", behind.value


def compared_at_once(sentence: Sentence, times: Sequence[TimeMention], place: Place) -> TimeMention | None:
    """The last of some times, where it is a base of comparison that the number stands right behind: `比2023年的5268亿美元增长`."""
    base = times[-1] if times else None
    at_once = base is not None and base.compared and _AT_ONCE.fullmatch(sentence.text, base.end, place.until)
    return base if at_once else None


def features_of(one: TimeCandidate, at: TimeSituation) -> Iterator[str]:
    """Where a candidate comes from, how fine it is and how it lies to the publication, each beside what is measured and how."""
    yield from _origin_features(one.origins, at.status)
    yield from _value_features(_grain(one.value), _lies(one.value, at.published), at)


def _origin_features(origins: frozenset[str], status: str) -> Iterator[str]:
    for origin in origins:
        yield origin
        yield f"{origin}, {status}"


def _value_features(grain: str, lies: str, at: TimeSituation) -> Iterator[str]:
    yield f"{grain}, {at.named}"
    yield f"{grain}, {at.dimension}"
    yield f"{grain}, measures {at.measures}"
    if at.move:
        yield f"{grain}, {at.move} of move"
    if at.now:
        yield f"{grain}, now"
    yield grain
    yield lies
    yield f"{lies}, {grain}"
    yield f"{lies}, {at.status}"


@lru_cache(maxsize=1 << 12)
def _grain(value: str) -> str:
    return next((name for name, form in _GRAINS if form.fullmatch(value)), "months")


def _lies(value: str, published: int | None) -> str:
    """How a period lies to the year of publication."""
    if not value:
        return "no time"
    if published is None:
        return "unknown"
    digits = value.rpartition("/")[2].removeprefix("FY")[:4]
    years = int(digits) - published if digits.isdigit() else 0
    return "this year" if years == 0 else "last year" if years == -1 else "before" if years < 0 else "to come"
