"""Values of records in words, as tables for people show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xinmai.hanzi import shown

__all__ = ["amount"]

_DIGITS = 7
_HEDGES = {"gt": ">", "lt": "<", "approx": "≈"}


def amount(stated: Mapping[str, Any] | None) -> str:
    """The value of a record or a part of one (`value`, `unit`, `modifier`), a range as two; empty for nothing."""
    if stated is None:
        return ""
    values = stated["value"] if isinstance(stated["value"], list) else [stated["value"]]
    return _HEDGES.get(stated.get("modifier", ""), "") + "–".join(shown(value, stated["unit"], _DIGITS) for value in values)
