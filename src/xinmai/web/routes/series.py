"""Series, and one series whole."""

from __future__ import annotations

from xinmai.app.library import serial
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages

__all__ = ["routes"]

pages = Pages.none()


@pages.at("/series", "series_list.html")
def listed(ask: Ask) -> Record:
    """All series, or those that words mean."""
    order = ask.choice("sort", serial.ORDERS) or "points"
    return serial.listed(ask.library, ask.text("q"), order, ask.down(), ask.count("page"))


@pages.at("/series/{series_id}", "series.html")
def series(ask: Ask) -> Record:
    """Points with all sources, growth, forecasts and projection."""
    return serial.whole(ask.library, ask.part("series_id"))


routes = pages.routes
