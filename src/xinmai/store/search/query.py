"""What is searched for, as a tree: words, values of fields and days, joined by all, any and not. Values only; no index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

__all__ = ["AllOf", "AnyOf", "Days", "Not", "Query", "Value", "Words", "resolved", "words_of"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they stand in a row, in title, body or names; `field` (`title`) narrows where."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One of some values of a field of articles: `column`, `source`, `company`, `link`, `event`; `at` is where it stood."""

    field: str
    values: tuple[str, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """Published from one day to another, as numbers like 20240131; an article with less than a day is within if part of it is."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of some queries."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One or more of some queries."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What a query does not find."""

    part: Query


Query = Words | Value | Days | AllOf | AnyOf | Not


def resolved(query: Query, values_of: Callable[[Value], tuple[str, ...]]) -> Query:
    """The query with the values of fields under the names that the index keeps; `values_of` may raise `UsageError`."""
    match query:
        case Value():
            return replace(query, values=values_of(query))
        case AllOf(parts) | AnyOf(parts):
            return replace(query, parts=tuple(resolved(part, values_of) for part in parts))
        case Not(part):
            return Not(resolved(part, values_of))
        case _:
            return query


def words_of(query: Query) -> Iterator[Words]:
    """The words that a hit may show: those that are not ruled out."""
    match query:
        case Words():
            yield query
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from words_of(part)
        case _:
            return
