"""Finds flattened tables: all cells of a table run together, as document-sharing sites print them.

A run is read in every way that is not hopeless; the cheapest description of its characters wins, and the share of
likelihood that it holds among all readings is its confidence. A run too long or too costly to read is given
without rows and with confidence 0, so that nobody takes it for read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from xinmai.articles.tables.agreement import agreement
from xinmai.articles.tables.doubts import rivals_of
from xinmai.articles.tables.headers import Head, read_headers
from xinmai.articles.tables.nouns import FIRST
from xinmai.articles.tables.placing import Found, place, unread
from xinmai.articles.tables.run import Effort, Run
from xinmai.articles.tables.search import Reading, Rows, least, search
from xinmai.articles.tables.statements import Statements
from xinmai.articles.tables.surroundings import Surroundings
from xinmai.articles.tables.units import UNIT_BRACKET, header_unit, unit_follows
from xinmai.lexicon import Lexicon
from xinmai.model import Document, Span, Table

__all__ = ["read_flattened"]

_STOPS = "。；！？\n"
_LONGEST = 6000
"""Characters of a run that are still searched; a printed table of fifty rows holds half as many."""
_HINTS = (
    re.compile(rf"{UNIT_BRACKET.pattern}(?=[^\s,，。；;:：、.)）])"),
    re.compile(rf"(?<![^{_STOPS}”])(?:{FIRST.pattern})"),
    re.compile(rf"[\d.](?<![\d.]{{2}})[\d.]{{{_LONGEST - 1},}}"),
)
"""Where a table may begin: a unit in a bracket, a first cell behind a sentence, a run of digits that no sentence holds.
Apart, for each of them is found fast and all as one are not."""
_RUN = re.compile(rf"[^{_STOPS}]+")
_NUMBER = re.compile(r"\d[\d.,]*")
_RUN_TOGETHER = re.compile(r"\d+\.\d+\.\d.*|[\d.,]{9,}|(?:19|20)\d{3,}\.?\d*|\d{6,}", re.DOTALL)
"""What is hardly one number: two points, nine characters, what may be a year and more, six digits."""
_REACH = 320
"""Characters behind a hint among which numbers must stand as they do in tables."""
_BUDGET = 300_000
"""Readings gone on with in one document: some ten seconds."""
_ATTEMPT = 200
"""Readings that take as long as reading a header and what surrounds it."""
_EFFORTS = (Effort(race=1, final=6, hopeless=12.0, ahead=0.5), Effort(race=3, final=16, hopeless=14.0, ahead=3.0))
"""Of tables made for it the first reads 97 to 99.9 %; the second reads those that the first gives up."""
_PROMISING = 14.0
"""Bits of a header from which on down a second effort is worth its time."""
_HEADS, _FINALISTS = 10, 3
_WITHIN, _CLOSE = 14.0, 30.0
"""Bits above the cheapest header, and above the best reading of the race, up to which headers compete: relations
between figures, which the race does not see, are worth up to two dozen bits."""
_HELPLESS = 14.0
"""Bits of the best reading of the race that no relation between figures can make up for."""
_ENOUGH = -14.0
"""Bits that a reading must save against prose."""
_WARMTH = 2.0
"""Bits of a reading are not independent of each other; measured on tables made for it, half of them count."""


def read_flattened(document: Document, lexicon: Lexicon, taken: Sequence[Span] = ()) -> Iterator[Table]:
    """Flattened tables in text order, offsets in raw text; none that reaches into a raw span of `taken`."""
    traced, done, budget = document.text, 0, _BUDGET
    statements = Statements(traced.text)
    for hint in _hints(traced.text):
        if hint.start() < done or (hint.lastgroup == "unit" and not header_unit(hint[0], lexicon)):
            continue
        if not _looks_flattened(_ahead(traced.text, hint), lexicon):
            continue
        start, end = _run(traced.text, done, hint)
        if _overlaps(traced.span(start, end), taken):
            continue
        done = end
        if end - start > _LONGEST or budget <= 0:
            yield unread(traced, start, end)
            continue
        around = Surroundings(traced, (start, end), lexicon, statements)
        found, spent = _read(around, ends_paragraph=traced.text[end : end + 1] in ("", "\n"))
        budget -= spent
        if found is not None:
            yield place(document, start, found)
            done = start + found.reading.end


def _hints(text: str) -> Iterator[re.Match[str]]:
    """The hints of a text in order; of two that overlap the first."""
    end = 0
    for hint in sorted((hint for pattern in _HINTS for hint in pattern.finditer(text)), key=re.Match.start):
        if hint.start() >= end:
            end = hint.end()
            yield hint


def _ahead(text: str, hint: re.Match[str]) -> str:
    """A hint and what its sentence goes on with."""
    behind = _RUN.match(text, hint.end(), hint.end() + _REACH)
    return hint[0] + (behind[0] if behind else "")


def _run(text: str, done: int, hint: re.Match[str]) -> tuple[int, int]:
    """The stretch around a hint that no sentence and no line ends within; its front is cut where it is too long."""
    low = max(done, hint.start() - _LONGEST)
    start = max(low, *(text.rfind(stop, low, hint.start()) + 1 for stop in _STOPS))
    match = _RUN.match(text, start)
    return start, match.end() if match else hint.end()


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    index = bisect_left(taken, span.end, key=lambda other: other.start)
    return index > 0 and span.start < taken[index - 1].end


def _looks_flattened(text: str, lexicon: Lexicon) -> bool:
    """Whether numbers stand as they do in tables: run together, or without a unit behind them."""
    bare = 0
    for match in _NUMBER.finditer(text):
        if _RUN_TOGETHER.match(match[0]):
            return True
        bare += not unit_follows(text, match.end(), lexicon)
        if bare > 1:
            return True
    return False


def _read(around: Surroundings, *, ends_paragraph: bool) -> tuple[Found | None, int]:
    """The best reading of a run, `None` where prose describes it better; and how many readings were gone on with."""
    heads, spent = read_headers(around), _ATTEMPT
    heads = [head for head in heads if head.bits <= heads[0].bits + _WITHIN][:_HEADS]
    for effort in _EFFORTS if heads and heads[0].bits < _PROMISING else _EFFORTS[:1]:
        run = Run(around, ends_paragraph, effort)
        found = _compete(run, heads)
        spent += run.spent
        if found is not None:
            return found, spent
    return None, spent


def _compete(run: Run, heads: list[Head]) -> Found | None:
    """The best reading under any of the headers."""
    raced = {head: bits for head in heads if (bits := least(run, head, run.effort.race)) is not None}
    first = min(raced.values(), default=_HELPLESS)
    if first >= _HELPLESS:
        return None
    finalists = sorted((head for head in raced if raced[head] < first + _CLOSE), key=raced.__getitem__)[:_FINALISTS]
    found = (reading for head in finalists for reading in search(run, head, run.effort.final))
    readings = sorted([(one.bits + _agreement(run, one), one) for one in found], key=lambda weighed: weighed[0])
    if not readings or readings[0][0] > _ENOUGH:
        return None
    return _weighed(readings)


def _weighed(readings: list[tuple[float, Reading]]) -> Found:
    """The first of all readings, with the likelihood of every different one."""
    bits, best = readings[0]
    weights: dict[Rows, float] = {}
    for other, reading in readings:
        weights.setdefault(reading.rows, 2 ** ((bits - other) / _WARMTH))
    whole = sum(weights.values())
    return Found(best, 1 / whole, rivals_of(best.rows, ((weight / whole, rows) for rows, weight in weights.items())))


def _agreement(run: Run, reading: Reading) -> float:
    texts = [[cell and run.text[cell.start : cell.end] for cell in row] for row in reading.rows]
    return agreement(reading.head.promises, texts)
