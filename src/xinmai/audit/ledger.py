"""The ledger: all figures of an audit, found by what they measure, by table column, by neighbourhood, so that rules never compare all pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from xinmai.audit.figures import Figure
from xinmai.audit.kinship import Kinship
from xinmai.hanzi import simplified
from xinmai.model import Aligned, Stretch

__all__ = ["Ledger"]

_NEAR, _NEAR_ANY_TIME, _NEAR_IN_DOCUMENT = 5, 100, 500
"""Figures on each side that are looked at where many are of one thing: at one time, at any, and of anything."""
_FAR = 90
"""Raw characters between neighbouring cells of a column; a row of the longest tables has fewer."""


@dataclass(slots=True)
class Ledger:
    """All figures of an audit in order of document and place."""

    figures: Sequence[Figure]
    kinship: Kinship
    text_of: Callable[[str], str]
    """The raw text of a document by its id."""
    _by_measure: dict[tuple[str, str], list[Figure]] = field(default_factory=lambda: defaultdict(list))
    _by_time: dict[tuple[str, str, Stretch | None], list[Figure]] = field(default_factory=lambda: defaultdict(list))
    _by_indicator: dict[tuple[str, str, str, Stretch | None], list[Figure]] = field(default_factory=lambda: defaultdict(list))
    _by_unit: dict[tuple[str, str], list[Figure]] = field(default_factory=lambda: defaultdict(list))
    _by_document: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    _at: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, figure in enumerate(self.figures):
            self._by_measure[figure.key.subject, figure.key.indicator].append(figure)
            self._by_time[figure.key.subject, figure.key.indicator, figure.when].append(figure)
            self._by_indicator[figure.document, figure.key.indicator, figure.key.unit, figure.when].append(figure)
            self._by_document[figure.document].append(figure)
            self._by_unit[figure.document, figure.key.unit].append(figure)
            self._at[id(figure)] = at

    @classmethod
    def of(cls, aligned: Iterable[Aligned], kinship: Kinship, text_of: Callable[[str], str]) -> Ledger:
        """The ledger of some observations; what stands twice at one place is taken once."""
        figures = {}
        for one in aligned:
            e = one.observation.evidence
            figures[e.document_id, e.span.start, e.span.end, one.key] = Figure.of(one)
        return cls([figures[place] for place in sorted(figures)], kinship, text_of)

    def of_time(self, subject: str, indicator: str, when: Stretch, near: Figure) -> Sequence[Figure]:
        """Figures of a subject and an indicator at a time, as far as they are near another one."""
        return self._near(self._by_time.get((subject, indicator, when), ()), near)

    def of_measure(self, subject: str, indicator: str, near: Figure) -> Sequence[Figure]:
        """Figures of a subject and an indicator at any time, as far as they are near another one."""
        return self._near(self._by_measure.get((subject, indicator), ()), near, _NEAR_ANY_TIME)

    def beside(self, figure: Figure) -> Sequence[Figure]:
        """Figures of the same document, indicator, unit and time, whatever their subject, as far as they are near."""
        return self._near(self._by_indicator.get((figure.document, figure.key.indicator, figure.key.unit, figure.when), ()), figure, _NEAR_ANY_TIME)

    def of_unit(self, document: str, unit: str, near: Figure) -> Sequence[Figure]:
        """Figures of a document in a unit, as far as they are near another one."""
        return self._near(self._by_unit.get((document, unit), ()), near, _NEAR_ANY_TIME)

    def _near(self, figures: Sequence[Figure], figure: Figure, most: int = _NEAR) -> Sequence[Figure]:
        """Those of an ordered list that stand next to a place on both sides: what keeps the cost linear where thousands are of one thing."""
        if len(figures) <= 2 * most:
            return figures
        at = bisect_left(figures, self._at[id(figure)], key=lambda one: self._at[id(one)])
        return figures[max(0, at - most) : at + most]

    def of_document(self, figure: Figure) -> Sequence[Figure]:
        """Figures of the document of another one, as far as they are near."""
        return self._near(self._by_document.get(figure.document, ()), figure, _NEAR_IN_DOCUMENT)

    def between(self, first: Figure, second: Figure) -> str:
        """The simplified text between two figures of one document, without blanks: lines may be wrapped anywhere."""
        return "".join(simplified(self.text_of(first.document)[first.observation.evidence.span.end : second.start]).split())

    def measures(self) -> Iterator[Sequence[Figure]]:
        """The figures of each subject and indicator."""
        return iter(self._by_measure.values())

    def around(self, figure: Figure, reach: int) -> Iterator[Figure]:
        """Figures of the same article no further off than so many raw characters, the nearest first."""
        at = self._at[id(figure)]
        near = []
        for step in (-1, 1):
            i = at + step
            while 0 <= i < len(self.figures):
                other = self.figures[i]
                if other.article != figure.article or abs(other.start - figure.start) > reach:
                    break
                near.append(other)
                i += step
        return iter(sorted(near, key=lambda other: abs(other.start - figure.start)))

    def columns(self) -> Iterator[Sequence[Figure]]:
        """The cells of each table column: one indicator, unit and period, neighbours in one article, two rows at least."""
        cells: dict[tuple[str, str, str, str | None], list[Figure]] = defaultdict(list)
        for figure in self.figures:
            if figure.is_cell:
                cells[figure.article, figure.key.indicator, figure.key.unit, figure.observation.period.text].append(figure)
        for column in cells.values():
            start = 0
            for i in range(1, len(column) + 1):
                if i == len(column) or column[i].start - column[i - 1].start > _FAR:
                    if i - start > 1:
                        yield column[start:i]
                    start = i
