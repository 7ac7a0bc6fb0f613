"""Answers with events: what happened, to whom, when, as the articles tell it."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.analysis import happenings as happenings_of
from xinmai.app.accounts import happening_record
from xinmai.app.ask.knowledge import Knowledge
from xinmai.app.records import Record
from xinmai.hanzi import half_width, simplified
from xinmai.model import Article, Happening, Question, stretch_of

__all__ = ["events"]

_MOST = 8


def events(known: Knowledge, question: Question) -> list[Record]:
    """The events of the types, with every name among those that take part or in the words they are told with, within the period."""
    told = [event for type in question.events or (None,) for event in known.store.facts.events(type)]
    articles = known.know(event.evidence.article_id for event in told)
    stories = dict.fromkeys(filter(None, (known.store.clusters.of(one) for one in dict.fromkeys(event.evidence.article_id for event in told))))
    facts = [(articles[one], known.store.facts.of(one)) for one in dict.fromkeys(event.evidence.article_id for event in told)]
    found = [one for one in happenings_of(facts, stories) if _fits(one, question, articles, known)]
    return [happening_record(one, articles, known.name_of) | {"grade": known.grade(one.first)} for one in found[-_MOST:][::-1]]


def _fits(one: Happening, question: Question, articles: dict[str, Article], known: Knowledge) -> bool:
    if question.events and one.type not in question.events:
        return False
    said = simplified(half_width(" ".join(_words(one))))
    names = list(filter(None, (*question.subjects, question.area)))
    return all(any(name in said for name in _names(word, known)) for word in names) and all(_within(one, period, articles) for period in question.periods)


def _words(one: Happening) -> Iterator[str]:
    """Who acts, and all that it is told with."""
    yield one.subject or ""
    for event in one.reports:
        yield event.evidence.quote
        yield from (text for _, text in event.args)


def _names(word: str, known: Knowledge) -> Iterator[str]:
    """A name in all its forms."""
    yield word
    for entity in known.lexicon.names.get(word, ()):
        yield entity.canonical


def _within(one: Happening, period: str, articles: dict[str, Article]) -> bool:
    """Whether an event has a date within a period; one without is dated by its first report."""
    asked = stretch_of(period)
    dates: list[str | None] = [event.date for event in one.reports if event.date]
    dates = dates or [articles[one.first].published]
    return asked is not None and any((date := stretch_of(text)) and asked.start <= date.start and date.end <= asked.end and asked.day in (0, date.day) for text in dates)
