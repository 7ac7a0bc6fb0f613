"""Days on which bulletins come out: one for each client and day, so that an issue is neither made twice nor forgotten."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from xinmai.model import IssueDay, IssueDayState
from xinmai.store.database import Database
from xinmai.store.schema import issue_day

__all__ = ["IssueDayStore", "save_day"]


class IssueDayStore:
    """Keeps days of issue; what is loaded equals what was kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, client: str) -> list[IssueDay]:
        """All days of a client, the latest first."""
        return self._found(issue_day.c.client == client)

    def client_of(self, number: int) -> str | None:
        """The client an issue is made for; `None` for one that was drafted by hand."""
        with self._database.reading() as connection:
            found: str | None = connection.scalar(select(issue_day.c.client).where(issue_day.c.number == number))
        return found

    def put(self, changed: IssueDay) -> None:
        """Keep a day in place of what was known of it."""
        with self._database.writing() as connection:
            save_day(connection, changed)

    def _found(self, condition: Any) -> list[IssueDay]:
        query = select(issue_day).where(condition).order_by(issue_day.c.day.desc(), issue_day.c.client)
        return list(map(_day, self._database.rows(query)))


def save_day(connection: Connection, changed: IssueDay) -> None:
    """Write a day of issue in place of what was known of it."""
    connection.execute(delete(issue_day).where(issue_day.c.client == changed.client, issue_day.c.day == changed.day))
    connection.execute(insert(issue_day).values(asdict(changed) | {"state": str(changed.state)}))


def _day(row: Row[Any]) -> IssueDay:
    return IssueDay(**{**row._mapping, "state": IssueDayState(row.state)})
