"""What is known of the visits to a source: `Health`, and `Arrival`, an offer of it with what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Arrival", "ArrivalState", "Health"]


class ArrivalState(StrEnum):
    """What became of an offer: filed, not wanted by the rules, or failed so often that it was given up; waiting until then."""

    WAITING = "waiting"
    FILED = "filed"
    UNWANTED = "unwanted"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Health:
    """How a source does. Moments are ISO 8601 in UTC; `failures` counts those since the last success.

    `etag` and `modified` are what its server wants to be asked with, `fingerprint` is that of the page last seen, `offered` how many
    offers the last visit gave and `barren` how many visits gave none since one did.
    """

    source_id: str
    next_visit: str | None = None
    last_visit: str | None = None
    last_success: str | None = None
    last_error: str | None = None
    error: str = ""
    failures: int = 0
    etag: str = ""
    modified: str = ""
    fingerprint: str = ""
    offered: int = 0
    barren: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """An offer a source made, once for each key. `document_id` is what it was filed as."""

    source_id: str
    key: str
    url: str
    title: str
    seen: str
    published: str | None = None
    state: ArrivalState = ArrivalState.WAITING
    document_id: str | None = None
    tries: int = 0
    error: str = ""
