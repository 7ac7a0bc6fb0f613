"""Pages of a store: each row once, in the order that was asked for, nothing of what is asked part of a statement."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from xinmai.model import (
    Article,
    Document,
    Entity,
    EntityType,
    Evidence,
    Facts,
    Mention,
    Observation,
    Period,
    Quantity,
    Span,
    TracedText,
    sha256_hex,
)
from xinmai.store import Reading, Store, Wanted

DAYS = ("2024-05-01", "2025-02", None, "2023")


def reading(number: int, published: str | None) -> Reading:
    raw = f"第{number}号 100% 1 22 333"
    document = Document(sha256_hex(raw.encode()), f"{number}.txt", "text/plain", raw, TracedText.of(raw), url=f"test:{number}")
    article = Article(document.id, Span(0, len(raw)), f"标题{number}", publisher="某局", published=published, body=TracedText.of(raw))

    def at(quote: str) -> Evidence:
        start = raw.rindex(quote)
        return Evidence(document.id, article.id, Span(start, start + len(quote)), quote)

    observations = tuple(Observation(Quantity(Decimal(q), Decimal(q), "亿元"), at(q), f"公司{number}", "营业收入", Period(f"202{number}")) for q in ("1", "22", "333"))
    mentions = (Mention(Entity(EntityType.COMPANY, "中芯国际"), "SMIC", at("22")), Mention(Entity(EntityType.PLACE, f"地{number}"), f"地{number}", at("1")))
    return Reading(document, ((article, Facts(observations, mentions)),), "one")


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "a.db", tmp_path / "s") as opened:
        for number, day in enumerate(DAYS):
            opened.add(reading(number, day))
        yield opened


@pytest.mark.parametrize("order", ["published", "value", "subject", "indicator", "period", "unit"])
@pytest.mark.parametrize("down", [True, False])
def test_pages_hold_each_number_once(store: Store, order: str, down: bool) -> None:
    seen = [row.fact.id for offset in range(0, 15, 5) for row in store.browse.observations(Wanted(), order, down, 5, offset)[0]]
    assert len(seen) == len(set(seen)) == 12


def test_numbers_come_by_date_with_the_undated_last(store: Store) -> None:
    for down, first in ((True, "公司1"), (False, "公司3")):
        rows, total = store.browse.observations(Wanted(), "published", down, 12, 0)
        assert (total, rows[0].fact.subject, rows[-1].fact.subject) == (12, first, "公司2")


def test_a_count_that_is_known_is_not_made_again(store: Store) -> None:
    assert store.browse.observations(Wanted(), "value", True, 1, 0, total=7)[1] == 7


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(subject="公司1"), 3),
        (Wanted(subject="%"), 0),
        (Wanted(text="公司1 收入"), 3),
        (Wanted(text="公司1 利润"), 0),
        (Wanted(period="2021"), 3),
        (Wanted(since="2024"), 6),
        (Wanted(until="2024-12"), 6),
        (Wanted(since="2025-01", until="2025-12"), 3),
        (Wanted(unit="' or 1=1 --"), 0),
    ],
)
def test_what_is_asked_for(store: Store, wanted: Wanted, count: int) -> None:
    rows, total = store.browse.observations(wanted, "value", True, 50, 0)
    assert len(rows) == total == count


def test_facts_behind_a_key_go_on_where_the_page_before_ended(store: Store) -> None:
    whole = store.browse.behind("observation", None, 50)
    half = store.browse.behind("observation", None, 5)
    assert half + store.browse.behind("observation", (half[-1].article_id, half[-1].ordinal), 50) == whole
    assert len(store.browse.behind("mention", None, 50)) == 8


def test_a_place_gives_what_is_read_there_else_what_lies_inside(store: Store) -> None:
    document = next(iter(store.documents.all()))
    start = document.raw.rindex("22")
    assert [one.evidence.quote for one in store.browse.at(document.id, start, start + 2)] == ["22"]
    assert [one.evidence.quote for one in store.browse.at(document.id, start, len(document.raw))] == ["22", "333"]
    assert store.browse.at(document.id, 0, 1) == []


def test_documents_have_the_date_of_their_articles_and_counts(store: Store) -> None:
    rows, total = store.browse.documents(None, "published", True, 10, 0)
    assert total == 4
    assert [row.published for row in rows] == ["2025-02", "2024-05-01", "2023", None]
    assert {(row.articles, row.observations, row.characters > 5) for row in rows} == {(1, 3, True)}
    assert [row.name for row in store.browse.documents("标题3", "name", False, 10, 0)[0]] == ["3.txt"]
    assert [row.id for row in store.browse.documents_behind("", 10)] == sorted(row.id for row in rows)


def test_entities_are_counted_by_documents(store: Store) -> None:
    rows, total = store.browse.entities(None, None, 10, 0)
    assert (total, rows[0].canonical, rows[0].documents) == (5, "中芯国际", 4)
    assert store.browse.entities("SMIC", "company", 10, 0)[1] == 1
    assert store.browse.entities("SMIC", "place", 10, 0)[1] == 0


def test_headlines_and_names(store: Store) -> None:
    assert [one.title for one in store.browse.headlines(newest=2)] == ["标题1", "标题0"]
    assert sorted(name for name, _ in store.browse.names().values()) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert store.browse.most("indicator", 3) == [("营业收入", 12)]


def test_the_watermark_changes_with_what_is_held(store: Store) -> None:
    before = store.watermark()
    assert store.watermark() == before
    store.add(reading(0, "2024-05-01"))
    assert store.watermark() == before
    store.fail("x", "test:x", None, "broken")
    failed = store.watermark()
    store.add(reading(9, "2024"))
    assert len({before, failed, store.watermark()}) == 3
