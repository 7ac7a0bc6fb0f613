"""Series to look through and one series whole: points, sources, disagreements, growth, what others foresee, what is projected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xinmai.analysis import cagr, growth, match_keyed, regular
from xinmai.app.accounts import forecast_record, projection_record
from xinmai.app.forecast import others, projected
from xinmai.app.library.library import Library
from xinmai.app.library.listings import pages_of
from xinmai.app.library.picture import Picture
from xinmai.app.library.shown import derived, figure, point, series_row
from xinmai.app.library.worked import Line
from xinmai.app.records import Record
from xinmai.errors import UsageError
from xinmai.forecast import history_of
from xinmai.model import Projection, Series
from xinmai.publishing.charts import Band, draw, series_chart

__all__ = ["ORDERS", "chart", "listed", "option", "whole"]

_BY: dict[str, Callable[[Line], Any]] = {
    "points": lambda one: one.points,
    "sources": lambda one: one.sources,
    "contested": lambda one: one.contested,
    "last": lambda one: one.last,
    "title": lambda one: one.key.title,
}
ORDERS = tuple(_BY)
_CHARTS = 64
"""Drawings kept."""
_ALIKE = 60.0
"""The score from which on a series resembles what was asked for."""


def listed(library: Library, text: str | None, order: str = "points", down: bool = True, page: int = 1, size: int = 50) -> Record:
    """A page of series: those that the words mean, the best first, or all in order."""
    picture = library.picture()
    if text:
        found = [one for score, one in match_keyed(text, list(picture.series.values()), picture.aligner, lambda one: one.points) if score >= _ALIKE]
    else:
        found = sorted(picture.series.values(), key=lambda one: (_BY[order](one), one.key.title), reverse=down)
    return {"rows": [series_row(one) for one in found[(page - 1) * size : page * size]], **pages_of(len(found), page, size)}


def whole(library: Library, series_id: str) -> Record:
    """One series. Raises `UsageError` on an unknown id."""
    picture = library.picture()
    one = _get(picture, series_id)

    def name_of(document_id: str) -> str:
        return picture.names[document_id][0]

    compound = cagr(one)
    projection = projected(one, None)
    steps = projection.steps if isinstance(projection, Projection) else ()
    return {
        **series_row(one),
        "points_told": [point(one, each, picture) for each in one.points],
        "growth": [derived(each, picture) for each in (*growth(one), *([compound] if compound else []))],
        "forecasts": [
            {**forecast_record(each, name_of), "forecast_told": figure(each.observation, picture), "outcome_told": figure(each.outcome, picture) if each.outcome else None}
            for each in picture.forecasts(one)
        ],
        "projection": [projection_record(projection, step, others(one, step.period), name_of) for step in steps if isinstance(projection, Projection)],
        "projected_from": [figure(each, picture) for each in (projection.inputs if isinstance(projection, Projection) else history_of(one).observations)],
        "unprojected_because": str(projection) if projection is not None and not isinstance(projection, Projection) else None,
        "related": [series_row(each) for each in picture.series.values() if each.key.subject == one.key.subject and each.id != one.id][:12],
    }


def option(library: Library, series_id: str) -> Record:
    """The ECharts option of a series with its projection."""
    picture = library.picture()
    one = _get(picture, series_id)
    names = {document_id: name for document_id, (name, _) in picture.names.items()}
    drawn = regular(one)
    projection = projected(one, None)
    steps = projection.steps if isinstance(projection, Projection) else ()
    band = [Band(step.period, step.median, step.low80, step.high80, step.low95, step.high95) for step in steps]
    return dict(series_chart([drawn], names, band=band))


def chart(library: Library, series_id: str) -> str:
    """A series as SVG, drawn once. Raises `AssetError` without ECharts."""
    return library.picture().recent("chart", series_id, _CHARTS, lambda: draw([option(library, series_id)])[0])


def _get(picture: Picture, series_id: str) -> Series:
    one = picture.whole(series_id)
    if one is None:
        raise UsageError(f"no series {series_id} in this workspace; list them to find the right id")
    return one
