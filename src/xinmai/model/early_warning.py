"""`EarlyWarning`: that a stated figure, a deed or a series is beyond what a rule takes for ordinary, with all it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xinmai.model.derived import Derived
from xinmai.model.fact import Event, Evidence, Observation
from xinmai.model.finding import Finding, Severity
from xinmai.model.identity import stable_id

__all__ = ["EarlyWarning"]


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """What a `rule` of the lexicon fired on: stated `figures` (the judged one first), a number worked out, or reports of one deed.

    The figure, or the number worked out, is beyond `bound`, in `unit`, on the side that `way` says; a deed that is told without an amount has no bound.
    `period` is that of the figure or the date of the deed, `told` the first day (ISO) on which it was published, each empty where not known. `measure` is an
    indicator or a type of event, `against` what a change is against. `links` are ids of the chain's links that it touches. `findings` of the
    audit contest a figure in it; `others` are statements of the same figure that would not have fired. Without figure and deed it raises
    `ValueError`.
    """

    rule: str
    topic: str
    severity: Severity
    subject: str
    measure: str
    period: str = ""
    told: str = ""
    way: str = ""
    bound: float | None = None
    unit: str = ""
    against: str = ""
    area: str = ""
    figures: tuple[Observation, ...] = ()
    derived: Derived | None = None
    events: tuple[Event, ...] = ()
    origins: int = 1
    links: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    others: tuple[Observation, ...] = ()

    def __post_init__(self) -> None:
        if not (self.figures or self.events):
            msg = f"the early warning of {self.rule} on {self.subject} stands on nothing"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Hash of the rule and of what it is on: the same for a copy, and for a figure that is stated anew."""
        if self.figures:
            undated = () if self.period else (str(self.figures[0].quantity.low), str(self.figures[0].quantity.high))
            return stable_id("warning", self.rule, self.subject, self.measure, self.area, self.period, self.way, *undated)
        return stable_id("warning", self.rule, self.events[0].id)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All places it stands on, each once, the telling one first."""
        return tuple(dict.fromkeys(self._evidence()))

    @property
    def contested(self) -> bool:
        """Whether some of what it stands on is doubted: then it is to be verified, not to be told as certain."""
        return bool(self.findings or self.others)

    def _evidence(self) -> Iterator[Evidence]:
        yield from (one.evidence for one in self.figures)
        if self.derived:
            yield from (one.evidence for one in self.derived.inputs)
        yield from (one.evidence for one in self.events)
