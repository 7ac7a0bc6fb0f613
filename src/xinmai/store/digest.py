"""How much a workspace holds, and one hash over all of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select

from xinmai.store.database import Database
from xinmai.store.schema import KNOWLEDGE

__all__ = ["counts", "digest"]


def counts(database: Database) -> dict[str, int]:
    """Rows of each table of what is known, by its name."""
    with database.reading() as connection:
        return {
            table.name: connection.scalars(select(func.count()).select_from(table)).one()
            for table in KNOWLEDGE
        }


def digest(database: Database) -> str:
    """SHA-256 over all rows of what is known in key order: equal contents, however they came in, hash alike."""
    total = hashlib.sha256()
    with database.reading() as connection:
        connection.execution_options(yield_per=500)
        for table in KNOWLEDGE:
            total.update(_line([table.name]))
            for row in connection.execute(select(table).order_by(*table.primary_key)):
                total.update(_line(row))
    return total.hexdigest()


def _line(values: Iterable[Any]) -> bytes:
    plain = [value.hex() if isinstance(value, bytes) else value for value in values]
    return json.dumps(plain).encode() + b"\n"
