from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

import pytest

from xinmai.model import Event, Facts, Link, Mention, Observation
from xinmai.store import Store

from .made import reading

AnyFact = Observation | Mention | Event | Link
Listing = Callable[[Store], Iterator[AnyFact]]
LISTINGS: list[Listing] = [
    lambda store: store.facts.observations(),
    lambda store: store.facts.mentions(),
    lambda store: store.facts.events(),
    lambda store: store.facts.links(),
]


@pytest.fixture
def filled(store: Store) -> Store:
    for number in (3, 1, 4, 0, 2):
        store.add(reading(number))
    return store


def place(store: Store, fact: AnyFact) -> tuple[str, str, int]:
    evidence = fact.evidence
    return (store.article_of(fact).published or "", evidence.document_id, evidence.span.start)


@pytest.mark.parametrize("listing", LISTINGS)
def test_listed_by_date_document_and_place(filled: Store, listing: Listing) -> None:
    places = [place(filled, fact) for fact in listing(filled)]
    assert places == sorted(places)
    assert len(places) == 5 * 2 * 2


def test_every_fact_of_an_article_in_the_order_it_was_added(filled: Store) -> None:
    for article, facts in reading(2).articles:
        assert filled.facts.of(article.id) == facts
    assert filled.facts.of("beef") == Facts()


def test_two_facts_of_one_number_are_both_kept(store: Store) -> None:
    whole = reading(1, articles=1, lines=1)
    ((article, facts),) = whole.articles
    (seen,) = facts.observations
    other = replace(seen, subject="乙")
    assert seen.id == other.id
    store.add(replace(whole, articles=((article, replace(facts, observations=(seen, other, seen))),)))
    assert store.facts.of(article.id).observations == (seen, other, seen)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, 20),
        ({"subject": "甲"}, 20),
        ({"subject": "乙"}, 0),
        ({"indicator": "占比", "period": "2024-Q1"}, 20),
        ({"indicator": "占比", "period": "2024"}, 0),
        ({"document_id": reading(3).document.id}, 4),
        ({"subject": "甲", "document_id": "beef"}, 0),
    ],
)
def test_observations_are_narrowed(filled: Store, wanted: dict[str, str], found: int) -> None:
    assert len(list(filled.facts.observations(**wanted))) == found


def test_the_other_kinds_are_narrowed(filled: Store) -> None:
    facts, one = filled.facts, reading(3).document.id
    assert len(list(facts.mentions("甲", one))) == 4
    assert not list(facts.mentions("甲公司"))
    assert len(list(facts.events("capacity_expansion", one))) == 4
    assert not list(facts.events("ipo"))
    assert len(list(facts.links(head="甲", tail="乙", document_id=one))) == 4
    assert not list(facts.links(head="乙"))
    assert not list(facts.links(tail="甲"))


def test_a_listing_is_one_state_and_may_be_left(filled: Store) -> None:
    listing = filled.facts.observations()
    begun = list(islice(listing, 3))
    filled.add(reading(5))
    assert len(begun) + len(list(listing)) == 20
    left = filled.facts.observations()
    next(left)
    del left
    assert len(list(filled.facts.observations())) == 24
