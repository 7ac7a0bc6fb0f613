"""In which order documents came: one row for each that was added or read anew, for those who follow the store.

`chain` hashes the row together with all rows before it, so that two stores with one chain have one history. How documents
came is no part of what is known: the digest leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from xinmai.model import stable_id
from xinmai.store.database import Database
from xinmai.store.schema import addition

__all__ = ["NONE", "Addition", "chain_at", "documents_after", "latest", "note"]


class Addition(NamedTuple):
    """The number of an addition, counted from 1, and its chain."""

    number: int
    chain: str


NONE = Addition(0, "")
"""Before the first."""

_LAST = select(addition.c.number, addition.c.chain).order_by(addition.c.number.desc()).limit(1)


def note(connection: Connection, document_id: str, engine: str) -> None:
    """Write down that a document was added or read anew."""
    before = _last(connection)
    chain = stable_id(before.chain, document_id, engine)
    connection.execute(insert(addition).values(number=before.number + 1, document_id=document_id, chain=chain))


def latest(database: Database) -> Addition:
    """The last addition; `NONE` for an empty store."""
    with database.reading() as connection:
        return _last(connection)


def chain_at(database: Database, number: int) -> str | None:
    """The chain of an addition; `None` where there is none of this number."""
    if number == NONE.number:
        return NONE.chain
    with database.reading() as connection:
        return connection.scalar(select(addition.c.chain).where(addition.c.number == number))


def documents_after(database: Database, number: int, until: int) -> Iterator[str]:
    """Ids of the documents added behind one addition and up to another, each once, in order of their last addition."""
    query = select(addition.c.document_id).where(addition.c.number > number, addition.c.number <= until).order_by(addition.c.number)
    rows: list[str] = [row.document_id for row in database.rows(query)]
    return reversed(list(dict.fromkeys(reversed(rows))))


def _last(connection: Connection) -> Addition:
    row = connection.execute(_LAST).one_or_none()
    return Addition(row.number, row.chain) if row else NONE
