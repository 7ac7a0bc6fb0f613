"""What a simulation assumes, by name: a scenario's numbers first, then the lexicon's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from numpy.random import Generator

from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.lexicon.risk_schema import CutSetting
from xinmai.model import Assumed

__all__ = ["SETTINGS", "Assumptions"]

SETTINGS: tuple[str, ...] = get_args(CutSetting.model_fields["name"].annotation)
"""The names of all that can be set."""


class Assumptions:
    """The numbers of a scenario and a lexicon. Raises `UsageError` where the lexicon lacks one."""

    def __init__(self, lexicon: Lexicon, given: Iterable[Assumed] = ()) -> None:
        listed = {row.name: Assumed(row.name, row.value, row.low, row.high, row.reason) for row in lexicon.cut_settings}
        self._known = listed | {one.name: one for one in given}
        self._links: dict[str, tuple[str, ...]] = {row.name: row.links for row in lexicon.cut_settings}
        missing = [name for name in SETTINGS if name not in self._known]
        if missing:
            msg = f"the lexicon sets no {missing[0]}: add it to cut_settings.yaml"
            raise UsageError(msg)

    def value(self, name: str) -> float:
        """What is taken where nothing is drawn."""
        return self._known[name].value

    def drawn(self, name: str, random: Generator) -> float:
        """A draw between its bounds, its value being the likeliest."""
        one = self._known[name]
        return float(random.triangular(one.low, one.value, one.high)) if one.low < one.high else one.value

    def links(self, name: str) -> tuple[str, ...]:
        """The links that a setting is of."""
        return self._links.get(name, ())

    def all(self) -> tuple[Assumed, ...]:
        """Everything that is assumed, in order."""
        return tuple(self._known[name] for name in SETTINGS)
