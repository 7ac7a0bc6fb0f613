"""The same content, order and digest in PostgreSQL, when the environment names an empty database.

XINMAI_TEST_POSTGRES=postgresql+psycopg://user@host/empty python -m pytest tests/store/test_postgres.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xinmai.model import Article, Cluster, Observation
from xinmai.store import Store

from .made import read_back, reading
from .test_plans import PLAN

ADDRESS = os.environ.get("XINMAI_TEST_POSTGRES", "")


def filled(where: str | Path, folder: Path) -> tuple[str, dict[str, int], list[Article], list[Observation]]:
    with Store.open(where, folder) as store:
        for number in (3, 0, 2, 1):
            assert store.add(reading(number))
            assert not store.add(reading(number))
        assert store.add(reading(2, engine="v2"))
        store.fail("坏.pdf", "file:///坏.pdf", None, "没有文字层")
        store.plans.save(PLAN, None)
        assert store.plans.get(PLAN.number) == PLAN
        found = list(store.articles.all("2023", "2024-03"))
        store.clusters.replace([Cluster((found[1].id, found[0].id), ("最早", "正文相近"))])
        assert read_back(store, reading(2).document.id) == reading(2).articles
        assert list(store.verify()) == []
        return store.digest(), store.counts(), found, list(store.facts.observations())


@pytest.mark.skipif(not ADDRESS, reason="XINMAI_TEST_POSTGRES names no database")
def test_both_databases_hold_and_list_the_same(tmp_path: Path) -> None:
    assert filled(ADDRESS, tmp_path) == filled(tmp_path / "x.db", tmp_path)
