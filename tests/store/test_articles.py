from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings

from xinmai.errors import UsageError
from xinmai.model import Article, Facts, Span
from xinmai.store import Reading, Store

from .made import reading
from .strategies import ARTICLE, articles, read_anew


@settings(deadline=None)
@given(articles)
@example(replace(ARTICLE, title_span=Span(0, 0)))
def test_what_is_loaded_equals_what_was_added(shared_store: Store, article: Article) -> None:
    shared_store.add(read_anew(article=article))
    assert shared_store.articles.get(article.id) == article


def test_a_loaded_body_still_knows_its_raw_text(store: Store) -> None:
    added = reading(1, articles=3, lines=4)
    store.add(added)
    for article in store.articles.of(added.document.id):
        at = article.body.text.index("占比35.5%")
        assert article.body.span(at, at + 7).of(added.document.raw) == "占比\n35.5%"


def test_an_unknown_article_is_named(store: Store) -> None:
    with pytest.raises(UsageError, match="no article beef in this workspace"):
        store.articles.get("beef")


def test_a_document_without_articles_is_kept(store: Store) -> None:
    empty = replace(reading(1), articles=())
    assert store.add(empty)
    assert list(store.articles.of(empty.document.id)) == []
    assert store.known(empty.document.snapshot_sha256, "v1")


def dated(number: int, published: str | None) -> Reading:
    whole = reading(number, articles=1)
    ((article, _),) = whole.articles
    return replace(whole, articles=((replace(article, published=published), Facts()),))


DATES = (None, "2022", "2023-12-31", "2024", "2024-03", "2024-03-05", "2024-04-01", "2025-01")


@pytest.fixture
def calendar(store: Store) -> Store:
    for number, published in enumerate(reversed(DATES)):
        store.add(dated(number, published))
    return store


def test_listed_by_date_undated_first(calendar: Store) -> None:
    assert tuple(article.published for article in calendar.articles.all()) == DATES


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2024-03-05", None, ["2024", "2024-03", "2024-03-05", "2024-04-01", "2025-01"]),
        (None, "2024-02", ["2022", "2023-12-31", "2024"]),
        (None, "2024", ["2022", "2023-12-31", "2024", "2024-03", "2024-03-05", "2024-04-01"]),
        ("2024-03", "2024-03", ["2024", "2024-03", "2024-03-05"]),
        ("2024-03-06", "2024-03-31", ["2024", "2024-03"]),
        ("2026", None, []),
    ],
)
def test_bounds_are_met_by_any_part_of_a_period(
    calendar: Store, first: str | None, last: str | None, found: list[str]
) -> None:
    assert [article.published for article in calendar.articles.all(first, last)] == found


def test_within_a_document_in_the_order_of_the_text(store: Store) -> None:
    added = reading(1, articles=12)
    store.add(replace(added, articles=added.articles[::-1]))
    assert list(store.articles.of(added.document.id)) == [article for article, _ in added.articles]
    assert list(store.articles.all()) == [article for article, _ in added.articles]
