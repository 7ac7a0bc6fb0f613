"""All numbers in a table."""

from __future__ import annotations

from xinmai.app.library import listings
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages
from xinmai.web.words import WORDS

__all__ = ["routes", "wanted"]

pages = Pages.none()


@pages.at("/numbers", "numbers.html")
def numbers(ask: Ask) -> Record:
    """Observations, filtered and sorted by the address."""
    return listings.numbers(ask.library, wanted(ask), ask.choice("sort", listings.NUMBER_ORDERS) or "published", ask.down(), ask.count("page"), ask.count("size", 50, 200))


def wanted(ask: Ask) -> listings.Wanted:
    """What is asked for."""
    return listings.Wanted(
        text=ask.text("q"),
        subject=ask.text("subject"),
        indicator=ask.text("indicator"),
        period=ask.text("period"),
        unit=ask.text("unit"),
        area=ask.text("area"),
        status=ask.choice("status", WORDS["status"]),
        source=ask.text("source"),
        document_id=ask.text("document"),
        since=ask.date("since"),
        until=ask.date("until"),
    )


routes = pages.routes
