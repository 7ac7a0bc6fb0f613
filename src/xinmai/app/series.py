"""Series of a workspace: what is stated of one thing over time, each point with all of its sources."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from xinmai.analysis import Aligner, cagr, concentration, growth
from xinmai.app.accounts import derived_record, point_record
from xinmai.app.matching import FITS, gathered, matches
from xinmai.app.names import names_in
from xinmai.app.output import write
from xinmai.app.records import Record
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.publishing.charts import draw, series_chart

__all__ = ["chart", "compare", "series", "suggestions"]

_FORMS = ("svg", "json")
_LINES = 6
"""Series that one chart can show and still be read."""


def series(workspace: Workspace, query: str) -> Iterator[Record]:
    """The points of every series that a query means, in order of time, then its growth as worked out; nothing where it only resembles some."""
    with workspace.store() as store:
        name_of = names_in(store)
        for score, one in matches(store, workspace, query):
            if score >= FITS:
                yield from (point_record(one, point, name_of) for point in one.points)
                whole = cagr(one)
                yield from (derived_record(found, one.key.title, name_of) for found in (*growth(one), *([whole] if whole else [])))


def compare(workspace: Workspace, subjects: Sequence[str], indicator: str) -> Iterator[Record]:
    """The points of one indicator for several subjects, in order of period and subject; of shares the concentration too."""
    aligner = Aligner(workspace.lexicon())
    wanted = {aligner.subject(name, None)[0] for name in subjects}
    measure = aligner.indicator(indicator)
    with workspace.store() as store:
        name_of = names_in(store)
        found = [one for one in gathered(store, aligner, workspace.lexicon()) if one.key.indicator == measure and one.key.subject in wanted]
        rows = sorted(((point, one) for one in found for point in one.points), key=lambda row: (row[0].period, row[1].key))
        yield from (point_record(one, point, name_of) for point, one in rows)
        for period, shares in groupby((row for row in rows if row[1].key.unit == "%"), key=lambda row: row[0].period):
            stated = [point.preferred for point, _ in shares]
            if len(stated) > 1:
                yield from (derived_record(one, measure, name_of) for one in concentration(stated, period))


def chart(workspace: Workspace, query: str, target: Path) -> int:
    """Draw the series that a query means, those of the first one's unit together; how many there are.

    `target` ends in `.svg`, or in `.json` for the ECharts option. Raises `UsageError` on another ending, `AssetError` without ECharts.
    """
    form = target.suffix.lstrip(".")
    if form not in _FORMS:
        msg = f"no format {form!r}: choose one of {', '.join(_FORMS)}"
        raise UsageError(msg)
    with workspace.store() as store:
        found = [one for score, one in matches(store, workspace, query) if score >= FITS]
        drawn = [one for one in found if one.key.unit == found[0].key.unit][:_LINES]
        names = {document.id: document.name for document in store.documents.all()}
    if drawn:
        option = series_chart(drawn, names)
        write(target, (draw([option])[0] if form == "svg" else json.dumps(option, ensure_ascii=False, indent=2)).encode())
    return len(drawn)


def suggestions(workspace: Workspace, query: str, most: int = 8) -> list[str]:
    """Titles of series that resemble a query, the nearest first."""
    with workspace.store() as store:
        titles = (one.key.title for score, one in matches(store, workspace, query) if score < FITS)
        return list(dict.fromkeys(titles))[:most]
