"""How much a lexicon holds: rows of each table, and of each kind within it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from xinmai.lexicon.lexicon import Lexicon

__all__ = ["Count", "counts"]

_EUROPE = frozenset(
    {"AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS"}
    | {"IT", "LI", "LT", "LU", "LV", "MC", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "UA"}
)
_NAMED = frozenset(["CN", "TW", "HK", "JP", "KR", "US"])


class Count(NamedTuple):
    """Rows of a table; `kind` is empty for all of them."""

    table: str
    kind: str
    rows: int


def counts(lexicon: Lexicon) -> Iterator[Count]:
    """Every table with its total, then its kinds, those with the most rows first; last the names there are to find."""
    kinds: dict[str, Counter[str]] = {
        "companies": Counter(map(_region, (row.country for row in lexicon.companies))),
        "organisations": Counter(row.kind for row in lexicon.organisations),
        "terms": Counter(row.type for row in lexicon.terms),
        "places": Counter(row.kind for row in lexicon.places),
        "indicators": Counter(row.kind for row in lexicon.indicators),
        "chain": Counter(row.stage for row in lexicon.chain),
    }
    for table, rows in lexicon.counts().items():
        yield Count(table, "", rows)
        yield from _most_first(table, kinds.get(table, Counter()))
    yield Count("names", "", len(lexicon.names))
    yield Count("names", "ambiguous", sum(len(entities) > 1 for entities in lexicon.names.values()))


def _most_first(table: str, kinds: Counter[str]) -> Iterator[Count]:
    return (Count(table, kind, kinds[kind]) for kind in sorted(kinds, key=lambda kind: (-kinds[kind], kind)))


def _region(country: str | None) -> str:
    if country is None:
        return "not known"
    return country if country in _NAMED else "Europe" if country in _EUROPE else "elsewhere"
