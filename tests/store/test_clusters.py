from __future__ import annotations

import pytest

from xinmai.errors import WorkspaceError
from xinmai.model import Cluster
from xinmai.store import Store

from .made import reading


@pytest.fixture
def ids(store: Store) -> list[str]:
    for number in range(3):
        store.add(reading(number))
    return [article.id for article in store.articles.all()]


def test_every_member_finds_its_cluster_origin_first(store: Store, ids: list[str]) -> None:
    told = Cluster((ids[4], ids[0], ids[2]), ("最早", "标题相同", "正文相近"))
    store.clusters.replace([told, Cluster((ids[1],), ("独家",))])
    assert [store.clusters.of(article_id) for article_id in told.articles] == [told] * 3
    assert store.clusters.of(ids[5]) is None


def test_replacing_leaves_none_of_the_old(store: Store, ids: list[str]) -> None:
    store.clusters.replace([Cluster((ids[0], ids[1]), ("", ""))])
    store.clusters.replace([Cluster((ids[1], ids[2]), ("", ""))])
    assert store.clusters.of(ids[0]) is None
    store.clusters.replace([])
    assert store.counts()["cluster"] == 0


@pytest.mark.parametrize("wrong", [("beef",), (0, 0)])
def test_what_cannot_be_kept_is_refused_whole(
    store: Store, ids: list[str], wrong: tuple[str | int, ...]
) -> None:
    kept = Cluster((ids[0], ids[1]), ("", ""))
    store.clusters.replace([kept])
    bad = [Cluster((ids[name] if isinstance(name, int) else name,), ("",)) for name in wrong]
    with pytest.raises(WorkspaceError):
        store.clusters.replace(bad)
    assert store.clusters.of(ids[0]) == kept
