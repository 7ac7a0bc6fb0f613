"""What the reader of links finds, and the ends it joins."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from xinmai.extraction.links.groups import End, Group
from xinmai.model import Modality

__all__ = ["Filled", "FoundLink", "Wanted"]


class FoundLink(NamedTuple):
    """A link stated by the clause at `[start, end)` of the clean text.

    An end named before the clause, which the clause only takes up (其, 该公司), stands at `antecedent`. `amount` is
    the place, among the readings given, of the one that states the amount.
    """

    relation: str
    head: str
    tail: str
    start: int
    end: int
    product: str | None
    share: Decimal | None
    amount: int | None
    period: str | None
    modality: Modality
    rules: tuple[str, ...]
    confidence: float
    antecedent: tuple[int, int] | None


class Filled(NamedTuple):
    """The ends that fill a slot, how they were come by, and where the words that name them begin and stop."""

    ends: tuple[End, ...]
    how: str
    start: int
    end: int
    across: int = 0

    @classmethod
    def by(cls, group: Group, how: str) -> Filled:
        """What a group of names fills; a clause further on is about the first side of 甲与乙 only."""
        ends = group.ends[: group.across] if how == "carried" and group.across else group.ends
        return cls(ends, how, group.start, group.end, group.across)

    @property
    def names(self) -> frozenset[str]:
        """The canonical names."""
        return frozenset(one.name for one in self.ends)


class Wanted(NamedTuple):
    """What a slot may be filled with: kinds of groups, `without` the names that stand at the other end."""

    kinds: Collection[str]
    without: Collection[str] = ()

    def takes(self, group: Group) -> bool:
        """Whether a group may fill it; what stands in brackets does not."""
        return group.kind in self.kinds and not group.bracketed and not any(one.name in self.without for one in group.ends)

    def other_side(self, group: Group) -> bool:
        """Whether the other end is what stands behind 与 in a group: 甲与乙签有供货协议."""
        behind = {one.name for one in group.ends[group.across :]} if group.across else set()
        return bool(behind) and group.kind in self.kinds and behind == set(self.without)

    @property
    def organisations(self) -> bool:
        """Whether organisations are wanted."""
        return "organisation" in self.kinds
