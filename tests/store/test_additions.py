from __future__ import annotations

from xinmai.store import Store, additions

from .made import reading


def test_each_document_that_comes_is_written_down_once(store: Store) -> None:
    for each in (reading(0), reading(1), reading(1), reading(0, engine="v2")):
        store.add(each)
    database = store._database
    assert additions.latest(database).number == 3
    ids = [reading(n).document.id for n in (0, 1)]
    assert list(additions.documents_after(database, 0, 3)) == [ids[1], ids[0]]
    assert list(additions.documents_after(database, 2, 3)) == [ids[0]]
    assert list(additions.documents_after(database, 0, 1)) == [ids[0]]


def test_a_chain_tells_one_history_from_another(store: Store) -> None:
    assert additions.latest(store._database) == additions.NONE
    assert additions.chain_at(store._database, 0) == ""
    store.add(reading(0))
    first = additions.latest(store._database)
    store.add(reading(1))
    assert additions.chain_at(store._database, 1) == first.chain
    assert additions.chain_at(store._database, 2) not in (first.chain, None)
    assert additions.chain_at(store._database, 3) is None
