from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from xinmai.errors import WorkspaceError
from xinmai.store import Store
from xinmai.store.database import Database
from xinmai.store.migrate import HEAD, upgrade
from xinmai.store.schema import METADATA


def test_head_is_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", "xinmai.store:migrations")
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_revisions_lead_to_the_schema(tmp_path: Path) -> None:
    database = Database(tmp_path / "x.db")
    upgrade(database)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    database.close()


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    Store.open(path, tmp_path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match=r"x\.db: made by a newer Xinmai \(database revision 9999\)"):
        Store.open(path, tmp_path)
    assert path.read_bytes() == before


def test_an_upgrade_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table link (theirs)")
    connection.close()
    with pytest.raises(WorkspaceError, match="link already exists"):
        Store.open(path, tmp_path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("select name from sqlite_master").fetchall() == [("link",)]
    connection.close()


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_several_may_open_a_new_workspace_at_once(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    openers = [fork.Process(target=_open_and_close, args=(tmp_path,)) for _ in range(6)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join()
    assert [opener.exitcode for opener in openers] == [0] * 6


def _open_and_close(folder: Path) -> None:
    Store.open(folder / "x.db", folder).close()
