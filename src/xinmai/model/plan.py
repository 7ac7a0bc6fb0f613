"""`Plan`: what an issue is to print, before it is printed: stories in order, an editor's edits, and who approved it when.

It names articles and holds none of their text, so that no edit can reach the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xinmai.model.identity import stable_id

__all__ = ["Approval", "ItemState", "Plan", "PlanState", "PlannedItem"]


class PlanState(StrEnum):
    """How far an issue has come."""

    PENDING = "pending"
    REVIEWED = "reviewed"
    PUBLISHED = "published"


class ItemState(StrEnum):
    """Whether a story is printed: chosen, dropped by an editor, or left out when the issue was drafted."""

    CHOSEN = "chosen"
    DROPPED = "dropped"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Approval:
    """Who took a step, and when (ISO 8601)."""

    by: str
    at: str


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A story by the ids of its articles, the one that is printed first.

    `title` is that of the source, `because` says how the score came about, `why` why it was left out. `heading` and `note` are
    an editor's, empty for none.
    """

    articles: tuple[str, ...]
    column: str
    title: str
    score: float
    because: str
    state: ItemState = ItemState.CHOSEN
    why: str = ""
    heading: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        """Id of the article that is printed."""
        return self.articles[0]


@dataclass(frozen=True, slots=True)
class Plan:
    """An issue by its number; `profile` is the client profile as JSON, items stand in their order of print."""

    number: int
    dateline: str
    since: str | None
    until: str | None
    profile: str
    items: tuple[PlannedItem, ...]
    drafted_at: str
    state: PlanState = PlanState.PENDING
    reviewed: Approval | None = None
    published: Approval | None = None

    @property
    def profile_hash(self) -> str:
        """By which two issues tell whether they were made for the same client."""
        return stable_id("profile", self.profile)

    @property
    def stamp(self) -> str:
        """What the issue is right now: who changes it says which one was seen."""
        return stable_id("plan", repr(self))

    @property
    def chosen(self) -> tuple[PlannedItem, ...]:
        """The items that are printed."""
        return tuple(item for item in self.items if item.state is ItemState.CHOSEN)
