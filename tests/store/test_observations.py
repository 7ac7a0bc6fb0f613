from __future__ import annotations

from hypothesis import given, settings

from xinmai.model import Facts, Observation
from xinmai.store import Store

from .strategies import ARTICLE, observations, read_anew


@settings(deadline=None)
@given(observations)
def test_what_is_loaded_equals_what_was_added(shared_store: Store, observation: Observation) -> None:
    shared_store.add(read_anew(Facts(observations=(observation,))))
    assert list(shared_store.facts.observations()) == [observation]
    assert shared_store.facts.of(ARTICLE.id) == Facts(observations=(observation,))


@settings(deadline=None)
@given(observations)
def test_decimals_keep_every_written_digit(shared_store: Store, observation: Observation) -> None:
    shared_store.add(read_anew(Facts(observations=(observation,))))
    (loaded,) = shared_store.facts.observations()
    assert str(loaded.quantity) == str(observation.quantity)
