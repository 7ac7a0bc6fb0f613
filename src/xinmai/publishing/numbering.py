"""The numbers of an edition in the order in which a reader meets their notes: 1, 2, 3 down the pages.

So a number is the same in every format, also where the program that shows the file counts its notes itself. Evidence that no text
shows, such as what a number was worked out from, comes after all that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from xinmai.model import Chart, Edition, Grid, Item, Paragraph, Part, Passage
from xinmai.publishing.layout import Issue, lay_out

__all__ = ["in_reading_order", "noted"]


def noted(issue: Issue) -> list[int]:
    """The numbers whose evidence is due somewhere, each once, in the order of the pages."""
    lines = (line for column in issue.columns for brief in column.briefs for line in brief.lines)
    return list(dict.fromkeys(piece.citation for line in lines for piece in line if piece.first and piece.citation is not None))


def in_reading_order(edition: Edition) -> Edition:
    """The same edition with its evidence numbered anew from 1."""
    known = sorted([*(citation.number for citation in edition.citations), *(working.number for working in edition.workings)])
    new = {number: i for i, number in enumerate(dict.fromkeys([*noted(lay_out(edition)), *known]), 1)}
    if all(number == i for number, i in new.items()):
        return edition
    sections = (replace(section, items=tuple(_item(item, new) for item in section.items)) for section in edition.sections)
    citations = (replace(citation, number=new[citation.number]) for citation in edition.citations)
    workings = (replace(working, number=new[working.number], inputs=_all(working.inputs, new)) for working in edition.workings)
    return replace(edition, sections=tuple(sections), citations=tuple(citations), workings=tuple(workings))


def _item(item: Item, new: dict[int, int]) -> Item:
    origins = (replace(origin, citation=new[origin.citation]) for origin in item.origins)
    return replace(item, parts=tuple(_part(part, new) for part in item.parts), origins=tuple(origins))


def _part(part: Part, new: dict[int, int]) -> Part:
    match part:
        case Paragraph():
            return replace(part, passages=tuple(_passage(passage, new) for passage in part.passages))
        case Grid():
            rows = (tuple(replace(cell, citation=_one(cell.citation, new)) for cell in row) for row in part.rows)
            return replace(part, rows=tuple(rows))
        case Chart():
            return replace(part, citations=_all(part.citations, new))


def _passage(passage: Passage, new: dict[int, int]) -> Passage:
    marks = (replace(mark, citation=new[mark.citation]) for mark in passage.marks)
    return replace(passage, citation=_one(passage.citation, new), marks=tuple(marks))


def _one(number: int | None, new: dict[int, int]) -> int | None:
    return None if number is None else new[number]


def _all(numbers: Iterable[int], new: dict[int, int]) -> tuple[int, ...]:
    return tuple(new[number] for number in numbers)
