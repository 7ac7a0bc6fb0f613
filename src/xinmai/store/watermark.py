"""A cheap mark of what a database holds: equal marks, equal contents, as long as documents are only ever added or read again."""

from __future__ import annotations

import hashlib

from sqlalchemy import func, select

from xinmai.store.database import Database
from xinmai.store.schema import cluster, document, failure, location

__all__ = ["watermark"]


def watermark(database: Database) -> str:
    """Hash of how many documents each engine read, and of the rows that follow from them.

    A document is added whole, so the numbers of its articles and facts need not be counted.
    """
    with database.reading() as connection:
        engines = connection.execute(select(document.c.engine, func.count()).group_by(document.c.engine).order_by(document.c.engine)).all()
        others = [connection.scalar(select(func.count()).select_from(table)) for table in (location, cluster, failure)]
    return hashlib.sha256(repr(([tuple(row) for row in engines], others)).encode()).hexdigest()[:16]
