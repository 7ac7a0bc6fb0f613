"""What an audit says of figures: which cannot all be true, which confirm each other, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xinmai.model.fact import Evidence
from xinmai.model.identity import stable_id

__all__ = ["Finding", "Reason", "Severity", "Verdict"]


class Verdict(StrEnum):
    """Whether figures can stand beside each other."""

    INCONSISTENT = "inconsistent"
    CONSISTENT = "consistent"
    DIFFERENT = "different"


class Reason(StrEnum):
    """Why figures differ. Only the first four are errors; the others are differences that a reader must know of."""

    CONFLICT = "conflict"
    ARITHMETIC = "bad arithmetic"
    UNIT_SLIP = "unit slip"
    COPIED = "copied"
    BASIS = "different basis"
    PERIOD = "different period"
    REVISION = "revision"
    SPREAD = "spread between sources"
    NONE = "none"


class Severity(StrEnum):
    """How much a reader would be misled."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation between stated figures that was worked out.

    `computed` is the arithmetic as a reader can follow it (`427 / 1123.6 = 38.0%`), `stated` what the text has in its
    place; `evidence` holds every figure that went in, the doubted one first.
    """

    kind: str
    verdict: Verdict
    reason: Reason
    severity: Severity
    message: str
    computed: str
    stated: str
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0

    @property
    def id(self) -> str:
        """Hash of the kind and the places of its figures."""
        places = sorted({(e.document_id, e.span.start, e.span.end) for e in self.evidence})
        return stable_id("finding", self.kind, *(part for place in places for part in place))
