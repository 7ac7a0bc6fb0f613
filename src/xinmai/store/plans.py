"""Plans of issues: drafted, reviewed, published. Each step takes the place of the one before, and of no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from xinmai.errors import UsageError
from xinmai.model import Approval, IssueDay, ItemState, Plan, PlannedItem, PlanState
from xinmai.store.codec import Columns, dump, load
from xinmai.store.database import Database
from xinmai.store.issue_days import save_day
from xinmai.store.schema import plan, planned_item

__all__ = ["PlanStore"]


class PlanStore:
    """Keeps and lists plans; what is loaded equals what was kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next_number(self) -> int:
        """One more than the highest number there is."""
        with self._database.reading() as connection:
            return (connection.scalar(select(func.max(plan.c.number))) or 0) + 1

    def save(self, planned: Plan, was: Plan | None, day: IssueDay | None = None) -> None:
        """Keep a plan in place of the one of its number, which must still be `was`; `None` for a number that is new.

        The `day` it is made for is kept with it. Where somebody else was faster: raises `UsageError`, and nothing is changed.
        """
        with self._database.writing() as connection:
            found = next(_loaded(connection, planned.number), None)
            if found != was:
                raise _changed_meanwhile(planned.number, found)
            _write(connection, planned)
            if day is not None:
                save_day(connection, day)

    def state(self, number: int) -> PlanState | None:
        """How far a plan has come, `None` where there is none."""
        with self._database.reading() as connection:
            found = connection.scalar(select(plan.c.state).where(plan.c.number == number))
        return None if found is None else PlanState(found)

    def get(self, number: int, seen: str | None = None) -> Plan:
        """One plan. An unknown number raises `UsageError`, and so does a plan that is not the one that was `seen` (its stamp)."""
        found = next(self._found(number), None)
        if found is None:
            msg = f"no issue {number} in this workspace; list them with `xinmai bulletin list`"
            raise UsageError(msg)
        if seen is not None and found.stamp != seen:
            raise _changed_meanwhile(number, found)
        return found

    def all(self) -> Iterator[Plan]:
        """All plans, the latest number first."""
        return self._found(None)

    def _found(self, number: int | None) -> Iterator[Plan]:
        with self._database.reading() as connection:
            yield from _loaded(connection, number)


def _changed_meanwhile(number: int, found: Plan | None) -> UsageError:
    """What is raised where somebody was about to change an issue that is no longer the one they saw."""
    msg = f"issue {number} was changed meanwhile (now {found.state if found else 'gone'}); look at it again with `xinmai bulletin list`"
    return UsageError(msg)


def _loaded(connection: Connection, number: int | None) -> Iterator[Plan]:
    query = select(plan).order_by(plan.c.number.desc())
    if number is not None:
        query = query.where(plan.c.number == number)
    for row in list(connection.execute(query)):
        items = select(planned_item).where(planned_item.c.number == row.number).order_by(planned_item.c.ordinal)
        yield _plan(row, map(_item, connection.execute(items)))


def _write(connection: Connection, planned: Plan) -> None:
    connection.execute(delete(planned_item).where(planned_item.c.number == planned.number))
    connection.execute(delete(plan).where(plan.c.number == planned.number))
    connection.execute(insert(plan).values(_columns(planned)))
    rows = [_item_columns(item) | {"number": planned.number, "ordinal": at} for at, item in enumerate(planned.items)]
    if rows:
        connection.execute(insert(planned_item), rows)


def _columns(planned: Plan) -> Columns:
    reviewed, published = planned.reviewed, planned.published
    return {
        "number": planned.number,
        "dateline": planned.dateline,
        "since": planned.since,
        "until": planned.until,
        "profile": planned.profile,
        "state": str(planned.state),
        "drafted_at": planned.drafted_at,
        "reviewed_by": reviewed and reviewed.by,
        "reviewed_at": reviewed and reviewed.at,
        "published_by": published and published.by,
        "published_at": published and published.at,
    }


def _item_columns(item: PlannedItem) -> Columns:
    return {
        "articles": dump(item.articles),
        "section": item.column,
        "title": item.title,
        "score": item.score,
        "because": item.because,
        "state": str(item.state),
        "why": item.why,
        "heading": item.heading,
        "note": item.note,
    }


def _plan(row: Row[Any], items: Iterator[PlannedItem]) -> Plan:
    return Plan(
        number=row.number,
        dateline=row.dateline,
        since=row.since,
        until=row.until,
        profile=row.profile,
        items=tuple(items),
        drafted_at=row.drafted_at,
        state=PlanState(row.state),
        reviewed=_approval(row.reviewed_by, row.reviewed_at),
        published=_approval(row.published_by, row.published_at),
    )


def _approval(by: str | None, at: str | None) -> Approval | None:
    return None if by is None or at is None else Approval(by, at)


def _item(row: Row[Any]) -> PlannedItem:
    state = ItemState(row.state)
    return PlannedItem(tuple(load(row.articles)), row.section, row.title, row.score, row.because, state, row.why, row.heading, row.note)
