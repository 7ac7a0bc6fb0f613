from __future__ import annotations

from hypothesis import given, settings

from xinmai.model import Facts, Link
from xinmai.store import Store

from .strategies import ARTICLE, links, read_anew


@settings(deadline=None)
@given(links)
def test_what_is_loaded_equals_what_was_added(shared_store: Store, link: Link) -> None:
    shared_store.add(read_anew(Facts(links=(link,))))
    assert list(shared_store.facts.links()) == [link]
    assert shared_store.facts.of(ARTICLE.id) == Facts(links=(link,))
