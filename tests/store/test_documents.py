from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.model import Block, Cluster, Notice, Table, TracedText
from xinmai.store import Location, Reading, Store

from .made import read_back, reading
from .strategies import DOCUMENT, blocks, maybe_text, notices, read_anew, tables, text


@settings(deadline=None)
@given(
    text,
    maybe_text,
    st.lists(blocks, max_size=2).map(tuple),
    st.lists(tables, max_size=2).map(tuple),
    st.lists(notices, max_size=2).map(tuple),
)
def test_what_is_loaded_equals_what_was_added(
    shared_store: Store,
    raw: str,
    said: str | None,
    blocks: tuple[Block, ...],
    tables: tuple[Table, ...],
    notices: tuple[Notice, ...],
) -> None:
    added = replace(
        DOCUMENT,
        raw=raw,
        text=TracedText.of(raw),
        blocks=blocks,
        tables=tables,
        notices=notices,
        title=said,
        publisher=said,
        published=said,
    )
    assert shared_store.add(read_anew(document=added))
    assert shared_store.documents.get(added.id) == added


def test_places_still_answer(store: Store) -> None:
    document = reading(1).document
    store.add(reading(1))
    assert store.documents.get(document.id).place(3) == document.place(3)
    assert document.place(3).page == 1


def test_an_unknown_document_is_named(store: Store) -> None:
    with pytest.raises(UsageError, match="no document beef in this workspace"):
        store.documents.get("beef")


def test_listed_by_date_then_id_undated_first(store: Store) -> None:
    for number in (4, 0, 3, 1, 2):
        store.add(reading(number))
    listed = [(document.published or "", document.id) for document in store.documents.all()]
    assert listed == sorted(listed)
    assert len(listed) == 5


def test_known_by_bytes_and_engine(store: Store) -> None:
    added = reading(1)
    store.add(added)
    assert store.known(added.document.snapshot_sha256, "v1")
    assert not store.known(added.document.snapshot_sha256, "v2")
    assert not store.known(reading(2).document.snapshot_sha256, "v1")


def found_at(name: str) -> Reading:
    return replace(reading(1), document=replace(reading(1).document, name=name, url=f"file:///{name}"))


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_the_same_bytes_in_two_places_are_one_document(store: Store, names: str) -> None:
    first, second = map(found_at, names)
    assert store.add(first)
    assert not store.add(second)
    document = first.document
    assert store.documents.locations(document.id) == (Location("a", "file:///a"), Location("b", "file:///b"))
    assert store.documents.get(document.id).name == "a"
    assert store.counts()["document"] == 1


def test_another_engine_replaces_what_was_derived_and_keeps_the_places(store: Store) -> None:
    old = reading(1)
    store.add(found_at("a"))
    store.add(old)
    again = replace(old, articles=old.articles[1:], engine="v2")
    assert store.add(again)
    assert read_back(store, old.document.id) == again.articles
    assert [location.name for location in store.documents.locations(old.document.id)] == ["a", "1.txt"]
    assert store.known(old.document.snapshot_sha256, "v2")
    assert not store.known(old.document.snapshot_sha256, "v1")


def test_reading_anew_dissolves_only_the_clusters_it_touches(store: Store) -> None:
    for number in (1, 2, 3):
        store.add(reading(number))
    ids = {n: [article.id for article, _ in reading(n).articles] for n in (1, 2, 3)}
    touched, other = Cluster((ids[1][0], ids[2][0]), ("", "")), Cluster((ids[2][1], ids[3][0]), ("", ""))
    store.clusters.replace([touched, other])
    store.add(reading(1, engine="v2"))
    assert store.clusters.of(ids[2][0]) is None
    assert store.clusters.of(ids[3][0]) == other
