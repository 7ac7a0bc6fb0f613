"""Issue -> PDF, set by typst: bookmarks, clickable contents, a footnote for each citation.

Text travels as JSON and is never pasted into the template, so nothing in it can be markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.resources import files
from typing import Any

import typst

from xinmai.publishing.layout import Brief, Entry, Issue, Piece
from xinmai.publishing.prose import shorten
from xinmai.publishing.typefaces import fonts, printable

__all__ = ["render"]

_HEAD = 28
"""Characters of a title that fit into a running head beside the dateline."""
_LEAD = 48
"""Characters of a title that fit into two lines of the cover."""


def render(issue: Issue) -> bytes:
    """Set an issue; the same issue gives the same bytes, for the file carries no date."""
    template = (files("xinmai.publishing") / "templates" / "bulletin.typ").read_bytes()
    pdf = typst.compile(
        template,
        format="pdf",
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"issue": json.dumps(_printable(_data(issue)), ensure_ascii=False)},
        timestamp=0,
    )
    return bytes(pdf)


def _data(issue: Issue) -> dict[str, Any]:
    entries = {entry.number: entry for entry in issue.entries}
    return {
        "title": issue.title,
        "subtitle": issue.subtitle,
        "dateline": issue.dateline,
        "head": shorten(issue.title, _HEAD),
        "date": shorten(issue.dateline, _HEAD),
        "notices": issue.notices,
        "columns": [
            {
                "title": column.title,
                "lead": shorten(column.briefs[0].title, _LEAD) if column.briefs else "",
                "briefs": [_brief(brief, entries) for brief in column.briefs],
            }
            for column in issue.columns
        ],
    }


def _brief(brief: Brief, entries: dict[int, Entry]) -> dict[str, Any]:
    shown = [piece.citation for piece in _pieces(brief) if piece.first and piece.citation is not None]
    return asdict(brief) | {"notes": dict(_notes([entries[number] for number in shown]))}


def _pieces(brief: Brief) -> Iterator[Piece]:
    """Walk the pieces of a brief in the order of the page."""
    lines: Iterable[tuple[Piece, ...]] = brief.table.rows if brief.table else ()
    for line in (brief.source, *brief.paragraphs, *lines, *brief.origins):
        yield from line


def _notes(entries: Iterable[Entry]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Footnotes by citation; a document named before in the brief is referred to by that note (`same`)."""
    named: dict[tuple[str, str], int] = {}
    for entry in entries:
        key = (entry.document, entry.title)
        yield str(entry.number), asdict(entry) | {"same": named.get(key)}
        named.setdefault(key, entry.number)


def _printable(data: Any) -> Any:
    """Copy data with every string made printable."""
    match data:
        case str():
            return printable(data)
        case dict():
            return {key: _printable(value) for key, value in data.items()}
        case list() | tuple():
            return [_printable(value) for value in data]
        case _:
            return data
