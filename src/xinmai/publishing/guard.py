"""The last look before printing: every number of an edition must lead to a quote that bears it out, or to how it was worked out.

It judges the edition as data and knows no format; whether a quote equals its raw slice was settled when it
was extracted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from xinmai.errors import EvidenceError
from xinmai.hanzi import NUMERAL, parse_numeral, simplified
from xinmai.model import Cell, Chart, Citation, Edition, Grid, Item, Mark, Passage, Working
from xinmai.publishing.prose import one_line, shorten, source

__all__ = ["bears_out", "check"]

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_NUMERAL = re.compile(NUMERAL)
_SPACE = re.compile(r"\s+")

_Evidence = Mapping[int, Citation | Working]


def check(edition: Edition) -> None:
    """Raise `EvidenceError`, naming the item and the citation, at the first statement without evidence."""
    known = _index(edition)
    for working in edition.workings:
        _check_known(((f"the working {working.name!r}", number) for number in working.inputs), known, _name(edition.title))
    for section in edition.sections:
        for item in section.items:
            where = f"{_name(section.title)} / {_name(item.title)}"
            _check_known(_cited(item), known, where)
            if item.edited:
                _check_title(item, known, where)
            for passage in item.passages:
                _check_marks(passage, where)
                if passage.citation is None:
                    _check_wording(passage, known, where)
                else:
                    _check_digits(passage, passage.citation, known, where)
            for part in item.parts:
                if isinstance(part, Grid):
                    _check_grid(part, known, where)


def bears_out(quote: str, text: str) -> bool:
    """Whether each number in a printed text stands in a quote, whatever power of ten it is written in: 5800万 in `0.58亿`."""
    wanted = {_significant(Decimal(found.replace(",", ""))) for found in _NUMBER.findall(_squeeze(text))}
    said = _squeeze(quote)
    return not wanted or wanted <= _numbers(said) or wanted <= _numbers(simplified(said))


def _numbers(text: str) -> set[str]:
    """The significant digits of all numerals of a text, and those of the Arabic part of mixed ones."""
    arabic = (Decimal(found.replace(",", "")) for found in _NUMBER.findall(text))
    mixed = (parse_numeral(found) for found in _NUMERAL.findall(text))
    return {_significant(value) for value in (*arabic, *mixed) if value is not None}


def _significant(value: Decimal) -> str:
    return f"{abs(value):f}".replace(".", "").strip("0")


def _index(edition: Edition) -> _Evidence:
    known: dict[int, Citation | Working] = {}
    every: tuple[Citation | Working, ...] = (*edition.citations, *edition.workings)
    for one in every:
        if one.number in known:
            raise EvidenceError(f"citation [{one.number}] is given twice; number citations 1, 2, 3 ...")
        if not _said(one).strip():
            raise EvidenceError(f"citation [{one.number}] of {_whose(one)} quotes nothing; give it its words")
        known[one.number] = one
    return known


def _said(one: Citation | Working) -> str:
    return one.quote if isinstance(one, Citation) else one.computed


def _figures(one: Citation | Working) -> str:
    """What a number may stand in: the quote, and the figures it is cited for by themselves, for cells may stick together."""
    if isinstance(one, Working):
        return one.computed
    return "、".join([one.quote, *(one.quote[figure.start - one.span.start : figure.end - one.span.start] for figure in one.figures)])


def _whose(one: Citation | Working) -> str:
    return _name(one.document_name if isinstance(one, Citation) else one.name)


def _check_known(cited: Iterable[tuple[str, int]], known: _Evidence, where: str) -> None:
    for what, number in cited:
        if number not in known:
            raise EvidenceError(f"{where}: {what} cites [{number}], which the edition lacks; add it")


def _cited(item: Item) -> Iterator[tuple[str, int]]:
    """Each statement of an item, in words, with the citation it names."""
    for passage in item.passages:
        if passage.citation is not None:
            yield f"the sentence {_name(passage.text)!r}", passage.citation
        yield from (("a marked number", mark.citation) for mark in passage.marks)
    yield from ((f"the cell {_name(cell.text)!r}", cell.citation) for cell in item.cells if cell.citation is not None)
    for part in item.parts:
        if isinstance(part, Chart):
            yield from ((f"the chart {_name(part.title)!r}", number) for number in part.citations)
    yield from ((f"the origin {origin.name!r}", origin.citation) for origin in item.origins)


def _check_marks(passage: Passage, where: str) -> None:
    for mark in passage.marks:
        if not 0 <= mark.start < mark.end <= len(passage.text):
            raise EvidenceError(
                f"{where}: mark {mark.start}:{mark.end} lies outside its sentence "
                f"of {len(passage.text)} characters; count offsets in the sentence"
            )


def _check_digits(passage: Passage, citation: int, known: _Evidence, where: str) -> None:
    """Each run of digits must stand in the quote of the sentence or of a mark over it."""
    for run in _DIGITS.finditer(passage.text):
        over = [mark for mark in passage.marks if _overlaps(mark, run)]
        quotes = [_said(known[number]) for number in (citation, *(mark.citation for mark in over))]
        if not any(_squeeze(run.group()) in _squeeze(quote) for quote in quotes):
            cited = f"{run.group()} stands in no quote it cites ([{citation}])"
            raise EvidenceError(f"{where}: {cited}; cite its source or drop the sentence")


def _check_wording(passage: Passage, known: _Evidence, where: str) -> None:
    """In a sentence worded here each marked number must be borne out, and other digits be in how one of them is read."""
    for mark in passage.marks:
        _check_borne_out(passage.text[mark.start : mark.end], mark.citation, known, where)
    readings = "".join(_squeeze(mark.reading) for mark in passage.marks)
    for run in _DIGITS.finditer(passage.text):
        if not any(_overlaps(mark, run) for mark in passage.marks):
            _check_label(run.group(), readings, where)


def _check_title(item: Item, known: _Evidence, where: str) -> None:
    """Each number of a title that an editor worded must be borne out by something that the item cites."""
    said = "、".join(_figures(known[number]) for number in dict.fromkeys(number for _, number in _cited(item)))
    for number in _NUMBER.findall(_squeeze(item.title)):
        if not bears_out(said, number):
            raise EvidenceError(f"{where}: {number} in the edited title stands in nothing the item cites; take it out or keep the source's title")


def _check_grid(grid: Grid, known: _Evidence, where: str) -> None:
    """Each cited cell must be borne out; digits of the others and of the header must be in how cited ones are read."""
    every = []
    for row in grid.rows:
        if len(row) != len(grid.header):
            raise EvidenceError(f"{where}: a row of {len(row)} cells under a header of {len(grid.header)}; fill it up")
        read = "".join(_squeeze(text) for cell in row for text in _read(cell, known))
        every.append(read)
        for cell in row:
            if cell.citation is not None:
                _check_borne_out(cell.text, cell.citation, known, where)
            elif cell.value is not None:
                raise EvidenceError(f"{where}: the value {_name(cell.text)!r} cites nothing; cite its source or drop it")
            else:
                for run in _DIGITS.findall(cell.text):
                    _check_label(run, read, where)
    for name in (*grid.header, grid.caption):
        for run in _DIGITS.findall(name):
            _check_label(run, "".join(every), where)


def _read(cell: Cell, known: _Evidence) -> Iterator[str]:
    """What a cited cell's reading and the head of its citation say."""
    if cell.citation is None:
        return
    yield cell.reading
    one = known[cell.citation]
    if isinstance(one, Citation):
        yield source(one.document_name, one.title, one.publisher, one.published)


def _check_borne_out(text: str, number: int, known: _Evidence, where: str) -> None:
    if not bears_out(_figures(known[number]), text):
        cited = f"{_name(text)!r} stands in no quote it cites ([{number}])"
        raise EvidenceError(f"{where}: {cited}; cite its source or drop it")


def _check_label(run: str, readings: str, where: str) -> None:
    if _squeeze(run) not in readings:
        raise EvidenceError(f"{where}: {run} stands bare, in no reading of a cited number beside it; cite its source or drop it")


def _overlaps(mark: Mark, run: re.Match[str]) -> bool:
    return mark.start < run.end() and run.start() < mark.end


def _squeeze(text: str) -> str:
    """Undo wrapped lines and wide digits, for cleaning does, and neither makes another number."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def _name(text: str) -> str:
    return shorten(one_line(text), 24)
