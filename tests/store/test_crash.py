"""A writer killed at any moment loses nothing but the document it was adding."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so that the same points are tried each time

import pytest
from sqlalchemy import Engine, event

from xinmai.store import Reading, Store

from .made import read_back, reading

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
FORK = multiprocessing.get_context("fork")
READINGS = tuple(reading(number) for number in range(12))


def add_all(folder: Path) -> str:
    with Store.open(folder / "x.db", folder) as store:
        for each in READINGS:
            store.add(each)
        return store.digest()


def on_each_statement(act: Callable[[], object]) -> None:
    """Call `act` before every statement and every commit of this process."""
    event.listen(Engine, "before_cursor_execute", lambda *_: act())
    event.listen(Engine, "commit", lambda *_: act())


def add_and_die(folder: Path, last: int) -> None:
    """Add all, killing this process just before its statement number `last`."""
    statements = count(1)
    on_each_statement(lambda: next(statements) == last and os.kill(os.getpid(), signal.SIGKILL))
    add_all(folder)


def add_and_tell(folder: Path, pipe: int) -> None:
    """Add all, writing a byte into the pipe for each statement."""
    on_each_statement(lambda: os.write(pipe, b"."))
    add_all(folder)


def kill_before(folder: Path, statement: int) -> None:
    process = FORK.Process(target=add_and_die, args=(folder, statement))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def kill_after(folder: Path, statement: int) -> None:
    """Kill from outside as soon as the statement is told of: somewhere in it, or a little behind it."""
    out, into = os.pipe()
    process = FORK.Process(target=add_and_tell, args=(folder, into))
    process.start()
    os.close(into)
    for _ in range(statement):
        os.read(out, 1)
    process.kill()
    process.join()
    os.close(out)


def whole_documents(folder: Path) -> int:
    """How many documents are there, after asserting that each is there with all that belongs to it."""
    with sqlite3.connect(folder / "x.db") as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()
    with Store.open(folder / "x.db", folder) as store:
        kept = [each for each in READINGS if store.known(each.document.snapshot_sha256, each.engine)]
        assert all(is_whole(store, each) for each in kept)
        assert store.counts()["document"] == len(kept)
        assert store.counts()["article"] == sum(len(each.articles) for each in kept)
        return len(kept)


def is_whole(store: Store, read: Reading) -> bool:
    document_id = read.document.id
    kept = store.documents.get(document_id), read_back(store, document_id)
    return kept == (read.document, read.articles)


@pytest.fixture(scope="module")
def unkilled(tmp_path_factory: pytest.TempPathFactory) -> str:
    return add_all(tmp_path_factory.mktemp("unkilled"))


def statements_in_all(folder: Path) -> int:
    out, into = os.pipe()
    process = FORK.Process(target=add_and_tell, args=(folder, into))
    process.start()
    os.close(into)
    told = 0
    while got := os.read(out, 1 << 16):
        told += len(got)
    process.join()
    os.close(out)
    return told


@pytest.mark.parametrize("kill", [kill_before, kill_after])
def test_killed_anywhere_it_goes_on_to_the_same_end(
    tmp_path: Path, unkilled: str, kill: Callable[[Path, int], None]
) -> None:
    survived = set()
    for point in Random(7).sample(range(1, statements_in_all(tmp_path) + 1), 12):
        folder = tmp_path / str(point)
        folder.mkdir()
        kill(folder, point)
        survived.add(whole_documents(folder))
        assert add_all(folder) == unkilled
    assert len(survived) > 5, "the points must fall into different documents"


def test_killed_again_and_again_it_gets_there(tmp_path: Path, unkilled: str) -> None:
    before = 0
    for point in Random(7).sample(range(20, 90), 10):
        kill_after(tmp_path, point)
        after = whole_documents(tmp_path)
        assert after >= before
        before = after
    assert add_all(tmp_path) == unkilled
