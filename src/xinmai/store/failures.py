"""Inputs that could not be read, one for each address, until that address is read after all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from xinmai.store.database import Database
from xinmai.store.schema import failure

__all__ = ["Failure", "FailureStore", "clear"]


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read and why; `sha256` is `None` where not even the bytes were had."""

    name: str
    url: str
    sha256: str | None
    reason: str


class FailureStore:
    """Keeps and lists failures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, failed: Failure) -> None:
        """Keep a failure in place of the last one at the same address."""
        with self._database.writing() as connection:
            clear(connection, failed.url)
            connection.execute(
                insert(failure).values(
                    url=failed.url, name=failed.name, sha256=failed.sha256, reason=failed.reason
                )
            )

    def all(self) -> Iterator[Failure]:
        """All failures by address."""
        rows = self._database.rows(select(failure).order_by(failure.c.url))
        return (Failure(row.name, row.url, row.sha256, row.reason) for row in rows)


def clear(connection: Connection, url: str) -> None:
    """Forget that an address failed."""
    connection.execute(delete(failure).where(failure.c.url == url))
