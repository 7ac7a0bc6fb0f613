"""Stretches of days: years, months, weeks, quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from xinmai.extraction.recognizers.moments.moment import Moment
from xinmai.extraction.recognizers.moments.months import months
from xinmai.extraction.recognizers.moments.weeks import weeks
from xinmai.extraction.recognizers.moments.year_parts import year_parts
from xinmai.extraction.recognizers.moments.years import years

__all__ = ["periods"]


def periods(folded: str, reference: datetime) -> Iterator[Moment]:
    """The stretches of days a folded text speaks of; they may overlap."""
    for reader in (years, months, weeks, year_parts):
        for moment in reader(folded, reference):
            if all(None not in span for span in moment.spans):
                yield moment
