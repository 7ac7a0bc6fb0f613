"""What naming works on and what comes of it: a quantity with the words around it, and the measure it is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xinmai.extraction.measures import FoundMeasure, MeasureReader
from xinmai.extraction.noun_phrases import Parse
from xinmai.extraction.quantity import FoundQuantity
from xinmai.extraction.segment import Segment

__all__ = ["RELATIVE", "Before", "Level", "Named", "Spot"]

RELATIVE = frozenset(["percent", "point", "ratio"])
"""Dimensions of what compares two amounts."""


class Level(NamedTuple):
    """The measure in force, which growth rates and shares that follow are about."""

    name: str
    kind: str
    dimension: str
    counts: str = ""
    """What its classifier counts, which tells 21 firms from 11 tons; empty for goods and for what is no count."""


class Before(NamedTuple):
    """What was read before and a quantity may be about: the level in force, the last indicator and its unit."""

    level: Level | None = None
    indicator: str | None = None
    unit: str = ""
    subject: str | None = None
    counted: bool = False
    """Whether the last indicator is a number of things, which puts no level in force but may grow itself."""
    levels: Sequence[str] = ()
    """The measures of the sentence so far, in order."""


class Named(NamedTuple):
    """An indicator, the phrase left of it (where the subject stands), and the level it leaves in force."""

    indicator: str | None
    phrase: str
    rule: str
    level: Level | None = None
    subject: str | None = None
    unit: str = ""
    in_turn: Sequence[str] = ()
    """The measures that the quantity and those listed behind it go through."""


class Spot(NamedTuple):
    """A quantity in its sentence: `plain` has brackets blanked, `at_end` is the measure right in front of it."""

    seg: Segment
    plain: str
    quantity: FoundQuantity
    measures: Sequence[FoundMeasure]
    parse: Parse
    before: Before
    reader: MeasureReader
    at_end: FoundMeasure | None

    @property
    def dimension(self) -> str:
        """The dimension of the quantity's unit."""
        return self.quantity.unit.dimension

    @property
    def words(self) -> str:
        """Everything between the last break and the quantity."""
        return self.seg.head + self.seg.tail

    @property
    def level(self) -> Level | None:
        """The level in force."""
        return self.before.level

    def new_level(self, name: str, kind: str) -> Level:
        """The level that this quantity puts in force."""
        return Level(name, kind, self.dimension, self.quantity.unit.counts)

    def is_of(self, level: Level) -> bool:
        """Whether this quantity can be of a level without being named anew: firms are no tons."""
        unit = self.quantity.unit
        return level.dimension in (self.dimension, "") and not (unit.classifier and unit.counts != level.counts)

    def left_of(self, measure: FoundMeasure) -> str:
        """The head's words in front of a measure."""
        return self.seg.head[: max(0, measure.start - self.seg.offset)]
