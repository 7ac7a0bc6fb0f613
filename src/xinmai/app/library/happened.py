"""What happened, over time: each event once, with all the articles that tell it."""

from __future__ import annotations

from collections import Counter

from xinmai.app.library.library import Library
from xinmai.app.library.listings import pages_of
from xinmai.app.library.picture import Picture
from xinmai.app.records import Record
from xinmai.model import Happening

__all__ = ["happened", "happening"]


def happened(
    library: Library,
    type: str | None = None,
    name: str | None = None,
    since: str | None = None,
    until: str | None = None,
    modality: str | None = None,
    page: int = 1,
    size: int = 50,
) -> Record:
    """A page of events, the newest first; undated ones come last."""
    picture = library.picture()
    rows = picture.part("happening rows", lambda: _rows(picture))
    found = [
        row
        for row in rows
        if type in (None, row["type"])
        and modality in (None, row["modality"])
        and (name is None or _takes_part(row, name))
        and (since is None or (row["when"] and row["when"] >= since[: len(row["when"])]))
        and (until is None or (row["when"] and row["when"][: len(until)] <= until))
    ]
    return {"rows": found[(page - 1) * size : page * size], "types": Counter(row["type"] for row in rows).most_common(), **pages_of(len(found), page, size)}


def _rows(picture: Picture) -> list[Record]:
    return sorted((happening(one, picture) for one in picture.happenings), key=lambda row: row["when"] or "", reverse=True)


def happening(one: Happening, picture: Picture) -> Record:
    """The record of an event; `when` is its date, or that of the first article that tells it."""
    fullest = dict(one.fullest.args)
    date = next((event.date for event in one.reports if event.date), None)
    reports = []
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
    when = date or next((report["published"] for report in reports if report["published"]), None)
    return {
        "kind": "happening",
        "id": one.id,
        "type": one.type,
        "subject": one.subject or fullest.get("subject"),
        "date": date,
        "when": when,
        "year": when[:4] if when else "",
        "modality": str(one.modality),
        "trigger": one.fullest.trigger,
        "args": fullest,
        "origins": one.origins,
        "reports": reports,
    }


def _takes_part(row: Record, name: str) -> bool:
    return name in (row["subject"] or "") or any(name in text for text in row["args"].values())
