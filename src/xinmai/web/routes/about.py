"""About the workspace: what it holds, where that came from, how it is set up. Nothing here can be changed."""

from __future__ import annotations

from collections import Counter

import xinmai
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages

__all__ = ["routes"]

pages = Pages.none()
_LINES = 50


@pages.at("/about", "about.html", tagged=False)
def about(ask: Ask) -> Record:
    """Counts, sources, failures, settings, and for administrators the log of changes."""
    library = ask.library
    picture = library.picture()
    publishers = Counter(one.publisher or "" for one in picture.headlines.values())
    settings = library.workspace.settings
    return {
        "version": xinmai.__version__,
        "lexicon": library.lexicon.version[:12],
        "counts": picture.counts,
        "publishers": publishers.most_common(),
        "failures": [{"name": one.name, "reason": one.reason} for one in library.store.failures.all()],
        "settings": [
            # The address of a database server may hold a password.
            {"name": name, "value": "postgresql" if name == "database" and "://" in str(getattr(settings, name)) else str(getattr(settings, name)), "meaning": field.description}
            for name, field in type(settings).model_fields.items()
        ],
        "log": ask.request.app.state.log.last(_LINES) if ask.visitor.may("admin") else [],
    }


routes = pages.routes
