"""Numbers and relations in words, as messages and arithmetic show them."""

from __future__ import annotations

from xinmai.audit.figures import Figure
from xinmai.audit.interval import Interval
from xinmai.hanzi import plain, shown

__all__ = ["named", "percent", "plain", "shown", "spread"]


def percent(share: Interval) -> str:
    """A ratio's interval in percent: `37.9%–38.1%`."""
    return spread(share.times(100), "%")


def spread(interval: Interval, unit: str) -> str:
    """An interval in words; one number where its ends read alike."""
    low, high = shown(interval.low, unit), shown(interval.high, unit)
    return low if low == high else f"{low}–{high}"


def named(figure: Figure) -> str:
    """A figure's subject and indicator."""
    return f"{figure.observation.subject}{figure.observation.indicator}"
