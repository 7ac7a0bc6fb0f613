"""Observations of one thing, measured one way, over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from xinmai.model.fact import Observation
from xinmai.model.identity import stable_id

__all__ = ["Aligned", "Growth", "Point", "Series", "SeriesKey"]


class SeriesKey(NamedTuple):
    """What a series measures: SDMX dimensions without time. `basis` tells a stock, a flow, a running total or a ratio apart."""

    subject: str
    indicator: str
    area: str
    unit: str
    basis: str

    @property
    def title(self) -> str:
        """Area, subject and indicator as one name."""
        area = "" if not self.area or self.subject.startswith(self.area) else self.area
        return f"{area}{self.subject} {self.indicator}"


class Growth(NamedTuple):
    """Of what level a rate is the growth, and against what: `year`, `period` (环比), `compound`, `span`, or in `points`."""

    base: str
    kind: str


class Aligned(NamedTuple):
    """An observation with the series it belongs to; `growth` where it is a rate of growth or a change."""

    observation: Observation
    key: SeriesKey
    growth: Growth | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """All that is stated for one period, the preferred observation first, and why it is preferred."""

    period: str
    observations: tuple[Observation, ...]
    because: str

    @property
    def preferred(self) -> Observation:
        """The observation to show where one must be chosen."""
        return self.observations[0]


@dataclass(frozen=True, slots=True)
class Series:
    """A key with its points in order of time."""

    key: SeriesKey
    points: tuple[Point, ...]

    @property
    def id(self) -> str:
        """Hash of the key."""
        return stable_id("series", *self.key)
