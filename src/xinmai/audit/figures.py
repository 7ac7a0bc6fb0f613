"""Figures: aligned observations with the interval they allow."""

from __future__ import annotations

from dataclasses import dataclass

from xinmai.audit.interval import Interval
from xinmai.audit.rounding import digits_of, interval_of
from xinmai.hanzi import headed, period_words
from xinmai.model import Aligned, Growth, Modifier, Observation, SeriesKey, Status, Stretch, stretch_of

__all__ = ["Figure"]

_CELL = "indicator:head"
_HEDGES = {Modifier.GT: "超", Modifier.LT: "低于", Modifier.APPROX: "约"}


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A stated number: what series it is of, what it may have been before rounding, when, and where it stands."""

    observation: Observation
    key: SeriesKey
    growth: Growth | None
    interval: Interval
    when: Stretch | None
    value: float
    """The value as written; the middle of a range."""

    @classmethod
    def of(cls, aligned: Aligned) -> Figure:
        """The figure of an observation that has its series."""
        observation = aligned.observation
        value = (float(observation.quantity.low) + float(observation.quantity.high)) / 2
        return cls(observation, aligned.key, aligned.growth, interval_of(observation), stretch_of(observation.period.text), value)

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
    def digits(self) -> int:
        """Its significant digits."""
        return digits_of(self.observation)

    @property
    def written(self) -> str:
        """As the text has it, on one line, with its unit where that stands in the head of a column."""
        quote = "".join(self.observation.evidence.quote.split())
        if self.is_cell:
            return f"{quote.rstrip('%')}%" if self.key.unit == "%" else headed(quote, self.value, self.key.unit)
        return f"下降{quote}" if self.growth and self.value < 0 and quote[:1] not in "-－−" else quote

    @property
    def hedged(self) -> str:
        """As the text has it, with its hedge in front: 超60%."""
        return f"{_HEDGES.get(self.observation.quantity.modifier, '')}{self.written}"

    @property
    def name(self) -> str:
        """Period, subject and indicator in words."""
        until = "截至" if self.when and self.when.day else ""
        return f"{until}{period_words(self.observation.period.text)}{self.measure}"

    @property
    def measure(self) -> str:
        """Subject and indicator in words; what the subject ends in is not said twice."""
        subject, indicator = self.observation.subject or "", self.observation.indicator or ""
        running = "累计" if self.key.basis == "cumulative" and "累计" not in indicator else ""
        return subject if indicator and subject.endswith(indicator) else f"{subject}{running}{indicator}"

    def is_beside(self, other: Figure, reach: int) -> bool:
        """Whether another figure stands in the same article within so many raw characters."""
        return self.article == other.article and abs(self.start - other.start) < reach

    def in_area(self, area: str) -> bool:
        """Whether it can be of an area: where one of both says nothing, they may be the same."""
        return not self.key.area or not area or self.key.area == area
