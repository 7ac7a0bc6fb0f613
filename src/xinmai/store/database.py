"""The connection to a workspace database: opened, read from, written to in one transaction. No tables.

SQLite in WAL mode by default: readers never wait for the writer, nor it for them. PostgreSQL by URL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from sqlalchemy import URL, Connection, Engine, Row, Select, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DatabaseError

from xinmai.errors import WorkspaceError

__all__ = ["Database", "insert_or_ignore"]

_ROWS_AT_ONCE = 500
_BUSY_SECONDS = 30
_INSERTS: dict[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


class Database:
    """Transactions on one database; what the driver refuses comes out as `WorkspaceError`."""

    def __init__(self, where: str | Path) -> None:
        self._engine = _engine(where)
        # The address of a server may hold a password, which this rendering hides.
        self.name = str(where) if self._engine.name == "sqlite" else self._engine.url.render_as_string()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database (in PostgreSQL, one for each statement)."""
        with self._translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept all together, or not at all when the block raises."""
        with self._translated(), self._engine.connect() as connection:
            connection.execution_options(writing=True)
            with connection.begin():
                yield connection

    def rows(self, query: Select[Any]) -> Iterator[Row[Any]]:
        """Stream the rows of a query."""
        with self.reading() as connection:
            yield from connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(query)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            msg = f"{self.name}: {error.orig}; check the path, the free space and what else is using it"
            raise WorkspaceError(msg) from error


def insert_or_ignore(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless one with its key is there; whether it was inserted."""
    done = connection.execute(_INSERTS[connection.dialect.name](table).values(row).on_conflict_do_nothing())
    return done.rowcount > 0


def _engine(where: str | Path) -> Engine:
    try:
        url = _url(where)
        # A listing that is still being read holds its connection, so their number has no bound.
        engine = create_engine(url, max_overflow=-1)
    except (ArgumentError, ModuleNotFoundError) as error:
        msg = f"no such database ({error}); give a file, or postgresql+psycopg://… with psycopg installed"
        raise WorkspaceError(msg) from error
    if engine.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _url(where: str | Path) -> URL:
    if not (isinstance(where, str) and "://" in where):
        return URL.create("sqlite", database=str(where))
    url = make_url(where)
    if url.get_backend_name() not in _INSERTS:
        raise ArgumentError(f"{url.get_backend_name()} is neither SQLite nor PostgreSQL")
    return url


def _prepare(connection: SQLiteConnection, _record: object) -> None:
    # The driver's own transactions leave out reads and DDL; `_begin` takes their place.
    connection.isolation_level = None
    connection.execute(f"pragma busy_timeout = {_BUSY_SECONDS * 1000}")
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = normal")
    connection.execute("pragma foreign_keys = on")


def _begin(connection: Connection) -> None:
    # A writer that starts as a reader may find, too late, that another wrote in between.
    writes = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")
