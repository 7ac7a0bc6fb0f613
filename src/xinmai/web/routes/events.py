"""What happened, over time."""

from __future__ import annotations

from xinmai.app.library.happened import Sought, happened
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages
from xinmai.web.words import WORDS

__all__ = ["routes"]

pages = Pages.none()
POLICIES = ("policy_release", "standard_release")
SANCTIONS = ("sanction",)


@pages.at("/events", "events.html")
def events(ask: Ask) -> Record:
    """Events, each once, the newest first."""
    sought = Sought(ask.choice("type", WORDS["event"]), ask.text("name"), ask.date("since"), ask.date("until"), ask.choice("modality", WORDS["modality"]))
    return happened(ask.library, sought, ask.count("page"))


@pages.at("/events/policies", "register.html")
def policies(ask: Ask) -> Record:
    """The policy line: what was issued, in the order of time."""
    return _register(ask, "policies", POLICIES)


@pages.at("/events/sanctions", "register.html")
def sanctions(ask: Ask) -> Record:
    """The sanction log: who restricts whom in what."""
    return _register(ask, "sanctions", SANCTIONS)


def _register(ask: Ask, name: str, types: tuple[str, ...]) -> Record:
    sought = Sought(name=ask.text("name"), since=ask.date("since"), until=ask.date("until"), modality=ask.choice("modality", WORDS["modality"]), types=types)
    return {"register": name, **happened(ask.library, sought, ask.count("page"), size=100)}


routes = pages.routes
