"""What Word and PowerPoint files have in common: a bound on their markup, and their core properties."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xinmai.documents.draft import Draft
from xinmai.documents.limits import MAX_MARKUP, open_archive
from xinmai.documents.properties import agreed_period, clean_title
from xinmai.errors import UnreadableError

__all__ = ["check_markup", "take_core_properties"]

_MARKUP = (".xml", ".rels")
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# The days python-docx and python-pptx leave in every file whose program did not date it.
_TEMPLATE_DAYS = (dt.date(2013, 12, 23), dt.date(2013, 1, 27))


def check_markup(name: str, body: bytes) -> None:
    """Refuse a package whose markup is too much to hold as a tree."""
    with open_archive(name, body) as archive:
        size = sum(part.file_size for part in archive.infolist() if part.filename.endswith(_MARKUP))
    if size > MAX_MARKUP:
        inside, most = size / 2**20, MAX_MARKUP / 2**20
        reason = f"{inside:,.4g} MB of markup inside is over the limit of {most:,.4g} MB: split the file"
        raise UnreadableError(name, reason)


def take_core_properties(package: Any, draft: Draft) -> None:
    """Title and date of an open python-docx or python-pptx package, as far as it holds any."""
    try:
        package.part_related_by(_CORE)
    except KeyError:  # asked further, the library would make some up, dated now
        return
    core = package.core_properties
    draft.title = clean_title(core.title)
    draft.published = agreed_period(_day(core.created), _day(core.modified))


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment is not None and moment.date() not in _TEMPLATE_DAYS else None
