"""Reads the events of a text: wordings are found first, and only their sentences are looked at closer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from xinmai.extraction.events.actors import Actor, How
from xinmai.extraction.events.arguments import (
    Argument,
    amount_of,
    object_of,
    partner_of,
    person_of,
    place_of,
    topic_of,
)
from xinmai.extraction.events.clause import Clause
from xinmai.extraction.events.conditions import holds
from xinmai.extraction.events.dates import Dated, date_of, times_of
from xinmai.extraction.events.found import FoundEvent
from xinmai.extraction.events.kinds import BY_PERIOD, MUTUAL, OF_PERSONS, TOPICAL
from xinmai.extraction.events.line import Line, Marks
from xinmai.extraction.events.merging import merged
from xinmai.extraction.events.modality import modality_of
from xinmai.extraction.events.triggers import Hit, Rule, trigger_reader
from xinmai.extraction.names import FoundName
from xinmai.extraction.observation import Reading
from xinmai.extraction.period import Calendar, TimeMention
from xinmai.hanzi import sentences
from xinmai.lexicon import Lexicon

__all__ = ["read_events"]

_DOUBT = {How.SPOKEN: 0.15, How.NONE: 0.15, How.FAR: 0.25}
"""What a subject that is not named in the clause takes off."""
_ATTRIBUTIVE = 0.05
"""What a wording that only describes a noun (`合资的工厂`) takes off, so that the verb of the clause comes first."""
_ENOUGH = 0.55
_MOST = 24
"""Wordings of a sentence that are looked at; a sentence with more is a list of words."""
_SPOKEN = 3
"""Sentences back in which the one who acts may have been named."""


def read_events(
    text: str, names: Sequence[FoundName], readings: Sequence[Reading], published: str | None, lexicon: Lexicon
) -> list[FoundEvent]:
    """The events of a clean text, each once, in order. `published` (ISO) resolves relative times."""
    return merged(_mentions(text, names, readings, published, lexicon))


def _mentions(
    text: str, names: Sequence[FoundName], readings: Sequence[Reading], published: str | None, lexicon: Lexicon
) -> Iterator[FoundEvent]:
    reader = trigger_reader(lexicon)
    hits = list(reader.find(text))
    if not hits:
        return
    today = Calendar(published, int(published[:4]) if published else None)
    marks = Marks.of(text, names, readings, reader.authority)
    at = 0
    before: deque[tuple[int, int]] = deque(maxlen=_SPOKEN)
    for low, high in sentences(text):
        first = at
        while at < len(hits) and hits[at].end <= high:
            at += 1
        if first < at:
            yield from _of_line(Line(marks, low, high, tuple(before)), hits[first : min(at, first + _MOST)], today, published)
        before.append((low, high))


def _of_line(line: Line, hits: Sequence[Hit], today: Calendar, published: str | None) -> Iterator[FoundEvent]:
    times: list[TimeMention] | None = None
    for hit in hits:
        if line.is_inside(hit.start, hit.end):
            continue
        clause = Clause(line, hit.start, hit.end)
        rule = next((rule for rule in hit.rules if holds(rule.needs, clause) and not holds(rule.unless, clause)), None)
        if rule is None:
            continue
        times = times_of(line, today) if times is None else times
        if event := _event(clause, rule, times, published):
            yield event


def _event(clause: Clause, rule: Rule, times: list[TimeMention], published: str | None) -> FoundEvent | None:
    """What a clause tells by a rule, unless that is too doubtful."""
    actor = clause.actor
    named = actor is not None and actor.how is How.NAMED
    topic = topic_of(clause) if rule.type in TOPICAL and not named else None
    how = How.TOPIC if topic else actor.how if actor else How.NONE
    attributive = clause.text.startswith("的", clause.end)
    confidence = round(rule.weight - _DOUBT.get(how, 0) - (_ATTRIBUTIVE if attributive else 0), 2)
    if confidence < _ENOUGH:
        return None
    amount = amount_of(clause, rule.amount)
    dated = date_of(clause, times, published)
    args = [*_parties(clause, rule.type, topic), *_rest(clause, amount, dated)]
    told = {one.role: clause.text[one.start : one.end] for one in args}
    stated = amount[1].period.text if rule.type in BY_PERIOD and amount else None
    return FoundEvent(
        start=clause.start,
        end=clause.end,
        type=rule.type,
        actor=told.get("subject", "") if topic or actor is None else actor.canonical,
        date=stated or dated.value,
        args=tuple(args),
        told=told,
        modality=modality_of(clause),
        amount=amount[1] if amount else None,
        rules=("event", f"actor:{how}", "date:stated" if dated.end else "date:none"),
        confidence=confidence,
        sentence=clause.line.low,
        clause=clause.low,
        partners=frozenset(name.entity.canonical for name in clause.others),
    )


def _parties(clause: Clause, kind: str, topic: Argument | None) -> Iterator[Argument]:
    """Who acts, or what it befalls, and what or whom it is done to."""
    actor = clause.actor
    person = person_of(clause) if kind in OF_PERSONS else None
    what = None if kind in BY_PERIOD else (partner_of if kind in MUTUAL else object_of)(clause)
    if person:
        yield person
        if actor and actor.kind != "person":
            yield Argument("object", actor.start, actor.end)
        return
    if topic:
        yield topic
    elif actor:
        yield Argument("subject", actor.start, _until(actor, what))
    if what:
        yield what


def _rest(clause: Clause, amount: tuple[Argument, Reading] | None, dated: Dated) -> Iterator[Argument]:
    if amount:
        yield amount[0]
    if place := place_of(clause):
        yield place
    if dated.end:
        yield Argument("date", dated.start, dated.end)


def _until(actor: Actor, what: Argument | None) -> int:
    """Where who acts ends: in front of a partner that is listed with it."""
    return actor.first_end if what and actor.start < what.start < actor.end else actor.end
