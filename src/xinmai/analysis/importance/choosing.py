"""Which stories an issue prints and in which order: by importance within each column, as many as it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from xinmai.model import Importance

__all__ = ["Candidate", "Choice", "LeftOut", "choose"]


class LeftOut(StrEnum):
    """Why a story is not printed."""

    UNWANTED = "unwanted"
    PRINTED = "printed"
    COLUMN = "column"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that may be printed; `unwanted` is the client's label against it, `printed` the issue that had it."""

    id: str
    column: str
    importance: Importance
    unwanted: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A story in its place; with `left_out` it is not printed, `why` says for what."""

    candidate: Candidate
    left_out: LeftOut | None = None
    why: str = ""


def choose(candidates: Iterable[Candidate], columns: Iterable[str], most: Mapping[str, int | None] | int | None = None) -> tuple[Choice, ...]:
    """All candidates, those of a column together in the order of `columns`, the weightiest first, equals as they came.

    At most `most` of each column are printed; a mapping gives it by column.
    """
    order = {column: at for at, column in enumerate(columns)}
    ranked = sorted(candidates, key=lambda one: (order.get(one.column, len(order)), -one.importance.score))
    taken: Counter[str] = Counter()
    choices = []
    for one in ranked:
        room = most.get(one.column) if isinstance(most, Mapping) else most
        choice = _choice(one, order, taken[one.column], room)
        taken[one.column] += choice.left_out is None
        choices.append(choice)
    return tuple(choices)


def _choice(one: Candidate, order: Mapping[str, int], taken: int, room: int | None) -> Choice:
    if one.column not in order:
        return Choice(one, LeftOut.COLUMN, one.column)
    if one.unwanted:
        return Choice(one, LeftOut.UNWANTED, one.unwanted)
    if one.printed:
        return Choice(one, LeftOut.PRINTED, one.printed)
    if room is not None and taken >= room:
        return Choice(one, LeftOut.ROOM, str(room))
    return Choice(one)
