from __future__ import annotations

from hypothesis import given, settings

from xinmai.model import Facts, Mention
from xinmai.store import Store

from .strategies import ARTICLE, mentions, read_anew


@settings(deadline=None)
@given(mentions)
def test_what_is_loaded_equals_what_was_added(shared_store: Store, mention: Mention) -> None:
    shared_store.add(read_anew(Facts(mentions=(mention,))))
    assert list(shared_store.facts.mentions()) == [mention]
    assert shared_store.facts.of(ARTICLE.id) == Facts(mentions=(mention,))
