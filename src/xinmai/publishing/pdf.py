"""Issue -> PDF, set by typst: bookmarks, clickable contents, a footnote for each citation.

Text travels as JSON and is never pasted into the template, so nothing in it can be markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from importlib.resources import files
from typing import Any

import typst

from xinmai.publishing.charts import draw
from xinmai.publishing.layout import Block, Brief, Entry, Issue, Picture
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
    pictures = list(issue.pictures)
    drawn = {picture.id: svg for picture, svg in zip(pictures, draw([one.option for one in pictures]), strict=True)}
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
                "overview": column.overview,
                "lead": shorten(column.briefs[0].title, _LEAD) if column.briefs and not column.overview else "",
                "briefs": [_brief(brief, entries, drawn, endnotes=issue.endnotes) for brief in column.briefs],
            }
            for column in issue.columns
        ],
        "endnotes": [note | {"extra": [], "back": bool(note["home"])} for _, note in _notes(issue.entries)] if issue.endnotes else [],
    }


def _brief(brief: Brief, entries: dict[int, Entry], drawn: dict[str, str], *, endnotes: bool) -> dict[str, Any]:
    """A brief with the drawings of its charts and, unless they come at the end, the notes that are due in it."""
    blocks = [_block(block, drawn) for block in brief.blocks]
    notes = {} if endnotes else _notes_of(brief, entries)
    return asdict(replace(brief, blocks=())) | {"blocks": blocks, "notes": notes}


def _notes_of(brief: Brief, entries: dict[int, Entry]) -> dict[str, Any]:
    """The notes of a brief; behind that of a number worked out stand (`extra`) those of its figures that the brief does not show."""
    shown = [piece.citation for line in brief.lines for piece in line if piece.first and piece.citation is not None]
    due = dict.fromkeys(shown)
    extra: dict[int, list[int]] = {}
    for number in shown:
        extra[number] = [figure for figure in _figures(number, entries) if figure not in due]
        due |= dict.fromkeys(extra[number])
    notes = dict(_notes(entries[number] for number in due))
    return {number: note | {"extra": extra.get(int(number), []), "back": int(number) in shown} for number, note in notes.items()}


def _figures(number: int, entries: dict[int, Entry]) -> Iterator[int]:
    """What a number was worked out from, to the figures that are stated."""
    for figure in entries[number].inputs:
        yield figure
        yield from _figures(figure, entries)


def _block(block: Block, drawn: dict[str, str]) -> dict[str, Any]:
    if isinstance(block, Picture):
        return {"kind": block.kind, "title": block.title, "alt": block.alt, "source": [asdict(piece) for piece in block.source], "svg": drawn[block.id]}
    return asdict(block)


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
