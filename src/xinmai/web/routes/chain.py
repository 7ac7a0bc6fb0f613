"""The chain as a graph, and one of its links."""

from __future__ import annotations

from xinmai.app.library import chain as chains
from xinmai.app.records import Record
from xinmai.errors import UsageError
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages

__all__ = ["routes"]

pages = Pages.none()


@pages.at("/chain", "chain.html")
def chain(ask: Ask) -> Record:
    """All links, and the one that is chosen."""
    link = ask.text("link")
    found = chains.chain(ask.library, link)
    if link and found["chosen"] is None:
        msg = f"no link {link} in the chain; choose one from the page"
        raise UsageError(msg)
    return found


routes = pages.routes
