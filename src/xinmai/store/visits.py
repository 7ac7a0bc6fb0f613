"""Visits to sources: how each source does, and every offer it made with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from xinmai.model import Arrival, ArrivalState, Health
from xinmai.store.database import Database, insert_or_ignore
from xinmai.store.schema import arrival, health

__all__ = ["VisitStore"]


class VisitStore:
    """Keeps health and arrivals; what is loaded equals what was kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def health(self, source_id: str) -> Health:
        """How a source does; a blank one where it was never visited."""
        with self._database.reading() as connection:
            row = connection.execute(select(health).where(health.c.source_id == source_id)).one_or_none()
        return Health(source_id) if row is None else Health(**row._mapping)

    def healths(self) -> dict[str, Health]:
        """How every source does that was ever visited, by its id."""
        return {row.source_id: Health(**row._mapping) for row in self._database.rows(select(health))}

    def record(self, state: Health, offers: Iterable[Arrival] = ()) -> int:
        """Keep a source's health, with what it offered anew, in one transaction; offers that are known stay as they are.

        Returns how many are new.
        """
        with self._database.writing() as connection:
            connection.execute(delete(health).where(health.c.source_id == state.source_id))
            connection.execute(insert(health).values(asdict(state)))
            return sum(insert_or_ignore(connection, arrival, _columns(each)) for each in offers)

    def known(self, source_id: str, keys: Iterable[str]) -> set[str]:
        """Which of these keys the source has offered before."""
        wanted = list(keys)
        query = select(arrival.c.key).where(arrival.c.source_id == source_id, arrival.c.key.in_(wanted))
        with self._database.reading() as connection:
            return set(connection.scalars(query))

    def settle(self, settled: Arrival) -> None:
        """Keep what became of an offer."""
        this = (arrival.c.source_id == settled.source_id) & (arrival.c.key == settled.key)
        with self._database.writing() as connection:
            connection.execute(update(arrival).where(this).values(_columns(settled)))

    def waiting(self, source_id: str) -> list[Arrival]:
        """Offers of a source that are still to be fetched, as they came."""
        query = select(arrival).where(arrival.c.source_id == source_id, arrival.c.state == str(ArrivalState.WAITING))
        return list(map(_arrival, self._database.rows(query.order_by(arrival.c.seen, arrival.c.key))))

    def filed_since(self, moment: str) -> Iterator[Arrival]:
        """What was filed of offers that were first seen at a moment or later, as they came."""
        query = select(arrival).where(arrival.c.seen >= moment, arrival.c.state == str(ArrivalState.FILED))
        return map(_arrival, self._database.rows(query.order_by(arrival.c.seen, arrival.c.source_id, arrival.c.key)))

    def last_arrival(self, source_id: str) -> str:
        """When a source offered something new for the last time; empty for never."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.max(arrival.c.seen)).where(arrival.c.source_id == source_id)) or ""

    def counted_since(self, moment: str) -> dict[str, int]:
        """How many offers each source has made since a moment."""
        query = select(arrival.c.source_id, func.count().label("n")).where(arrival.c.seen >= moment).group_by(arrival.c.source_id)
        return {row.source_id: row.n for row in self._database.rows(query)}


def _columns(each: Arrival) -> dict[str, Any]:
    return asdict(each) | {"state": str(each.state)}


def _arrival(row: Row[Any]) -> Arrival:
    return Arrival(**{**row._mapping, "state": ArrivalState(row.state)})
