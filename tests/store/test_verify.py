from __future__ import annotations

from dataclasses import replace

import pytest

from xinmai.model import Event, Facts, Link, Mention, Observation, Span
from xinmai.store import Reading, Store

from .made import reading


def with_first(whole: Reading, kind: str, change: dict[str, object]) -> Reading:
    """The reading with the evidence of its first fact of a kind changed."""
    (article, facts), *rest = whole.articles
    first, *others = getattr(facts, kind)
    changed: Observation | Mention | Event | Link = replace(first, evidence=replace(first.evidence, **change))
    return replace(whole, articles=((article, replace(facts, **{kind: (changed, *others)})), *rest))


def test_true_quotes_are_silent(store: Store) -> None:
    for number in range(3):
        store.add(reading(number))
    assert list(store.verify()) == []


@pytest.mark.parametrize("kind", ["observations", "mentions", "events", "links"])
def test_a_wrong_quote_is_told_with_both_texts(store: Store, kind: str) -> None:
    store.add(reading(1))
    store.add(with_first(reading(2), kind, {"quote": "九成"}))
    (error,) = store.verify()
    where = getattr(reading(2).articles[0][1], kind)[0].evidence
    told = f"2.txt: {kind[:-1]} at {where.span.start}:{where.span.end} quotes '九成'"
    assert str(error) == f"{told}, the text has {where.quote!r}; read the document again"


def test_an_offset_beyond_the_text_is_told(store: Store) -> None:
    store.add(with_first(reading(1), "links", {"span": Span(10**6, 10**6 + 2)}))
    assert [str(error).count("the text has ''") for error in store.verify()] == [1]


def test_the_order_of_errors_is_that_of_the_text(store: Store) -> None:
    broken = reading(1)
    for kind in ("links", "observations", "mentions"):
        broken = with_first(broken, kind, {"quote": "\n"})
    store.add(broken)
    told = [str(error) for error in store.verify()]
    assert [line.split()[1] for line in told] == ["mention", "link", "observation"]
    assert not any("\n" in line for line in told)


def test_a_document_without_facts_is_silent(store: Store) -> None:
    whole = reading(1)
    store.add(replace(whole, articles=tuple((article, Facts()) for article, _ in whole.articles)))
    assert list(store.verify()) == []
