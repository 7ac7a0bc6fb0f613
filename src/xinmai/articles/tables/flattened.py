"""Finds flattened tables: all cells of a table run together, as document-sharing sites print them.

A run is read in every way that is not hopeless; the cheapest description of its characters wins, and the share of
likelihood that it holds among all readings is its confidence. A run too long or too costly to read is given
without rows and with confidence 0, so that nobody takes it for read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from xinmai.articles.tables.agreement import agreement
from xinmai.articles.tables.headers import read_headers
from xinmai.articles.tables.nouns import FIRST
from xinmai.articles.tables.placing import place, unread
from xinmai.articles.tables.run import Run
from xinmai.articles.tables.search import Reading, search
from xinmai.articles.tables.surroundings import Surroundings
from xinmai.articles.tables.units import UNIT_BRACKET, header_unit, unit_follows
from xinmai.lexicon import Lexicon
from xinmai.model import Document, Table

__all__ = ["read_flattened"]

_STOPS = "。；！？\n"
_LONGEST = 6000
"""Characters of a run that are still searched; a printed table of fifty rows holds half as many."""
_HINT = re.compile(
    rf"{UNIT_BRACKET.pattern}(?=[^\s,，。；;:：、.)）])|(?:^|(?<=[{_STOPS}”]))(?:{FIRST.pattern})|[\d.]{{{_LONGEST},}}"
)
_RUN = re.compile(rf"[^{_STOPS}]+")
_NUMBER = re.compile(r"\d[\d.,]*")
_RUN_TOGETHER = 6
_REACH = 320
"""Characters behind a hint among which numbers must stand as they do in tables."""
_BUDGET = 300_000
"""Readings gone on with in one document: some ten seconds."""
_RACE, _FINAL = 4, 16
"""Readings that go on at each place: while headers compete, and for the best of them."""
_HEADS, _FINALISTS = 24, 4
_WITHIN = 14.0
"""Bits above the cheapest header up to which headers compete."""
_ENOUGH = -14.0
"""Bits that a reading must save against prose."""
_WARMTH = 2.0
"""Bits of a reading are not independent of each other; measured on tables made for it, half of them count."""


def read_flattened(document: Document, lexicon: Lexicon) -> Iterator[Table]:
    """Flattened tables in text order, offsets in raw text."""
    traced, done, budget = document.text, 0, _BUDGET
    for hint in _HINT.finditer(traced.text):
        if hint.start() < done or (hint["unit"] and not header_unit(hint[0], lexicon)):
            continue
        start, end = _run(traced.text, done, hint)
        if not _looks_flattened(traced.text[hint.start() : min(end, hint.end() + _REACH)], lexicon):
            continue
        done = end
        if end - start > _LONGEST or budget <= 0:
            yield unread(traced, start, end)
            continue
        run = Run(Surroundings(traced, start, end, lexicon), ends_paragraph=traced.text[end : end + 1] in ("", "\n"))
        found = _read(run)
        budget -= run.spent
        if found is not None:
            reading, confidence = found
            yield place(document, start, reading, confidence)
            done = start + reading.end


def _run(text: str, done: int, hint: re.Match[str]) -> tuple[int, int]:
    """The stretch around a hint that no sentence and no line ends within."""
    start = max(done, *(text.rfind(stop, done, hint.start()) + 1 for stop in _STOPS))
    match = _RUN.match(text, start)
    return start, match.end() if match else hint.end()


def _looks_flattened(text: str, lexicon: Lexicon) -> bool:
    """Whether numbers stand as they do in tables: run together, or without a unit behind them."""
    bare = 0
    for match in _NUMBER.finditer(text):
        if len(match[0]) >= _RUN_TOGETHER:
            return True
        bare += not unit_follows(text, match.end(), lexicon)
    return bare > 1


def _read(run: Run) -> tuple[Reading, float] | None:
    """The best reading of a run and its confidence; `None` where prose describes it better."""
    heads = read_headers(run.around)
    heads = [head for head in heads if head.bits <= heads[0].bits + _WITHIN][:_HEADS]
    raced = {head: readings for head in heads if (readings := search(run, head, _RACE))}
    finalists = sorted(raced, key=lambda head: raced[head][0].bits)[:_FINALISTS]
    rivals: dict[object, float] = {}
    best: tuple[float, Reading] | None = None
    for reading in (reading for head in finalists for reading in search(run, head, _FINAL)):
        bits = reading.bits + _agreement(run, reading)
        rivals[reading.rows] = min(bits, rivals.get(reading.rows, inf))
        if best is None or bits < best[0]:
            best = bits, reading
    if best is None or best[0] > _ENOUGH:
        return None
    return best[1], 1 / sum(2 ** ((best[0] - bits) / _WARMTH) for bits in rivals.values())


def _agreement(run: Run, reading: Reading) -> float:
    texts = [[cell and run.text[cell.start : cell.end] for cell in row] for row in reading.rows]
    return agreement(reading.head.promises, texts)
