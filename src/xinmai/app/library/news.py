"""What is new in a workspace: documents, events, numbers, what they changed, what the audit says."""

from __future__ import annotations

from collections import Counter

from xinmai.app.library.findings import counts
from xinmai.app.library.happened import happened
from xinmai.app.library.library import Library
from xinmai.app.library.listings import documents, numbers, pages_of
from xinmai.app.library.picture import Changed, Picture
from xinmai.app.library.shown import figure, finding
from xinmai.app.library.warned import warned
from xinmai.app.records import Record
from xinmai.model import Change
from xinmai.store import Wanted

__all__ = ["changes", "home"]

_LOOKED_AT, _NUMBERS, _EACH = 200, 14, 3
"""Numbers among which the telling ones are looked for, how many of them are shown, how many of one article."""
_RECENT = 12
_WARNINGS = 4
"""Articles whose dates say since when something counts as new."""


def home(library: Library) -> Record:
    """The first page."""
    picture = library.picture()
    since = _recently(picture)
    changed = picture.changes(since) if since else []
    telling = [one for one in changed if one.kind in ("revised", "contradicted")]
    worst = [one for one in picture.findings.values() if one.verdict == "inconsistent"]
    return {
        "counts": {**{name: picture.counts.get(name, 0) for name in ("document", "article", "observation", "event", "link", "failure")}, "series": len(picture.series)},
        "warnings": warned(library, size=_WARNINGS),
        "documents": documents(library, None, size=9)["rows"],
        "events": happened(library, size=9)["rows"],
        "numbers": _telling(numbers(library, Wanted(), size=_LOOKED_AT)["rows"]),
        "since": since,
        "changes": {"counts": dict(Counter(str(one.kind) for one in changed)), "rows": [_told(*pair, picture) for pair in picture.changed(telling[:8])]},
        "audit": {"counts": counts(picture), "rows": [finding(one, picture) for one in worst[:6]]},
    }


def changes(library: Library, since: str | None, kind: str | None, page: int = 1, size: int = 50) -> Record:
    """A page of what documents since a date did to the figures."""
    picture = library.picture()
    start = since or _recently(picture)
    everything = picture.changes(start) if start else []
    found = [one for one in everything if kind in (None, str(one.kind))]
    return {
        "since": start,
        "counts": dict(Counter(str(one.kind) for one in everything)),
        "rows": [_told(*pair, picture) for pair in picture.changed(found[(page - 1) * size : page * size])],
        **pages_of(len(found), page, size),
    }


def _telling(rows: list[Record]) -> list[Record]:
    """Levels that say what they are of, a few of each article, so that one long table does not fill the page."""
    told: Counter[str] = Counter()
    chosen: list[Record] = []
    for row in rows:
        whole = row["subject"] and row["indicator"] and row["period"] and row["unit"] not in ("%", "pp", "倍")
        key = (row["subject"], row["indicator"], row["period"])
        if whole and told[row["article_id"]] < _EACH and key not in {(one["subject"], one["indicator"], one["period"]) for one in chosen}:
            told[row["article_id"]] += 1
            chosen.append(row)
    return chosen[:_NUMBERS]


def _recently(picture: Picture) -> str | None:
    """The date of one of the newest articles; the clock says nothing of when documents were written."""
    dates = [one.published for one in picture.headlines.values() if one.published][:_RECENT]
    return dates[-1] if dates else None


def _told(one: Changed, change: Change, picture: Picture) -> Record:
    return {
        "kind": "change",
        "change": str(one.kind),
        "series": change.key.title,
        "series_id": one.series,
        "period": one.period,
        "now": figure(change.now, picture),
        "before": figure(change.before, picture) if change.before else None,
        "first_seen": one.first_seen or None,
        "last_seen": one.last_seen or None,
    }
