from __future__ import annotations

from hypothesis import given, settings

from xinmai.model import Event, Facts
from xinmai.store import Store

from .strategies import ARTICLE, events, read_anew


@settings(deadline=None)
@given(events)
def test_what_is_loaded_equals_what_was_added(shared_store: Store, event: Event) -> None:
    shared_store.add(read_anew(Facts(events=(event,))))
    assert list(shared_store.facts.events()) == [event]
    assert shared_store.facts.of(ARTICLE.id) == Facts(events=(event,))
