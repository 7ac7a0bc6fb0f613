"""Names of documents by their ids, for records."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from xinmai.store import Store

__all__ = ["names_in"]

_AT_HAND = 1 << 12


def names_in(store: Store) -> Callable[[str], str]:
    """The names of a store's documents; each is looked up once."""

    @lru_cache(maxsize=_AT_HAND)
    def name_of(document_id: str) -> str:
        return store.documents.get(document_id).name

    return name_of
