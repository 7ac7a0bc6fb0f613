"""The lexicon's settings of the risk index by name."""

from __future__ import annotations

from functools import lru_cache

from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon

__all__ = ["setting"]


def setting(lexicon: Lexicon, name: str) -> float:
    """What a setting is, of several the last one. Raises `UsageError` where the lexicon lacks it."""
    found = _settings(lexicon).get(name)
    if found is None:
        msg = f"the lexicon sets no {name}: add it to risk_settings.yaml"
        raise UsageError(msg)
    return found


@lru_cache(maxsize=4)
def _settings(lexicon: Lexicon) -> dict[str, float]:
    return {row.name: row.value for row in lexicon.risk_settings}
