"""The box that finds things by name."""

from __future__ import annotations

from xinmai.app.library.finding_things import find as find_things
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages

__all__ = ["routes"]

pages = Pages.none()


@pages.at("/find", "find.html")
def find(ask: Ask) -> Record:
    """Series, named things, documents and numbers that words mean."""
    text = ask.text("q") or ""
    return {"text": text, **find_things(ask.library, text)}


routes = pages.routes
