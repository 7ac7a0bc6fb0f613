"""Named things, and all that is known of one."""

from __future__ import annotations

from xinmai.app.library import named
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages

__all__ = ["routes"]

pages = Pages.none()


@pages.at("/entities", "entities.html")
def entities(ask: Ask) -> Record:
    """Named things, those in most documents first."""
    return {**named.entities(ask.library, ask.text("q"), ask.choice("type", named.TYPES), ask.count("page")), "types": named.TYPES}


@pages.at("/entities/{type}/{canonical:path}", "entity.html")
def entity(ask: Ask) -> Record:
    """Profile, figures, events and links of one."""
    return named.entity(ask.library, ask.part("type"), ask.part("canonical"))


routes = pages.routes
