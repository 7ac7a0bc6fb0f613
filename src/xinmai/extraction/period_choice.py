"""Which period holds for a quantity whose own words state none: the candidate with the most points.

Candidates are the times of its sentence, the period in force, what was spoken of before, the publication, and none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xinmai.extraction.points import points_of
from xinmai.extraction.sentence import Place, Sentence, State
from xinmai.extraction.timevalue import last_day
from xinmai.model import Period, PeriodBasis, Status

__all__ = ["TimeCandidate", "TimeSituation", "choose_period", "features_of", "time_candidates"]

_NOW = re.compile(r"今年|目前|当前|如今|现(?:已|在|有)|截至目前|迄今|至今|已(?:达|有|建|经|超|突破|累)")
_CLAUSE = re.compile(r"[，,；;。：:]")
_SPAN = re.compile(r"(?P<first>\d{4})/(?P<last>\d{4})")
_GRAINS = (
    ("none", re.compile(r"")),
    ("year", re.compile(r"(?:FY)?\d{4}")),
    ("half", re.compile(r"(?:FY)?\d{4}-H[12]")),
    ("quarter", re.compile(r"(?:FY)?\d{4}-Q[1-4]")),
    ("month", re.compile(r"\d{4}-\d{2}")),
    ("day", re.compile(r"\d{4}-\d{2}-\d{2}")),
    ("years", _SPAN),
)
_BEHIND = 24
"""Characters behind a quantity within which a time may still be its own."""


class TimeCandidate(NamedTuple):
    """A period in normal form, empty for none, and where it comes from."""

    value: str
    origins: frozenset[str]


class TimeSituation(NamedTuple):
    """What holds for all candidates of one quantity."""

    kind: str
    status: str
    now: bool
    changed: bool
    new_paragraph: bool
    same_subject: bool
    dated: bool
    published: int | None


def choose_period(sentence: Sentence, state: State, place: Place, status: Status, subject: str | None) -> Period:
    """The candidate with the most points; the first of several."""
    at = situation_of(sentence, state, place, status, subject)
    best, most = TimeCandidate("", frozenset()), None
    for one in time_candidates(sentence, state, place):
        points = _points(one, at)
        if most is None or points > most:
            best, most = one, points
    return Period(best.value or None, _basis(best))


def _points(one: TimeCandidate, at: TimeSituation) -> int:
    return points_of("period", features_of(one, at))


def _basis(one: TimeCandidate) -> PeriodBasis:
    if not one.value:
        return PeriodBasis.UNKNOWN
    if any(origin.startswith("sentence") for origin in one.origins):
        return PeriodBasis.SENTENCE
    return PeriodBasis.PUBLISHED if all(origin.startswith("published") for origin in one.origins) else PeriodBasis.CONTEXT


def situation_of(sentence: Sentence, state: State, place: Place, status: Status, subject: str | None) -> TimeSituation:
    """What a quantity is of and how its words speak of time."""
    level = place.named.level
    kind = place.quantity.unit.dimension if level is None else level.kind
    group = place.named.rule.split(":")[0]
    low = max((m.end() for m in _CLAUSE.finditer(sentence.plain, 0, place.until)), default=0)
    return TimeSituation(
        kind=f"{group} of {kind}",
        status=status.value,
        now=bool(_NOW.search(sentence.plain, low, place.until)),
        changed=place.segment.change is not None,
        new_paragraph=state.timeline.opens_paragraph,
        same_subject=subject is not None and state.last is not None and subject == state.last.subject,
        dated=state.today.published_year is not None,
        published=state.today.published_year,
    )


def time_candidates(sentence: Sentence, state: State, place: Place) -> list[TimeCandidate]:
    """All candidates, each value once, in the order they are come by."""
    pool: dict[str, set[str]] = {}
    for origin, value in _come_by(sentence, state, place):
        pool.setdefault(value, set()).add(origin)
    return [TimeCandidate(value, frozenset(origins)) for value, origins in pool.items()]


def _come_by(sentence: Sentence, state: State, place: Place) -> Iterator[tuple[str, str]]:
    if state.period.text:
        yield f"in force by {state.period.basis.value}", state.period.text
        if span := _SPAN.fullmatch(state.period.text):
            yield "last of span in force", span["last"]
            yield "first of span in force", span["first"]
    yield "none", ""
    yield from _in_sentence(sentence, place)
    yield from state.timeline.mentions()
    if state.base.text:
        yield f"base by {state.base.basis.value}", state.base.text
    if state.latest.text:
        yield "latest", state.latest.text
    if published := state.today.published:
        yield "published year", published[:4]
        if len(published) >= 7:
            yield "published month", published[:7]


def _in_sentence(sentence: Sentence, place: Place) -> Iterator[tuple[str, str]]:
    times = [t for t in sentence.times if t.value]
    before = [t for t in times if t.end <= place.until]
    plain = [t for t in before if not t.compared]
    if plain:
        yield "sentence opens", plain[0].value
        yield "sentence last", plain[-1].value
    for time in before:
        if time.compared:
            yield "sentence compares", time.value
    behind = next((t for t in times if place.quantity.end <= t.start <= place.quantity.end + _BEHIND), None)
    if behind:
        near = not _CLAUSE.search(sentence.text, place.quantity.end, behind.start)
        yield f"sentence behind{' near' if near else ''}{' compared' if behind.compared else ''}", behind.value
        if last_day(behind.value) == behind.value and len(behind.value) == 10:
            yield "sentence behind, its year", behind.value[:4]


def features_of(one: TimeCandidate, at: TimeSituation) -> Iterator[str]:
    """Where a candidate comes from, how fine it is, how it lies to the publication, with what is measured."""
    grain, lies = _grain(one.value), _lies(one.value, at.published)
    for origin in one.origins:
        yield origin
        yield f"{origin}, {at.kind}"
        yield f"{origin}, {at.status}"
        yield f"{origin}, {lies}"
        yield f"{origin}, {grain}"
        if at.now:
            yield f"{origin}, now"
        if at.changed:
            yield f"{origin}, changed"
        if at.new_paragraph:
            yield f"{origin}, new paragraph"
        yield f"{origin}, {'same' if at.same_subject else 'other'} subject"
        yield f"{origin}, {'' if at.dated else 'un'}dated"
    yield f"{grain}, {at.kind}"
    yield f"{grain}, {at.status}"
    yield f"{lies}, {at.status}"
    yield f"{lies}, {at.kind}"
    yield f"{lies}, {grain}"
    if at.now:
        yield f"{lies}, now"


def _grain(value: str) -> str:
    return next((name for name, form in _GRAINS if form.fullmatch(value)), "span")


def _lies(value: str, published: int | None) -> str:
    """How a period lies to the year of publication."""
    if not value:
        return "no time"
    if published is None:
        return "unknown"
    digits = value.rpartition("/")[2].removeprefix("FY")[:4]
    years = int(digits) - published if digits.isdigit() else 0
    return "this year" if years == 0 else "last year" if years == -1 else "before" if years < 0 else "to come"
