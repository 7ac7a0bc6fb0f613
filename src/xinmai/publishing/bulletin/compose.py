"""Stories -> Edition: the columns of an issue and the pages about it. Says nothing that is not in a source.

A digest is verbatim sentences; a number is printed with the observation behind it; an item that has neither
keeps its title and source. Nothing is padded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinmai.model import Article, Document, Edition, Item, Section
from xinmai.publishing.bulletin.alarms import Alarm, alarms_of
from xinmai.publishing.bulletin.item import item_of
from xinmai.publishing.bulletin.overview import numbers_of, sources_of
from xinmai.publishing.bulletin.story import Story
from xinmai.publishing.desk import Desk

__all__ = ["Head", "compose"]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on the cover, and the notices to readers."""

    title: str
    subtitle: str
    dateline: str
    notices: tuple[str, ...] = ()


def compose(
    filed: Mapping[str, Sequence[Story]],
    weights: Mapping[str, float],
    head: Head,
    documents: Mapping[str, Document],
    articles: Mapping[str, Article],
    alarms: Sequence[Alarm] = (),
) -> Edition:
    """An edition with one item per story under its column, both in the order given; empty columns are left out.

    `weights` gives the importance of stories by the article that leads them; `documents` and `articles`, by their ids, hold
    whatever stories, their series and the `alarms` about them cite.
    """
    desk = Desk(documents, articles)
    columns = [Section(column, _items(desk, stories)) for column, stories in filed.items() if stories]
    every = [story for stories in filed.values() for story in stories]
    sections = (
        *alarms_of(desk, alarms),
        *numbers_of(desk, every, [weights.get(story.reports[0].article.id, 0.0) for story in every]),
        *columns,
        *sources_of(desk, every),
    )
    return Edition(head.title, head.subtitle, head.dateline, sections, desk.citations, head.notices, workings=desk.workings)


def _items(desk: Desk, stories: Sequence[Story]) -> tuple[Item, ...]:
    return tuple(item_of(desk, story) for story in stories)
