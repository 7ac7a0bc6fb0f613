"""How a market is made up: parts side by side, who sells what into which use, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from xinmai.model.document import Article
from xinmai.model.fact import Observation
from xinmai.model.series import Aligned

__all__ = ["Matrix", "Saying", "Structure"]


@dataclass(frozen=True, slots=True)
class Structure:
    """Parts of one whole, measured alike in one period, the largest first."""

    indicator: str
    unit: str
    period: str
    parts: tuple[Aligned, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Figures of sellers (`rows`) by use (`columns`): one indicator, unit and period; what is not stated has no cell."""

    indicator: str
    unit: str
    period: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Observation]


class Saying(NamedTuple):
    """A sentence of an article's body, in clean offsets."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its cleaned words."""
        return self.article.body.text[self.start : self.end]
