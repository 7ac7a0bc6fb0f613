"""Early warnings, with why each fired."""

from __future__ import annotations

from xinmai.app.library.warned import Watched, warned
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages
from xinmai.web.words import WORDS

__all__ = ["routes"]

pages = Pages.none()


@pages.at("/warnings", "warnings.html")
def warnings(ask: Ask) -> Record:
    """Early warnings, those told last first."""
    watched = Watched(ask.choice("topic", WORDS["topic"]), ask.choice("severity", WORDS["severity"]), ask.date("since"))
    return warned(ask.library, watched, ask.count("page"))


routes = pages.routes
