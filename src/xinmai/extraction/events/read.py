"""Reads the events of a text: wordings are found first, and only their sentences are looked at closer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from xinmai.extraction.events.actors import Actor, How
from xinmai.extraction.events.arguments import Argument, amount_of, object_of, partner_of, place_of, topic_of
from xinmai.extraction.events.clause import Clause
from xinmai.extraction.events.conditions import holds
from xinmai.extraction.events.dates import date_of, times_of
from xinmai.extraction.events.found import FoundEvent
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

_BY_TOPIC = frozenset(["price_change", "supply_shortage"])
"""Types that befall goods; nobody need act in them."""
_MUTUAL = frozenset(["cooperation"])
"""Types that are done with someone, who is their object."""
_DOUBT = {How.SPOKEN: 0.15, How.NONE: 0.15, How.FAR: 0.25}
"""What a subject that is not named in the clause takes off."""
_ATTRIBUTIVE = 0.05
"""What a wording that only describes a noun (`合资的工厂`) takes off, so that the verb of the clause comes first."""
_ENOUGH = 0.55
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
    today = Calendar(published, int(published[:4]) if published else None)
    marks = Marks(text, names, readings, reader.authority)
    at = 0
    before: deque[tuple[int, int]] = deque(maxlen=_SPOKEN)
    for low, high in sentences(text):
        first = at
        while at < len(hits) and hits[at].end <= high:
            at += 1
        if first < at:
            yield from _of_line(Line(marks, low, high, tuple(before)), hits[first:at], today, published)
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
        event = _event(clause, rule, times, published)
        if event.confidence >= _ENOUGH:
            yield event


def _event(clause: Clause, rule: Rule, times: list[TimeMention], published: str | None) -> FoundEvent:
    actor, topic = clause.actor, None
    if rule.type in _BY_TOPIC and (actor is None or actor.how is not How.NAMED):
        topic = topic_of(clause)
    args: list[Argument] = []
    what = partner_of(clause) if rule.type in _MUTUAL else object_of(clause)
    if topic:
        args.append(topic)
    elif actor:
        args.append(Argument("subject", actor.start, _until(actor, what)))
    if what:
        args.append(what)
    amount = amount_of(clause, rule.amount)
    if amount:
        args.append(amount[0])
    if place := place_of(clause):
        args.append(place)
    dated = date_of(clause, times, published)
    value = dated.value
    if rule.type == "earnings" and amount and amount[1].period.text:
        value = amount[1].period.text
    if dated.end:
        args.append(Argument("date", dated.start, dated.end))
    told = {one.role: clause.text[one.start : one.end] for one in args}
    how = How.TOPIC if topic else actor.how if actor else How.NONE
    confidence = rule.weight - _DOUBT.get(how, 0) - (_ATTRIBUTIVE if clause.text.startswith("的", clause.end) else 0)
    who = told.get("subject", "") if topic or actor is None else actor.canonical
    return FoundEvent(
        clause.start, clause.end, rule.type, who, value, tuple(args), told, modality_of(clause),
        amount[1] if amount else None, ("event", f"actor:{how}", "date:stated" if dated.end else "date:none"), round(confidence, 2),
        clause.line.low, clause.low, frozenset(name.entity.canonical for name in clause.others),
    )  # fmt: skip


def _until(actor: Actor, what: Argument | None) -> int:
    """Where who acts ends: in front of a partner that is listed with it."""
    return actor.first_end if what and actor.start < what.start < actor.end else actor.end
