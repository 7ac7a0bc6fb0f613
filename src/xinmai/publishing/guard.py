"""The last look before printing: every statement of an edition must lead to a quote that bears it out.

It judges the edition as data and knows no format; whether a quote equals its raw slice was settled when it
was extracted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from xinmai.errors import EvidenceError
from xinmai.model import Citation, Edition, Item, Mark, Passage
from xinmai.publishing.prose import one_line, shorten

__all__ = ["check"]

_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")


def check(edition: Edition) -> None:
    """Raise `EvidenceError`, naming the item and the citation, at the first statement without evidence."""
    known = _index(edition.citations)
    for section in edition.sections:
        for item in section.items:
            where = f"{_name(section.title)} / {_name(item.title)}"
            _check_numbers(item, known, where)
            for passage in item.digest:
                _check_marks(passage, where)
                _check_digits(passage, known, where)


def _index(citations: tuple[Citation, ...]) -> dict[int, Citation]:
    known: dict[int, Citation] = {}
    for citation in citations:
        if citation.number in known:
            raise EvidenceError(f"citation [{citation.number}] is given twice; number citations 1, 2, 3 ...")
        if not citation.quote.strip():
            whose = f"citation [{citation.number}] of {_name(citation.document_name)}"
            raise EvidenceError(f"{whose} quotes nothing; give it its words")
        known[citation.number] = citation
    return known


def _check_numbers(item: Item, known: dict[int, Citation], where: str) -> None:
    for what, number in _cited(item):
        if number not in known:
            raise EvidenceError(f"{where}: {what} cites [{number}], which the edition lacks; add it")


def _cited(item: Item) -> Iterator[tuple[str, int]]:
    """Each statement of an item, in words, with the citation it names."""
    for passage in item.digest:
        yield f"the sentence {_name(passage.text)!r}", passage.citation
        yield from (("a marked number", mark.citation) for mark in passage.marks)
    yield from ((f"the key number {key.value!r}", key.citation) for key in item.numbers)
    yield from ((f"the origin {origin.name!r}", origin.citation) for origin in item.origins)


def _check_marks(passage: Passage, where: str) -> None:
    for mark in passage.marks:
        if not 0 <= mark.start < mark.end <= len(passage.text):
            raise EvidenceError(
                f"{where}: mark {mark.start}:{mark.end} lies outside its sentence "
                f"of {len(passage.text)} characters; count offsets in the sentence"
            )


def _check_digits(passage: Passage, known: dict[int, Citation], where: str) -> None:
    """Each run of digits must stand in the quote of the sentence or of a mark over it."""
    for run in _DIGITS.finditer(passage.text):
        over = [mark for mark in passage.marks if _overlaps(mark, run)]
        quotes = [known[number].quote for number in (passage.citation, *(mark.citation for mark in over))]
        if not any(_squeeze(run.group()) in _squeeze(quote) for quote in quotes):
            cited = f"{run.group()} stands in no quote it cites ([{passage.citation}])"
            raise EvidenceError(f"{where}: {cited}; cite its source or drop the sentence")


def _overlaps(mark: Mark, run: re.Match[str]) -> bool:
    return mark.start < run.end() and run.start() < mark.end


def _squeeze(text: str) -> str:
    """Undo wrapped lines and wide digits, for cleaning does, and neither makes another number."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def _name(text: str) -> str:
    return shorten(one_line(text), 24)
