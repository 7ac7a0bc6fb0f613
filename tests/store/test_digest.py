from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from xinmai.model import Cluster, TracedText
from xinmai.store import Reading, Store

from .made import reading


def digest_of(folder: Path, readings: list[Reading]) -> str:
    folder.mkdir()
    with Store.open(folder / "x.db", folder) as store:
        for each in readings:
            store.add(each)
        return store.digest()


def test_equal_contents_in_any_order_give_equal_digests(tmp_path: Path) -> None:
    copy = replace(reading(2), document=replace(reading(2).document, name="copy", url="file:///copy"))
    readings = [reading(0), reading(1), reading(2), copy]
    straight = digest_of(tmp_path / "a", readings)
    assert digest_of(tmp_path / "b", readings[::-1]) == straight
    assert digest_of(tmp_path / "c", readings[:3]) != straight


def test_a_detour_leaves_no_trace(tmp_path: Path) -> None:
    whole = reading(1)
    detour = replace(whole, articles=whole.articles[:1], engine="v0")
    assert digest_of(tmp_path / "a", [detour, whole]) == digest_of(tmp_path / "b", [whole])


CHANGES: list[Callable[[Store], object]] = [
    lambda store: store.fail("n", "u", None, "r"),
    lambda store: store.clusters.replace([Cluster((reading(1).articles[0][0].id,), ("",))]),
    lambda store: store.add(reading(1, engine="v2")),
    lambda store: store.add(with_shorter_body(reading(1, engine="v1b"))),
]


def with_shorter_body(whole: Reading) -> Reading:
    (article, facts), *rest = whole.articles
    untraced = replace(article, body=TracedText.of(article.body.text))
    return replace(whole, articles=((untraced, facts), *rest))


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_shows(store: Store, change: Callable[[Store], object]) -> None:
    store.add(reading(1))
    before = store.digest()
    assert store.digest() == before
    change(store)
    assert store.digest() != before


def test_counts_name_every_table(store: Store) -> None:
    assert set(store.counts().values()) == {0}
    store.add(reading(1))
    assert store.counts() == {
        "document": 1,
        "location": 1,
        "article": 2,
        "observation": 4,
        "mention": 4,
        "event": 4,
        "link": 4,
        "cluster": 0,
        "failure": 0,
        "health": 0,
        "arrival": 0,
        "alert": 0,
        "parcel": 0,
        "issue_day": 0,
        "plan": 0,
        "planned_item": 0,
    }
