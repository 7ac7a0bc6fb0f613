"""What happened, over time."""

from __future__ import annotations

from xinmai.app.library.happened import Sought, happened
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages
from xinmai.web.words import WORDS

__all__ = ["routes"]

pages = Pages.none()


@pages.at("/events", "events.html")
def events(ask: Ask) -> Record:
    """Events, each once, the newest first."""
    sought = Sought(ask.choice("type", WORDS["event"]), ask.text("name"), ask.date("since"), ask.date("until"), ask.choice("modality", WORDS["modality"]))
    return happened(ask.library, sought, ask.count("page"))


routes = pages.routes
