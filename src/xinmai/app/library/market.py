"""Markets: which topics the workspace knows most of, and of one all that the report on it is made from, as records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from xinmai.analysis import is_about, scope_of
from xinmai.app.accounts import projection_record
from xinmai.app.companies import company_reader
from xinmai.app.dossier import dossier_of
from xinmai.app.forecast import others
from xinmai.app.library.library import Library
from xinmai.app.library.listings import pages_of
from xinmai.app.library.picture import Picture
from xinmai.app.library.shown import derived, figure, finding, series_row
from xinmai.app.library.worked import Line, differs
from xinmai.app.records import Record
from xinmai.errors import UsageError
from xinmai.model import Aligned, Matrix, Projection, Series, Structure
from xinmai.publishing.charts import draw, series_chart
from xinmai.publishing.report import Dossier, forecasts, stated_shares

__all__ = ["chart", "market", "topics"]

_SIZES, _LISTS, _ROWS, _MATRICES = 8, 6, 24, 3
_FEWEST = 2
"""Points from which on a topic is listed without being asked for."""
_GROWTH = "同比增速"
_SPANS = ("增速", "年均复合增长率", "累计增速")
_AT_HAND = 6
"""Topics whose records are kept until something else is read in."""


def topics(library: Library, text: str | None, page: int = 1, size: int = 60) -> Record:
    """A page of what there are market figures of, those with most periods first; companies have their own pages. A single figure is found by its words."""
    picture = library.picture()
    rows = picture.part("topics", lambda: _topics(library, picture))
    found = [row for row in rows if (text in row["topic"] if text else row["points"] >= _FEWEST)]
    return {"rows": found[(page - 1) * size : page * size], **pages_of(len(found), page, size)}


def market(library: Library, topic: str) -> Record:
    """What is known of a market. Raises `UsageError` where that is nothing."""
    picture = library.picture()
    return picture.recent("market", topic, _AT_HAND, lambda: _told(_dossier(library, picture, topic), picture))


def chart(library: Library, topic: str, series_id: str) -> str:
    """A size of a market over time as SVG. Raises `UsageError` on a topic or a series that is not there."""
    picture = library.picture()
    drawn: Mapping[str, str] = picture.recent("market charts", topic, _AT_HAND, lambda: _charts(_dossier(library, picture, topic), picture))
    if series_id not in drawn:
        raise UsageError(f"no series {series_id} in this workspace; list them to find the right id")
    return drawn[series_id]


def _topics(library: Library, picture: Picture) -> list[Record]:
    sizes = set(next(chapter.indicators for chapter in library.lexicon.chapters if chapter.id == "market"))
    company_of = company_reader(library.lexicon)
    found: dict[str, list[Line]] = defaultdict(list)
    for one in picture.series.values():
        if one.key.indicator in sizes:
            found[one.key.subject].append(one)
    rows = [
        {"kind": "topic", "topic": subject, "series": len(own), "points": sum(one.points for one in own), "largest": series_row(max(own, key=lambda one: (one.points, one.key.title)))}
        for subject, own in found.items()
        if company_of(subject) is None
    ]
    return sorted(rows, key=lambda row: (-row["points"], row["topic"]))


def _dossier(library: Library, picture: Picture, topic: str) -> Dossier:
    scope = scope_of(topic, library.lexicon, picture.aligner)
    on_topic = frozenset(id for id, title, text in library.store.browse.texts() if is_about(scope, title, text))
    observations = picture.observations(scope.speaks_of, on_topic)
    found = dossier_of(scope, library.lexicon, picture.aligner, observations, picture.articles(), on_topic, list(picture.findings.values()))
    if not found.aligned and not on_topic:
        known = ", ".join(row["topic"] for row in topics(library, None, size=6)["rows"]) or "nothing yet"
        raise UsageError(f"nothing on {topic!r} in this workspace: ingest documents on it, or ask for what it knows most of ({known})")
    return found


def _told(dossier: Dossier, picture: Picture) -> Record:
    sizes = _sizes(dossier)
    shown = [stated for one in sizes for each in one.points for stated in each.observations]
    return {
        "topic": dossier.topic,
        "counts": {"figures": len(dossier.aligned), "series": len(dossier.series)},
        "sizes": [_size(dossier, one, picture) for one in sizes],
        "regions": [_parts(dossier, one, picture, by_area=True) for one in dossier.regions[:_LISTS]],
        "structures": [_parts(dossier, one, picture) for one in dossier.structures[:_LISTS]],
        "rivals": [
            {**_parts(dossier, one, picture), "concentration": [derived(each, picture) for each in worked]}
            for one, worked in list(zip(dossier.rivals, dossier.concentration, strict=True))[:_LISTS]
        ],
        "shares": [_named(one, picture) for one in stated_shares(dossier)[:_ROWS]],
        "matrices": [_matrix(one, picture) for one in dossier.matrices[:_MATRICES]],
        "forecasts": [_foreseen(dossier, one, picture) for one in forecasts(dossier)[:_ROWS]],
        "projections": [_projected(dossier, one, picture) for one in dossier.projections],
        "findings": [finding(one, picture) for one in dossier.contested(shown)],
    }


def _sizes(dossier: Dossier) -> list[Series]:
    return list(dossier.main_series("market"))[:_SIZES]


def _size(dossier: Dossier, series: Series, picture: Picture) -> Record:
    """A series with the growth that is stated of each period and the one that is worked out."""
    stated, worked = dossier.stated_growth(series, _GROWTH), {one.period: one for one in dossier.paces.get(series.id, ())}
    return {
        **series_row(series),
        "told": [
            {
                "period": one.period,
                "figure": figure(one.preferred, picture),
                "growth": figure(stated[one.period], picture) if one.period in stated else None,
                "pace": derived(worked[one.period], picture) if one.period in worked else None,
                "others": [figure(each, picture) for each in one.observations[1:]],
                "differs": differs(one),
            }
            for one in series.points
        ],
        "spans": [{"name": name, "period": period, "figure": figure(one, picture)} for name in _SPANS for period, one in dossier.stated_growth(series, name).items()],
        "whole": series.id in picture.series,
    }


def _parts(dossier: Dossier, one: Structure, picture: Picture, *, by_area: bool = False) -> Record:
    parts = []
    for part in one.parts:
        share = dossier.shares.get(part.observation.id)
        parts.append({"name": part.key.area if by_area else part.key.subject, "figure": figure(part.observation, picture), "share": derived(share, picture) if share else None})
    return {"indicator": one.indicator, "unit": one.unit, "period": one.period, "parts": parts}


def _named(one: Aligned, picture: Picture) -> Record:
    return {"title": one.key.title, "subject": one.key.subject, "indicator": one.key.indicator, "figure": figure(one.observation, picture)}


def _foreseen(dossier: Dossier, one: Aligned, picture: Picture) -> Record:
    worked = dossier.implied.get(one.observation.id)
    return {**_named(one, picture), "implied": derived(worked, picture) if worked else None}


def _matrix(one: Matrix, picture: Picture) -> Record:
    cells = [[one.cells.get((company, use)) for use in one.columns] for company in one.rows]
    return {
        "indicator": one.indicator,
        "unit": one.unit,
        "period": one.period,
        "rows": list(one.rows),
        "columns": list(one.columns),
        "cells": [[figure(cell, picture) if cell else None for cell in row] for row in cells],
    }


def _projected(dossier: Dossier, one: Projection, picture: Picture) -> Record:
    series = next(each for each in dossier.series if each.key == one.series)

    def name_of(document_id: str) -> str:
        return picture.names[document_id][0]

    return {
        "title": one.series.title,
        "unit": one.series.unit,
        "steps": [projection_record(one, step, others(series, step.period), name_of) for step in one.steps],
        "from": [figure(each, picture) for each in one.inputs],
    }


def _charts(dossier: Dossier, picture: Picture) -> dict[str, str]:
    names = {document_id: name for document_id, (name, _) in picture.names.items()}
    drawn: Sequence[Series] = [one for one in _sizes(dossier) if len(one.points) > 1]
    return {one.id: draw([series_chart([one], names)])[0] for one in drawn}
