"""A supply cut as a form, and what it comes to."""

from __future__ import annotations

from xinmai.app.library.scenario import scenario as worked_out
from xinmai.app.records import Record
from xinmai.web.asking import Ask, BadRequestError
from xinmai.web.language import ENGLISH
from xinmai.web.pages import Pages

__all__ = ["routes"]

_LONGEST = 1095
"""Days: a page is waited for; the command line goes further."""
pages = Pages.none()


@pages.at("/scenario", "scenario.html")
def scenario(ask: Ask) -> Record:
    """The form, filled as it was asked, with the result below it."""
    cut = ask.text("cut") or _of_fields(ask)
    return worked_out(ask.library, cut, ask.count("days", 180, _LONGEST), english=ask.language == ENGLISH)


def _of_fields(ask: Ask) -> str | None:
    """The cut that the fields of the form say; `None` where none is filled."""
    who, what, whom = ask.text("country"), ask.text("what"), ask.text("buyers")
    share = ask.count("share", 100, 100)
    if who is None and what is None:
        return None
    if who is None and whom is not None:
        raise BadRequestError("parameter buyers: choose a country that is cut, too")
    sides = [side for side in (who, what or None, whom) if side]
    if who and whom and not what:
        raise BadRequestError("parameter buyers: choose a link that is cut, too")
    return f"{'country' if who else 'link'}:{'->'.join(sides)}{f':{share}%' if share < 100 else ''}"


routes = pages.routes
