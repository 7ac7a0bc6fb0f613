"""What newer documents did to a figure that was known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xinmai.model.fact import Observation
from xinmai.model.series import SeriesKey

__all__ = ["Change", "ChangeKind"]


class ChangeKind(StrEnum):
    """Whether a figure is new, or what a later statement says of an earlier one."""

    NEW = "new"
    REVISED = "revised"
    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Change:
    """A point of a series as the newest document has it, beside what was known before; the old value is never lost."""

    kind: ChangeKind
    key: SeriesKey
    period: str
    now: Observation
    before: Observation | None = None
    first_seen: str = ""
    last_seen: str = ""
    """Dates of the first and the last document that had the value known before."""
