"""Who sells what into which use: a table whose rows name a company and what it makes (紫光同芯 金融IC卡) as a matrix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from xinmai.lexicon import Lexicon
from xinmai.model import Aligned, EntityType, Matrix, Observation

__all__ = ["company_and_use", "matrices"]

_FEWEST = 2
_LONGEST = 24
"""Characters of a company's name."""


def matrices(aligned: Iterable[Aligned], lexicon: Lexicon) -> list[Matrix]:
    """A matrix for each indicator, unit and period that names two companies or more with a use, the largest first."""
    found: dict[tuple[str, str, str], dict[tuple[str, str], Observation]] = defaultdict(dict)
    for one in aligned:
        period = one.observation.period.text
        split = company_and_use(one.observation.subject or "", lexicon)
        if period and split and split[1] and one.growth is None:
            found[one.key.indicator, one.key.unit, period].setdefault(split, one.observation)
    made = [_matrix(*key, cells) for key, cells in found.items() if len({company for company, _ in cells}) >= _FEWEST]
    return sorted(made, key=lambda one: (-len(one.cells), one.indicator, one.period))


def company_and_use(subject: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The company a subject begins with, under its canonical name, and the rest, which may be empty; `None` where it names none."""
    for end in range(min(len(subject), _LONGEST), 1, -1):
        named = lexicon.names.get(subject[:end], ())
        if len(named) == 1 and named[0].type is EntityType.COMPANY:
            return named[0].canonical, subject[end:].lstrip("的 ")
    return None


def _matrix(indicator: str, unit: str, period: str, cells: dict[tuple[str, str], Observation]) -> Matrix:
    def size(company: str) -> float:
        return sum(float(one.quantity.low) for (name, _), one in cells.items() if name == company)

    rows = sorted({company for company, _ in cells}, key=lambda company: (-size(company), company))
    columns = tuple(dict.fromkeys(use for _, use in cells))
    return Matrix(indicator, unit, period, tuple(rows), columns, cells)
