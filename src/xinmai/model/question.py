"""`Question`: what somebody asks, in the terms that facts are kept in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Asked", "Question"]


class Asked(StrEnum):
    """What kind of answer a question wants."""

    FIGURE = "figure"
    GROWTH = "growth"
    RANKING = "ranking"
    COMPARISON = "comparison"
    EVENT = "event"
    ENTITY = "entity"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was read.

    `subjects` are names as they were written, `indicator` and `growth` (`同比增速`) canonical, `periods` normal forms; `area` is the
    place that was named. `events` are types, `unit` a code, `most` how many ranks. `unread` is what no word explains: where
    there is any, nothing that is known answers the question.
    """

    text: str
    asked: Asked
    subjects: tuple[str, ...] = ()
    indicator: str | None = None
    growth: str | None = None
    periods: tuple[str, ...] = ()
    area: str | None = None
    events: tuple[str, ...] = ()
    unit: str | None = None
    most: int | None = None
    unread: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """What a passage must hold to be of use where no fact answers."""
