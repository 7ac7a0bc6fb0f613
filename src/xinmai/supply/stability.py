"""How firm a link's place is: its index again and again with figures shaken and unknown terms drawn anywhere within their bounds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xinmai.lexicon import Lexicon
from xinmai.model import LinkRisk, Stability, Term
from xinmai.supply.settings import setting

__all__ = ["TOP", "shaken"]

TOP = 3
_RANGE = 1 << 64


def shaken(ranked: Sequence[LinkRisk], lexicon: Lexicon, seed: int) -> Iterator[LinkRisk]:
    """The links with what their places come to in all draws; equal for equal seeds on every machine."""
    draws, noise = int(setting(lexicon, "draws")), setting(lexicon, "share_noise")
    places: dict[str, list[int]] = {one.link: [] for one in ranked}
    for draw in range(draws):
        values = {one.link: sum(term.weight * _drawn(term, noise, f"{seed}/{draw}/{one.link}/{term.id}") for term in one.terms) for one in ranked}
        for place, link in enumerate(sorted(values, key=lambda link: (-values[link], link)), 1):
            places[link].append(place)
    for one in ranked:
        found = places[one.link]
        yield replace(one, stability=Stability(draws, TOP, sum(place <= TOP for place in found) / draws, min(found), max(found))) if found else one


def _drawn(term: Term, noise: float, key: str) -> float:
    """Anywhere within its bounds; a cited number at most `noise` of itself up or down."""
    part = _uniform(key)
    if term.low < term.high:
        return term.low + (term.high - term.low) * part
    if not term.measured:
        return term.low
    return min(1.0, term.low * (1 + noise * (2 * part - 1)))


def _uniform(key: str) -> float:
    """A number from 0 to 1 that a key always gives."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") / _RANGE
