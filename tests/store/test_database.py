from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text

from xinmai.errors import WorkspaceError
from xinmai.store.database import Database, insert_or_ignore
from xinmai.store.migrate import upgrade
from xinmai.store.schema import article, failure

ROW = {"url": "u", "name": "n", "sha256": None, "reason": "r"}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "x.db")
    upgrade(opened)
    yield opened
    opened.close()


def size(database: Database) -> int:
    with database.reading() as connection:
        return connection.scalars(select(func.count()).select_from(failure)).one()


def test_readers_and_the_writer_do_not_wait_and_keys_are_kept(database: Database) -> None:
    wanted = {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000, "synchronous": 1}
    with database.reading() as connection:
        assert {name: connection.scalar(text(f"pragma {name}")) for name in wanted} == wanted


def insert_and_stumble(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(insert(failure).values(ROW))
        raise ZeroDivisionError


def test_a_block_that_raises_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        insert_and_stumble(database)
    assert size(database) == 0


def test_insert_or_ignore_keeps_the_first(database: Database) -> None:
    with database.writing() as connection:
        insert_or_ignore(connection, failure, ROW)
        insert_or_ignore(connection, failure, ROW | {"reason": "other"})
    assert [row.reason for row in database.rows(select(failure))] == ["r"]


def test_a_reader_keeps_the_state_it_began_with(database: Database) -> None:
    with database.reading() as reader:
        before = reader.scalars(select(func.count()).select_from(failure)).one()
        with database.writing() as writer:
            writer.execute(insert(failure).values(ROW))
        assert reader.scalars(select(func.count()).select_from(failure)).one() == before == 0
    assert size(database) == 1


def test_many_listings_may_be_open_at_once(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(insert(failure), [ROW | {"url": str(n)} for n in range(3)])
    listings = [database.rows(select(failure)) for _ in range(40)]
    assert all(next(listing) for listing in listings)


def test_what_the_driver_refuses_is_a_workspace_error(database: Database) -> None:
    orphan = {column.name: "" for column in article.columns} | {"span_start": 0, "span_end": 0}
    orphan |= {"trace": b"", "fingerprint": b"", "title_start": None, "title_end": None}
    with pytest.raises(WorkspaceError, match=r"x\.db: FOREIGN KEY"), database.writing() as connection:
        connection.execute(insert(article).values(orphan))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    database = Database(tmp_path / "nowhere" / "x.db")
    with pytest.raises(WorkspaceError, match=r"nowhere.*x\.db: unable to open database file; check the path"):
        upgrade(database)


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("not a database, but long enough to be mistaken for one " * 9)
    with pytest.raises(WorkspaceError, match=r"x\.db: file is not a database"):
        upgrade(Database(tmp_path / "x.db"))


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("oracle://host/x", "oracle is neither SQLite nor PostgreSQL"),
        ("postgresql+nosuch://host/x", "nosuch"),
        ("://", "parse"),
    ],
)
def test_an_address_that_cannot_be_used_says_why_and_what_can(address: str, why: str) -> None:
    with pytest.raises(WorkspaceError, match=f"no such database .*{why}.*; give a file"):
        Database(address)
