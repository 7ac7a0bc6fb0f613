from __future__ import annotations

from dataclasses import replace

from xinmai.model import Arrival, ArrivalState, Health
from xinmai.store import Store

HEALTH = Health("a", "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", None, "", 0, '"1"', "then", "f", 3, 1)


def arrival(key: str, seen: str = "2026-01-01T00:00:00Z", **fields: object) -> Arrival:
    return Arrival("a", key, f"https://a.cn/{key}", key, seen, **fields)


def test_what_is_kept_is_found(store: Store) -> None:
    assert store.visits.health("a") == Health("a")
    assert store.visits.record(HEALTH, [arrival("x"), arrival("y", state=ArrivalState.UNWANTED)]) == 2
    assert store.visits.health("a") == HEALTH
    assert store.visits.waiting("a") == [arrival("x")]
    assert store.visits.known("a", ["x", "y", "z"]) == {"x", "y"}


def test_an_offer_that_is_known_stays_as_it_became(store: Store) -> None:
    store.visits.record(HEALTH, [arrival("x")])
    settled = replace(arrival("x"), state=ArrivalState.FILED, document_id="d", tries=1)
    store.visits.settle(settled)
    assert store.visits.record(HEALTH, [arrival("x", "2026-02-01T00:00:00Z")]) == 0
    assert list(store.visits.filed_since("2026-01-01")) == [settled]
    assert list(store.visits.filed_since("2026-01-02")) == []


def test_offers_are_counted_and_dated(store: Store) -> None:
    store.visits.record(HEALTH, [arrival("x"), arrival("y", "2026-01-05T00:00:00Z")])
    assert store.visits.counted_since("2026-01-02") == {"a": 1}
    assert (store.visits.last_arrival("a"), store.visits.last_arrival("b")) == ("2026-01-05T00:00:00Z", "")
