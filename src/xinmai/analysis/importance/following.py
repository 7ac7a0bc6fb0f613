"""Which items of earlier issues a story goes on from: the same report, the same event, the same company."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from xinmai.analysis.importance.telling import Telling, events_in_lead, named_in_lead
from xinmai.model import EntityType, Event

__all__ = ["Followed", "Printed", "follow"]

_MOST = 3


@dataclass(frozen=True, slots=True)
class Printed:
    """A story as an earlier issue printed it."""

    issue: str
    telling: Telling


@dataclass(frozen=True, slots=True)
class Followed:
    """A printed story that another one goes on from, and by what."""

    printed: Printed
    because: str


def follow(telling: Telling, printed: Iterable[Printed], happening_of: Callable[[Event], str | None]) -> tuple[Followed, ...]:
    """The closest printed stories, the latest first among equals; `printed` has the latest issue first.

    A story does not go on from itself.
    """
    found = []
    for one in printed:
        because = _because(telling, one.telling, happening_of)
        if because:
            found.append((because[0], Followed(one, because[1])))
    return tuple(followed for _, followed in sorted(found, key=lambda pair: pair[0])[:_MOST])


def _because(new: Telling, old: Telling, happening_of: Callable[[Event], str | None]) -> tuple[int, str] | None:
    if new.lead[0].id == old.lead[0].id:
        return None
    if {article.id for article in new.articles} & {article.id for article in old.articles}:
        return 0, "同一报道"
    if _happenings(new, happening_of) & _happenings(old, happening_of):
        return 1, "同一事件"
    companies = _companies(new) & _companies(old)
    return (2, f"同一企业：{'、'.join(sorted(companies))}") if companies else None


def _happenings(telling: Telling, happening_of: Callable[[Event], str | None]) -> set[str]:
    return {id for event, leading in events_in_lead(telling) if leading and (id := happening_of(event))}


def _companies(telling: Telling) -> set[str]:
    """Companies of the title: one that is only named in passing makes no thread."""
    return {entity.canonical for entity, titled in named_in_lead(telling).items() if titled and entity.type is EntityType.COMPANY}
