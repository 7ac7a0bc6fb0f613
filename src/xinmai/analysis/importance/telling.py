"""A story as it is weighed: its reports, what they stand on, and the lead that is looked at first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xinmai.model import Article, Entity, Event, Facts, Grade, Span

__all__ = ["LEAD", "Telling", "events_in_lead", "in_lead", "named_in_lead"]

LEAD = 200
"""Characters of a body in which an article says what it is about; filing looks as far."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A story: its reports with their facts and grades, the origin first, and how many origins are independent."""

    reports: tuple[tuple[Article, Facts, Grade], ...]
    origins: int = 1

    @property
    def lead(self) -> tuple[Article, Facts]:
        """The report that is printed."""
        article, facts, _ = self.reports[0]
        return article, facts

    @property
    def articles(self) -> Iterator[Article]:
        """The articles of all reports."""
        return (article for article, _, _ in self.reports)


def in_lead(article: Article, span: Span) -> bool:
    """Whether a raw place lies in the title or the lead of an article."""
    body = article.body
    end = body.span(0, min(LEAD, len(body))).end if len(body) else article.span.start
    return span.end <= end


def named_in_lead(telling: Telling) -> dict[Entity, bool]:
    """The things that the printed report names in its title or lead; `True` for those in the title."""
    article, facts = telling.lead
    found: dict[Entity, bool] = {}
    for mention in facts.mentions:
        titled = mention.text in article.title
        if titled or in_lead(article, mention.evidence.span):
            found[mention.entity] = found.get(mention.entity, False) or titled
    return found


def events_in_lead(telling: Telling) -> Iterator[tuple[Event, bool]]:
    """The events of the printed report, each with whether its title or lead tells it."""
    article, facts = telling.lead
    return ((event, in_lead(article, event.evidence.span)) for event in facts.events)
