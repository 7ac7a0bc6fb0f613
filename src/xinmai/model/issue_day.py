"""`IssueDay`: a day on which a bulletin comes out for one of its subscribers, with what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["IssueDay", "IssueDayState"]


class IssueDayState(StrEnum):
    """How far the issue of a day has come: it was due before the calendar was watched, is in the making, had nothing to print, was sent."""

    PAST = "past"
    OPEN = "open"
    EMPTY = "empty"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class IssueDay:
    """The issue of a day (`2026-01-09`) for a client (`weekly/bank`). `number` is that of its plan once it is drafted.

    `due` is when to go on with it, `tries` counts attempts that failed, `error` says why the last one did.
    """

    client: str
    day: str
    state: IssueDayState = IssueDayState.OPEN
    number: int | None = None
    due: str = ""
    tries: int = 0
    error: str = ""
