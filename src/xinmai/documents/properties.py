"""What a file says of itself: its title and, with caution, its date."""

from __future__ import annotations

import datetime as dt

__all__ = ["agreed_period", "clean_title"]


def agreed_period(created: dt.date | None, modified: dt.date | None) -> str | None:
    """Return the finest period (`2021-08-12`, `2021-08`, `2021`) that holds both dates, `None` for none.

    A copy of last year's report keeps the day it was first created, and opening an old one to print it
    changes the other: only where both agree do they tell when the text was written.
    """
    dates = [date for date in (created, modified) if date is not None]
    if not dates:
        return None
    for length in (len("2021-08-12"), len("2021-08"), len("2021")):
        periods = {date.isoformat()[:length] for date in dates}
        if len(periods) == 1:
            return periods.pop()
    return None


def clean_title(title: str | None) -> str | None:
    """Return the title on one line, `None` for an empty one."""
    return " ".join((title or "").replace("\0", "").split()) or None
