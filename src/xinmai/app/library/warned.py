"""Early warnings on screens: each with why it fired, and ways to every quote it stands on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from xinmai.app.early_warning import at_least
from xinmai.app.library.library import Library
from xinmai.app.library.listings import pages_of
from xinmai.app.records import Record
from xinmai.model import Severity

__all__ = ["Watched", "warned"]


@dataclass(frozen=True, slots=True)
class Watched:
    """What warnings are asked for; `None` narrows nothing. `least` is the least severity."""

    topic: str | None = None
    least: str | None = None
    since: str | None = None

    def fits(self, row: Record) -> bool:
        """Whether a warning is one of those."""
        severe = self.least is None or at_least(Severity(row["severity"]), Severity(self.least))
        return self.topic in (None, row["topic"]) and severe and (self.since is None or (row["told"] or "") >= self.since)


def warned(library: Library, watched: Watched | None = None, page: int = 1, size: int = 50) -> Record:
    """A page of warnings, those told last first."""
    rows = library.picture().worked.warnings
    found = list(filter(watched.fits, rows)) if watched else rows
    return {
        "rows": found[(page - 1) * size : page * size],
        "topics": Counter(row["topic"] for row in rows).most_common(),
        "severities": Counter(row["severity"] for row in found),
        **pages_of(len(found), page, size),
    }
