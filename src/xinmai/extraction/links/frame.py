"""A wording in its clause, and what the text has named before: all that the ends of a link are looked for in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xinmai.extraction.links.antecedents import Antecedents
from xinmai.extraction.links.groups import Group
from xinmai.extraction.links.nouns import Nouns
from xinmai.extraction.links.scene import Scene

__all__ = ["Frame"]


class Frame(NamedTuple):
    """A wording at `[start, end)` in the clause `[low, high)` of its sentence."""

    scene: Scene
    antecedents: Antecedents
    nouns: Nouns
    start: int
    end: int
    low: int
    high: int

    @classmethod
    def of(cls, scene: Scene, antecedents: Antecedents, nouns: Nouns, span: tuple[int, int]) -> Frame:
        """The frame of the wording at `span`."""
        return cls(scene, antecedents, nouns, *span, *scene.clause(span[0]))

    @property
    def text(self) -> str:
        """The whole text."""
        return self.scene.text

    def before(self) -> Sequence[Group]:
        """The groups in front of the wording in its clause, the nearest first."""
        return self.scene.within(self.low, self.start)[::-1]

    def behind(self) -> Sequence[Group]:
        """The groups behind the wording in its clause."""
        return self.scene.within(self.end, self.high)

    def earlier(self) -> Sequence[Group]:
        """The groups of the clauses before."""
        return self.scene.within(self.scene.start, self.low)
