"""`FactKind`: how one kind of fact lies in its table, so that saving and finding are written once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Row, Table

from xinmai.model import Facts
from xinmai.store.codec import Columns

__all__ = ["FactKind"]

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class FactKind(Generic[Fact]):
    """`of` takes the facts of this kind out of all; `columns` and `fact` are each other's inverse.

    `columns` leaves out `ordinal`, the place among the article's facts; `fact` wants `document_id` in the row.
    """

    table: Table
    of: Callable[[Facts], tuple[Fact, ...]]
    columns: Callable[[Fact], Columns]
    fact: Callable[[Row[Any]], Fact]
