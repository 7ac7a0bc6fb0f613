"""One process writes, others read or wait: real processes on one file."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import insert

from xinmai.store import Store
from xinmai.store.database import Database
from xinmai.store.schema import failure

from .made import reading

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
FORK = multiprocessing.get_context("fork")


@contextmanager
def other_process(work: Callable[[Path, Connection], None], folder: Path) -> Iterator[Connection]:
    ours, theirs = FORK.Pipe()
    process = FORK.Process(target=work, args=(folder, theirs))
    process.start()
    try:
        yield ours
    finally:
        process.join()
        ours.close()
        theirs.close()
    assert process.exitcode == 0


def write_slowly(folder: Path, pipe: Connection) -> None:
    """Hold an unfinished transaction until told to go on."""
    database = Database(folder / "x.db")
    with database.writing() as connection:
        connection.execute(insert(failure).values(url="u", name="n", reason="r"))
        pipe.send("begun")
        pipe.recv()
    pipe.send("done")
    database.close()


def add_until_told(folder: Path, pipe: Connection) -> None:
    """Add one document after another until a message comes."""
    with Store.open(folder / "x.db", folder) as store:
        for number in count(1):
            store.add(reading(number))
            if number == 1:
                pipe.send("begun")
            if pipe.poll():
                break
    pipe.send(number)


def prepare(folder: Path) -> None:
    with Store.open(folder / "x.db", folder) as store:
        store.add(reading(0))


def test_a_reader_opened_during_a_transaction_sees_the_state_before_it(tmp_path: Path) -> None:
    prepare(tmp_path)
    with other_process(write_slowly, tmp_path) as writer:
        assert writer.recv() == "begun"
        with Store.open(tmp_path / "x.db", tmp_path) as store:
            assert list(store.failures.all()) == []
            assert len(list(store.facts.observations())) == 4
            writer.send("go on")
            assert writer.recv() == "done"
            assert len(list(store.failures.all())) == 1


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    prepare(tmp_path)
    with other_process(write_slowly, tmp_path) as writer:
        assert writer.recv() == "begun"
        with Store.open(tmp_path / "x.db", tmp_path) as store:
            writer.send("go on")
            assert store.add(reading(1))
            assert len(list(store.failures.all())) == 1


def test_readers_see_only_whole_documents_while_they_are_added(tmp_path: Path) -> None:
    prepare(tmp_path)
    with other_process(add_until_told, tmp_path) as writer:
        assert writer.recv() == "begun"
        for _ in range(10):
            with Store.open(tmp_path / "x.db", tmp_path) as store:
                counts = store.counts()
                assert counts["document"] >= 2
                assert counts["article"] == 2 * counts["document"]
                assert counts["observation"] == 4 * counts["document"]
                assert len(list(store.facts.links(document_id=reading(1).document.id))) == 4
        writer.send("enough")
        added = writer.recv()
    with Store.open(tmp_path / "x.db", tmp_path) as store:
        assert store.counts()["observation"] == 4 * (added + 1)
