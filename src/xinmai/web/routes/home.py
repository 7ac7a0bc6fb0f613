"""What is new, and what newer documents changed."""

from __future__ import annotations

from xinmai.app.library.news import changes as changes_of
from xinmai.app.library.news import home as news
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages
from xinmai.web.words import WORDS

__all__ = ["routes"]

pages = Pages.none()


@pages.at("/", "home.html")
def home(ask: Ask) -> Record:
    """Newest documents, events, numbers; what the audit says; what changed."""
    return news(ask.library)


@pages.at("/changes", "changes.html")
def changes(ask: Ask) -> Record:
    """Figures that are new, revised, confirmed or contradicted since a date."""
    return changes_of(ask.library, ask.date("since"), ask.choice("kind", WORDS["change"]), ask.count("page"))


routes = pages.routes
