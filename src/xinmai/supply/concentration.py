"""Concentration of shares, in parts of one: indices of what is stated, and what they may be where not all is stated."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["choke", "concentration_ratio", "hhi", "hhi_bounds", "hhi_of_leaders", "hhi_star", "renormalised"]


def hhi(shares: Sequence[float]) -> float:
    """The Herfindahl-Hirschman index Σ s² of shares as they are stated, which may not add up to one.

    Source: US Department of Justice and FTC, Merger Guidelines (2023), 2.1 (there in points of ten thousand).
    """
    return sum(share * share for share in shares)


def renormalised(shares: Sequence[float]) -> list[float]:
    """Shares divided by their sum, so that they add up to one. Raises `ValueError` where there is nothing to divide."""
    total = sum(shares)
    if not shares or total <= 0 or min(shares) < 0:
        msg = "shares must be positive and at least one"
        raise ValueError(msg)
    return [share / total for share in shares]


def hhi_star(shares: Sequence[float]) -> float:
    """(HHI - 1/N) / (1 - 1/N) of renormalised shares: 0 for equal ones whatever their number, 1 for a single one."""
    least = 1 / len(shares)
    return 1.0 if least == 1 else max(0.0, (hhi(renormalised(shares)) - least) / (1 - least))


def concentration_ratio(shares: Sequence[float], leaders: int) -> float:
    """The sum of the largest shares, as they are stated."""
    return sum(sorted(shares, reverse=True)[:leaders])


def hhi_bounds(shares: Sequence[float]) -> tuple[float, float]:
    """Least and greatest index of a market of which these shares are stated: the rest is of many, or of one.

    Shares that add up to more than one, by rounding, are renormalised first.
    """
    if sum(shares) >= 1:
        found = hhi(renormalised(shares))
        return found, found
    low = hhi(shares)
    return low, low + (1 - sum(shares)) ** 2


def hhi_of_leaders(total: float, leaders: int) -> tuple[float, float]:
    """Least and greatest index of a market whose largest `leaders` have `total` together.

    Least where they are alike and the rest is of many. Nobody else is larger than the smallest of them, so that it is greatest where
    one of them has all of it, or where they are alike and all others are as large.
    """
    alike = total * total / leaders
    return alike, min(1.0, max(total * total, alike + (1 - total) * total / leaders))


def choke(top: float, levels: Sequence[float]) -> float | None:
    """The highest of the levels that the largest share reaches; `None` below all."""
    return max((level for level in levels if top >= level), default=None)
