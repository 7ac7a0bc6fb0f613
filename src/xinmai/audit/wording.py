"""Numbers and relations in words, as messages and arithmetic show them."""

from __future__ import annotations

import math

from xinmai.audit.interval import Interval
from xinmai.hanzi import plain, shown

__all__ = ["percent", "plain", "shown", "spread"]


def percent(share: Interval) -> str:
    """A ratio's interval in percent: `37.9%至38.1%`."""
    return spread(share.times(100), "%")


def spread(interval: Interval, unit: str) -> str:
    """An interval in words; one number where its ends read alike."""
    if math.isinf(interval.high):
        return f"{shown(interval.low, unit)}以上"
    low, high = shown(interval.low, unit), shown(interval.high, unit)
    return low if low == high else f"{low}至{high}"
