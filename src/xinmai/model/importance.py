"""How much a story matters to the readers of an issue, with every ground."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Ground", "GroundKind", "Importance"]


class GroundKind(StrEnum):
    """What a ground looks at."""

    NOVELTY = "novelty"
    SOURCES = "sources"
    GRADE = "grade"
    FIGURES = "figures"
    EVENTS = "events"
    AUTHORITIES = "authorities"
    COMPANIES = "companies"


@dataclass(frozen=True, slots=True)
class Ground:
    """What speaks for a story, or with negative points against it, in words."""

    kind: GroundKind
    points: float
    words: str


@dataclass(frozen=True, slots=True)
class Importance:
    """All grounds of a story; `factor` is what the client makes of it, by the labels in `wanted`."""

    grounds: tuple[Ground, ...]
    factor: float = 1.0
    wanted: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """The points of all grounds, times the factor; never below nought."""
        return round(max(0.0, sum(ground.points for ground in self.grounds)) * self.factor, 4)
