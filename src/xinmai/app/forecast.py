"""Series of a workspace worked out ahead, each year beside what others foresee for it; computed, never stated."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.app.accounts import projection_record, unprojected_record
from xinmai.app.matching import FITS, matches
from xinmai.app.names import names_in
from xinmai.app.records import Record
from xinmai.app.workspace import Workspace
from xinmai.forecast import history_of, obstacle, project
from xinmai.model import Observation, Obstacle, Projection, Series, Status, stretch_of
from xinmai.publishing.projection_words import BECAUSE, METHODS

__all__ = ["AHEAD", "BECAUSE", "METHODS", "forecast", "others", "projected"]

AHEAD = 3
"""Years after the last outcome that are projected where no year is named; four outcomes look back as far."""
_AHEAD_OF_TIME = (Status.FORECAST, Status.TARGET)


def forecast(workspace: Workspace, query: str, until: int | None = None) -> Iterator[Record]:
    """The years ahead of every series that a query means, then the series that cannot be projected, each with the reason.

    A projection ends with the year `until`, or three years after the last outcome. Nothing where the query only resembles some.
    """
    with workspace.store() as store:
        name_of = names_in(store)
        found = [(one, projected(one, until)) for score, one in matches(store, workspace, query) if score >= FITS]
        for one, projection in found:
            if isinstance(projection, Projection):
                yield from (projection_record(projection, step, others(one, step.period), name_of) for step in projection.steps)
        for one, reason in found:
            if isinstance(reason, Obstacle):
                yield unprojected_record(one, reason, history_of(one).observations, name_of)


def projected(series: Series, until: int | None) -> Projection | Obstacle | None:
    """A series worked out ahead, or why it cannot be."""
    years = history_of(series).years
    last = until or (years[-1] + AHEAD if years else 0)
    return project(series, last) or obstacle(series, last)


def others(series: Series, period: str) -> list[Observation]:
    """Forecasts and targets that documents state for a year."""
    year = stretch_of(period)
    return [one for point in series.points if stretch_of(point.period) == year for one in point.observations if one.status in _AHEAD_OF_TIME]
