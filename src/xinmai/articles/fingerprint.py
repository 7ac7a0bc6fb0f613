"""MinHash fingerprints: how much two texts share, estimated from 128 numbers (Broder 1997, by rensa)."""

from __future__ import annotations

from rensa import RMinHash

from xinmai.articles.paragraphs import fold

__all__ = ["PERMUTATIONS", "fingerprint", "similarity"]

PERMUTATIONS = 128
_SEED = 20
_SHINGLE = 5


def fingerprint(text: str) -> tuple[int, ...]:
    """128 numbers for a text; empty for one too short to compare (under 40 letters)."""
    word = fold(text)
    if len(word) < 8 * _SHINGLE:
        return ()
    sketch = RMinHash(PERMUTATIONS, _SEED)
    sketch.update([word[i : i + _SHINGLE] for i in range(len(word) - _SHINGLE + 1)])
    return tuple(sketch.digest())


def similarity(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Estimated Jaccard similarity of two fingerprints, 0 to 1; 0 where either is empty."""
    if not one or len(one) != len(other):
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
