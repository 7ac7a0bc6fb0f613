"""Figures: aligned observations with the interval they allow, and the ledger that finds them for the rules.

Rules never compare all pairs: the ledger hands out figures by what they measure, by table column, by neighbourhood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from xinmai.audit.interval import Interval
from xinmai.audit.kinship import Kinship
from xinmai.audit.rounding import digits_of, interval_of
from xinmai.hanzi import simplified
from xinmai.model import Aligned, Growth, Modifier, Observation, SeriesKey, Status, Stretch, stretch_of

__all__ = ["Figure", "Ledger"]

_CELL = "indicator:head"
_FAR = 90
"""Raw characters between neighbouring cells of a column; a row of the longest tables has fewer."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A stated number: what series it is of, what it may have been before rounding, when, and where it stands."""

    observation: Observation
    key: SeriesKey
    growth: Growth | None
    interval: Interval
    when: Stretch | None

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.observation.evidence.document_id

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.observation.evidence.article_id

    @property
    def start(self) -> int:
        """Where it starts in the raw text."""
        return self.observation.evidence.span.start

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table."""
        return _CELL in self.observation.evidence.rules

    @property
    def is_exact(self) -> bool:
        """Whether no hedge leaves it open to one side."""
        return self.observation.quantity.modifier in (Modifier.EQ, Modifier.APPROX)

    @property
    def is_outcome(self) -> bool:
        """Whether it tells what was, not what is to come."""
        return self.observation.status in (Status.ACTUAL, Status.ESTIMATE)

    @property
    def is_level(self) -> bool:
        """Whether it is an amount or a count, no rate."""
        return self.growth is None and self.key.unit not in ("%", "pp")

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole in percent."""
        return self.growth is None and self.key.unit == "%" and self.key.indicator.endswith(("占比", "份额", "比重"))

    @property
    def value(self) -> float:
        """The value as written; the middle of a range."""
        return (float(self.observation.quantity.low) + float(self.observation.quantity.high)) / 2

    @property
    def digits(self) -> int:
        """Its significant digits."""
        return digits_of(self.observation)

    @property
    def written(self) -> str:
        """As the text has it, on one line, with its unit where that stands in the head of a column."""
        quote = "".join(self.observation.evidence.quote.split())
        if self.is_cell and self.key.unit == "%":
            return f"{quote}%"
        return f"下降{quote}" if self.growth and self.value < 0 and quote[:1] not in "-－−" else quote

    @property
    def name(self) -> str:
        """Period, subject and indicator in words."""
        return f"{self.observation.period.text or ''}{self.observation.subject or ''}{self.observation.indicator or ''}"

    def is_beside(self, other: Figure, reach: int) -> bool:
        """Whether another figure stands in the same article within so many raw characters."""
        return self.article == other.article and abs(self.start - other.start) < reach

    def in_area(self, area: str) -> bool:
        """Whether it can be of an area: where one of both says nothing, they may be the same."""
        return not self.key.area or not area or self.key.area == area


@dataclass(slots=True)
class Ledger:
    """All figures of an audit in order of document and place."""

    figures: Sequence[Figure]
    kinship: Kinship
    text_of: Callable[[str], str]
    """The raw text of a document by its id."""
    _by_measure: dict[tuple[str, str], list[Figure]] = field(default_factory=lambda: defaultdict(list))
    _by_indicator: dict[tuple[str, str], list[Figure]] = field(default_factory=lambda: defaultdict(list))
    _by_unit: dict[tuple[str, str], list[Figure]] = field(default_factory=lambda: defaultdict(list))
    _at: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, figure in enumerate(self.figures):
            self._by_measure[figure.key.subject, figure.key.indicator].append(figure)
            self._by_indicator[figure.key.indicator, figure.key.unit].append(figure)
            self._by_unit[figure.document, figure.key.unit].append(figure)
            self._at[id(figure)] = at

    @classmethod
    def of(cls, aligned: Iterable[Aligned], kinship: Kinship, text_of: Callable[[str], str]) -> Ledger:
        """The ledger of some observations; what stands twice at one place is taken once."""
        figures = {}
        for one in aligned:
            e = one.observation.evidence
            place = (e.document_id, e.span.start, e.span.end, one.key)
            figures[place] = Figure(one.observation, one.key, one.growth, interval_of(one.observation), stretch_of(one.observation.period.text))
        return cls([figures[place] for place in sorted(figures)], kinship, text_of)

    def of_measure(self, subject: str, indicator: str) -> Sequence[Figure]:
        """Figures of a subject and an indicator."""
        return self._by_measure.get((subject, indicator), ())

    def of_indicator(self, indicator: str, unit: str) -> Sequence[Figure]:
        """Figures of an indicator in a unit, whatever their subject."""
        return self._by_indicator.get((indicator, unit), ())

    def of_unit(self, document: str, unit: str) -> Sequence[Figure]:
        """Figures of a document in a unit."""
        return self._by_unit.get((document, unit), ())

    def between(self, first: Figure, second: Figure) -> str:
        """The simplified text between two figures of one document."""
        return simplified(self.text_of(first.document)[first.observation.evidence.span.end : second.start])

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
