from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import xinmai.store
from xinmai.errors import WorkspaceError
from xinmai.model import Facts, Snapshot
from xinmai.store import Store

from .made import read_back, reading


def test_the_public_face_is_what_it_says() -> None:
    assert sorted(xinmai.store.__all__) == ["DocumentRow", "EntityRow", "Failure", "Headline", "Keyed", "Location", "Reading", "Store", "Wanted"]


def test_a_reading_comes_back_whole(store: Store) -> None:
    added = reading(1)
    assert store.add(added)
    assert store.documents.get(added.document.id) == added.document
    assert read_back(store, added.document.id) == added.articles


def test_adding_twice_changes_nothing_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Store.open(path, tmp_path) as store:
        assert store.add(reading(1))
    before = path.read_bytes()
    with Store.open(path, tmp_path) as store:
        assert not store.add(reading(1))
    assert path.read_bytes() == before


def test_a_reading_that_cannot_be_kept_leaves_the_old_one(store: Store) -> None:
    store.add(reading(1))
    before = store.digest()
    again = reading(1, engine="v2")
    *rest, (article, facts) = again.articles
    (link, *_) = facts.links
    unkeepable = replace(link, relation=None)  # type: ignore[arg-type]
    with pytest.raises(WorkspaceError, match=r"link\.relation"):
        store.add(replace(again, articles=(*rest, (article, Facts(links=(unkeepable,))))))
    assert store.digest() == before


def test_contents_survive_closing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db", tmp_path) as store:
        store.add(reading(1))
        before = store.digest()
    with Store.open(str(tmp_path / "x.db"), tmp_path) as store:
        assert store.digest() == before


def test_an_address_opens_the_same_database(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db", tmp_path) as store:
        store.add(reading(1))
        before = store.digest()
    with Store.open(f"sqlite:///{tmp_path}/x.db", tmp_path) as store:
        assert store.digest() == before


def test_a_fact_leads_to_its_article(store: Store) -> None:
    store.add(reading(1))
    for article, facts in reading(1).articles:
        for fact in (*facts.observations, *facts.mentions, *facts.events, *facts.links):
            assert store.article_of(fact) == article


def test_snapshots_lie_where_they_were_told_to(store: Store, tmp_path: Path) -> None:
    snapshot = Snapshot("a", "file:///a", "text/plain", b"a")
    store.snapshots.put(snapshot)
    assert (tmp_path / "snapshots" / snapshot.sha256[:2] / f"{snapshot.sha256}.bin").read_bytes() == b"a"
