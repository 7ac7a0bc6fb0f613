"""Alerts that fired: one for each rule and thing, so that the same thing is never warned of twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from xinmai.model import Alert, Proof, Severity
from xinmai.store.codec import dump, load
from xinmai.store.database import Database
from xinmai.store.schema import alert

__all__ = ["AlertStore", "tell"]


class AlertStore:
    """Keeps and lists alerts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, rule: str) -> set[str]:
        """Keys of all that a rule has fired on."""
        with self._database.reading() as connection:
            return set(connection.scalars(select(alert.c.key).where(alert.c.rule == rule)))

    def last(self, rule: str) -> str | None:
        """When a rule fired last."""
        with self._database.reading() as connection:
            found: str | None = connection.scalar(select(func.max(alert.c.at)).where(alert.c.rule == rule))
        return found

    def add(self, fired: Iterable[Alert]) -> None:
        """Keep alerts whose rule and key are new. They wait to be told."""
        rows = [_columns(each) for each in fired]
        if rows:
            with self._database.writing() as connection:
                connection.execute(insert(alert), rows)

    def untold(self) -> list[Alert]:
        """Alerts that nobody has been told of, the earliest first."""
        return list(map(_alert, self._database.rows(select(alert).where(alert.c.told.is_(None)).order_by(alert.c.at, alert.c.rule, alert.c.key))))

    def all(self, since: str | None = None) -> Iterator[Alert]:
        """All alerts, the latest first."""
        query = select(alert).order_by(alert.c.at.desc(), alert.c.rule, alert.c.key)
        return map(_alert, self._database.rows(query if since is None else query.where(alert.c.at >= since)))


def tell(connection: Connection, alerts: Iterable[Alert], moment: str) -> None:
    """Note that alerts have been handed over for delivery."""
    for each in alerts:
        this = (alert.c.rule == each.rule) & (alert.c.key == each.key)
        connection.execute(update(alert).where(this).values(told=moment))


def _columns(each: Alert) -> dict[str, Any]:
    return {
        "rule": each.rule,
        "key": each.key,
        "at": each.at,
        "severity": str(each.severity),
        "title": each.title,
        "why": each.why,
        "proofs": dump([astuple(proof) for proof in each.proofs]),
        "channels": dump(each.channels),
        "digest": int(each.digest),
    }


def _alert(row: Row[Any]) -> Alert:
    proofs = tuple(Proof(*values) for values in load(row.proofs))
    return Alert(row.rule, row.key, row.at, Severity(row.severity), row.title, row.why, proofs, tuple(load(row.channels)), bool(row.digest))
