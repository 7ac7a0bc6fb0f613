"""Intervals of numbers: what a rounded figure may have been before it was rounded, and arithmetic on that.

A relation between figures is broken only if no values inside the intervals of its inputs satisfy it, so that rounding
never makes a finding. Method: interval arithmetic (Moore, Interval Analysis, 1966), with bounds as floats; `SLACK` covers
their own rounding.
"""

from __future__ import annotations

import math
from typing import NamedTuple

__all__ = ["Interval"]

SLACK = 1e-9


class Interval(NamedTuple):
    """All numbers from `low` to `high`, both included; either may be infinite."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The number in the middle, or the end that is finite."""
        if math.isinf(self.high):
            return self.low
        return self.high if math.isinf(self.low) else (self.low + self.high) / 2

    @property
    def positive(self) -> bool:
        """Whether all of it is above zero."""
        return self.low > 0

    def meets(self, other: Interval) -> bool:
        """Whether some number is in both."""
        slack = SLACK * max(1.0, *(abs(x) for x in (*self, *other) if not math.isinf(x)))
        return self.low <= other.high + slack and other.low <= self.high + slack

    def below(self, other: Interval) -> bool:
        """Whether every number of it is smaller than every number of the other."""
        return not self.meets(other) and self.high < other.low

    def plus(self, other: Interval) -> Interval:
        """Sums of numbers of both."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """Differences of numbers of both."""
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, factor: float) -> Interval:
        """All of it scaled."""
        ends = (self.low * factor, self.high * factor)
        return Interval(min(ends), max(ends))

    def over(self, other: Interval) -> Interval:
        """Quotients of a positive interval by a positive one."""
        return Interval(0.0 if math.isinf(other.high) else self.low / other.high, self.high / other.low)

    def of(self, other: Interval) -> Interval:
        """Products of a positive interval with a positive one."""
        return Interval(self.low * other.low, self.high * other.high)

    def root(self, degree: float) -> Interval:
        """Roots of a positive interval."""
        return Interval(self.low ** (1 / degree), math.inf if math.isinf(self.high) else self.high ** (1 / degree))
