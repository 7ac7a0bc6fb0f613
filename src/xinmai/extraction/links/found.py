"""What the reader of links finds, and the ends it joins."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from xinmai.model import EntityType, Modality

__all__ = ["End", "FoundLink"]


class End(NamedTuple):
    """One end of a link, named at `[start, end)` under its canonical name; a kind of thing has no type but its `kind`."""

    name: str
    start: int
    end: int
    type: EntityType | None = None
    kind: str = ""


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
