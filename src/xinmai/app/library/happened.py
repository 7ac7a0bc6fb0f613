"""What happened, over time: each event once, with all the articles that tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from xinmai.app.library.library import Library
from xinmai.app.library.listings import pages_of
from xinmai.app.library.picture import Picture
from xinmai.app.library.worked import Deed, last_day
from xinmai.app.records import Record
from xinmai.model import Happening

__all__ = ["Sought", "happened", "happening", "newest_first"]


@dataclass(frozen=True, slots=True)
class Sought:
    """What events are asked for; `None` narrows nothing. `name` may be that of whoever takes part, `types` are several at once."""

    type: str | None = None
    name: str | None = None
    since: str | None = None
    until: str | None = None
    modality: str | None = None
    types: tuple[str, ...] = ()

    def fits(self, deed: Deed) -> bool:
        """Whether an event is one of those."""
        return (
            self.type in (None, deed.type)
            and (not self.types or deed.type in self.types)
            and self.modality in (None, deed.modality)
            and (self.name is None or self.name in deed.who)
            and (self.since is None or deed.day >= self.since)
            and (self.until is None or ("" < deed.day[: len(self.until)] <= self.until))
        )


def happened(library: Library, sought: Sought | None = None, page: int = 1, size: int = 50) -> Record:
    """A page of events, the newest first; undated ones come last."""
    picture = library.picture()
    found = list(filter(sought.fits, picture.deeds)) if sought else picture.deeds
    rows = [happening(one, picture) for one in picture.happenings(found[(page - 1) * size : page * size])]
    return {"rows": rows, "types": picture.part("event types", lambda: Counter(one.type for one in picture.deeds).most_common()), **pages_of(len(found), page, size)}


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
    day = min(filter(None, (last_day(date), last_day(published))), default=None)
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

