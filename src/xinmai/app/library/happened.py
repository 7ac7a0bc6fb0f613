"""What happened, over time: each event once, with all the articles that tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from xinmai.app.library.library import Library
from xinmai.app.library.listings import pages_of
from xinmai.app.library.picture import Picture
from xinmai.app.records import Record
from xinmai.model import Happening

__all__ = ["Sought", "happened", "happening", "newest_first"]

_PERIOD = re.compile(r"(?:FY)?(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")


@dataclass(frozen=True, slots=True)
class Sought:
    """What events are asked for; `None` narrows nothing. `name` may be that of whoever takes part."""

    type: str | None = None
    name: str | None = None
    since: str | None = None
    until: str | None = None
    modality: str | None = None

    def fits(self, row: Record) -> bool:
        """Whether an event is one of those."""
        day = row["day"]
        return (
            self.type in (None, row["type"])
            and self.modality in (None, row["modality"])
            and (self.name is None or _takes_part(row, self.name))
            and (self.since is None or (day is not None and day >= self.since))
            and (self.until is None or (day is not None and day[: len(self.until)] <= self.until))
        )


def happened(library: Library, sought: Sought | None = None, page: int = 1, size: int = 50) -> Record:
    """A page of events, the newest first; undated ones come last."""
    picture = library.picture()
    rows = picture.part("happening rows", lambda: _rows(picture))
    found = list(filter(sought.fits, rows)) if sought else rows
    return {"rows": found[(page - 1) * size : page * size], "types": picture.part("event types", lambda: Counter(row["type"] for row in rows).most_common()), **pages_of(len(found), page, size)}


def _rows(picture: Picture) -> list[Record]:
    return newest_first(happening(one, picture) for one in picture.happenings)


def newest_first(rows: Iterable[Record]) -> list[Record]:
    """Events by day, undated ones last."""
    return sorted(rows, key=lambda row: row["day"] or "", reverse=True)


def happening(one: Happening, picture: Picture) -> Record:
    """The record of an event; `when` is its date as far as it is told, or that of the first article that tells it.

    `day` is the last day on which it can have been: within its date, and not after it was told.
    """
    fullest = dict(one.fullest.args)
    date = next((event.date for event in one.reports if event.date), None)
    reports: list[Record] = []
    for event in one.reports:
        e, article = event.evidence, picture.headlines[event.evidence.article_id]
        reports.append(
            {
                "document": picture.names[e.document_id][0],
                "document_id": e.document_id,
                "title": article.title,
                "publisher": article.publisher,
                "published": article.published,
                "start": e.span.start,
                "end": e.span.end,
                "quote": e.quote,
            }
        )
    published = next((report["published"] for report in reports if report["published"]), None)
    day = min(filter(None, (_last_day(date), _last_day(published))), default=None)
    return {
        "kind": "happening",
        "id": one.id,
        "type": one.type,
        "subject": one.subject or fullest.get("subject"),
        "date": date,
        "when": date or published,
        "day": day,
        "year": day[:4] if day else "",
        "modality": str(one.modality),
        "trigger": one.fullest.trigger,
        "args": fullest,
        "origins": one.origins,
        "reports": reports,
    }


def _last_day(text: str | None) -> str | None:
    """The last day of a period, as far as sorting wants it."""
    found = _PERIOD.match(text or "")
    if found is None:
        return None
    half, quarter = found["half"], found["quarter"]
    month = 6 * int(half) if half else 3 * int(quarter) if quarter else int(found["month"] or 12)
    return f"{found['year']}-{month:02}-{found['day'] or 31}"


def _takes_part(row: Record, name: str) -> bool:
    return name in (row["subject"] or "") or any(name in text for text in row["args"].values())
