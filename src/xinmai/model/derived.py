"""Numbers that no source states: worked out from stated ones, and printed only with their formula and inputs."""

from __future__ import annotations

from dataclasses import dataclass

from xinmai.model.fact import Observation
from xinmai.model.identity import stable_id

__all__ = ["Derived"]


@dataclass(frozen=True, slots=True)
class Derived:
    """A number worked out. `formula` names the method, `computed` shows it with the figures as they are written.

    `unit` is `%`, `pp`, a currency or a classifier as in observations, or `index` for a number without one (HHI).
    """

    name: str
    value: float
    unit: str
    formula: str
    computed: str
    inputs: tuple[Observation, ...]
    period: str | None = None

    @property
    def id(self) -> str:
        """Hash of the formula and its inputs."""
        return stable_id("derived", self.name, self.formula, *(one.id for one in self.inputs))
