"""Columns of amounts whose rows make up a whole that the document also speaks of in its text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xinmai.audit.figures import Figure
from xinmai.audit.interval import Interval
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.hanzi import period_words
from xinmai.model import Stretch

__all__ = ["Column", "complete_columns"]

_LEAST_ROWS = 3


class Column(NamedTuple):
    """The cells of a complete list of parts, their sum, and what the text states of the whole and of the parts."""

    cells: Sequence[Figure]
    total: Interval
    when: Stretch
    same_thing: Sequence[Figure]
    others: Sequence[Figure]

    @property
    def title(self) -> str:
        """Year and indicator in words."""
        return f"{period_words(self.cells[0].observation.period.text)}表中各项{self.cells[0].observation.indicator}"

    @property
    def computed(self) -> str:
        """The sum as a reader can follow it."""
        return f"{' + '.join(one.written for one in self.cells)} = {shown(self.total.middle, self.cells[0].key.unit)}"


def complete_columns(ledger: Ledger) -> Iterator[Column]:
    """Columns of amounts with a row for the rest: with it the rows make the whole."""
    for cells in ledger.columns():
        first = cells[0]
        if len(cells) < _LEAST_ROWS or not first.is_level or first.when is None or not any(ledger.kinship.is_rest(one.key.subject) for one in cells):
            continue
        total = Interval(math.fsum(one.interval.low for one in cells), math.fsum(one.interval.high for one in cells))
        inside = {id(one) for one in cells}
        others = [one for one in ledger.of_unit(first.document, first.key.unit, first) if id(one) not in inside and one.is_level and one.is_exact and one.when]
        measured = [one for one in others if one.key.indicator == first.key.indicator]
        topic = _topic(measured)
        yield Column(cells, total, first.when, [one for one in measured if one.key.subject == topic], others)


def _topic(figures: Sequence[Figure]) -> str:
    """What the document states a measure of most often: a table that names no subject is of that."""
    counts = Counter(figure.key.subject for figure in figures)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""
