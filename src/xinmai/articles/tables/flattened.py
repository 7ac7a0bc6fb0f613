"""Finds flattened tables: all cells of a table run together, as document-sharing sites print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from xinmai.articles.tables.headers import FIRST, read_headers
from xinmai.articles.tables.search import Parting, Run
from xinmai.articles.tables.surroundings import Surroundings
from xinmai.articles.tables.units import UNIT_BRACKET, header_unit, is_unit
from xinmai.hanzi import HAN
from xinmai.lexicon import Lexicon
from xinmai.model import Document, Span, Table, TracedText

__all__ = ["read_flattened"]

_HINT = re.compile(rf"{UNIT_BRACKET.pattern}(?=[^\s,，。；;:：、.)）])|(?:^|(?<=[。；！？”\n]))(?:{FIRST.pattern})")
_RUN = re.compile(r"[^。；！？\n]+")
_NUMBER = re.compile(r"\d[\d.,]*")
_LONGEST_RUN = 6000
_LONGEST_HEADER = 320
_RACE, _FINAL = 6, 24
_FINALISTS = 4
_ENOUGH = -14.0
_HEADING = re.compile(
    rf"(?:[1-9]|1\d)\.\d{{1,2}}(?:\.\d{{1,2}})?(?=[{HAN}A-Z“]|(?:19|20)\d\d)|[一二三四五六七八九十]{{1,3}}、|第[一二三四五六七八九十\d]+[章节部]"
    rf"|[(（][一二三四五六七八九十\d]{{1,2}}[)）]|\d{{1,2}}[、.](?=[{HAN}])|图表?\d|表\d|(?:数据|资料)?来源|注[:：]"
)
_WARMTH = 2.0


def read_flattened(document: Document, lexicon: Lexicon) -> Iterator[Table]:
    text = document.text.text
    done = 0
    for hint in _HINT.finditer(text):
        if hint.start() < done:
            continue
        start = max(done, max(text.rfind(stop, 0, hint.start()) for stop in "。；！？\n") + 1)
        if hint["unit"] and not header_unit(hint[0], lexicon):
            continue
        match = _RUN.match(text, start)
        if match is None:
            continue
        end = match.end()
        if sum(map(str.isdigit, text[hint.end() : min(end, hint.end() + 400)])) < 6:
            continue
        end = min(end, start + _LONGEST_RUN)
        ends_text = text[end : end + 1] in ("", "\n")
        run = Run(Surroundings(document.text, start, end, lexicon))
        parting, confidence = _best(run, lexicon, ends_text)
        done = end
        if parting is not None:
            yield _table(document.raw, document.text, start, run, parting, confidence, lexicon)
            done = start + parting.end


def _best(run: Run, lexicon: Lexicon, ends_text: bool):
    text = run.text
    heads = []
    for start, price in _starts(run, lexicon):
        for head in read_headers(run.around, lexicon, start, min(len(text), start + _LONGEST_HEADER)):
            heads.append((head.bits + price, head))
    heads.sort(key=lambda h: h[0])
    if not heads:
        return None, 0
    heads = [h for b, h in heads if b < heads[0][0] + 14][:24]
    raced = []
    for head in heads:
        ps = run.part(head, _RACE, end_is_cut=ends_text)
        for p in ps:
            raced.append((p.bits + _tail(run, p), p))
    if not raced:
        return None, 0
    ranked = {}
    for bits, p in raced:
        if bits < ranked.get(p.head, inf):
            ranked[p.head] = bits
    finalists = sorted(ranked, key=ranked.__getitem__)[:_FINALISTS]
    final = [(p.bits + _tail(run, p), p) for h in finalists for p in run.part(h, _FINAL, end_is_cut=ends_text)]
    final = [(b, p) for b, p in final if len(p.rows) > 1]
    if not final:
        return None, 0
    bits, best = min(final, key=lambda x: x[0])
    if bits > _ENOUGH:
        return None, 0
    mass = {}
    for b, p in final + raced:
        mass[p.rows] = min(b, mass.get(p.rows, inf))
    total = sum(2 ** ((bits - b) / _WARMTH) for b in mass.values())
    return best, 1 / total


def _starts(run, lexicon):
    yield 0, 0.0
    bracket = next((m.start() for m in UNIT_BRACKET.finditer(run.text) if header_unit(m[0], lexicon)), 0)
    for m in list(FIRST.finditer(run.text, 1, bracket))[-3:]:
        yield m.start(), 3.0


def _tail(run: Run, parting: Parting) -> float:
    text, end = run.text, parting.end
    if end == len(text):
        return 0.0
    if _HEADING.match(text, end):
        return 1.0
    if text[end].isdigit():
        return 15.0
    if text[end] in ".%,)）+-、/":
        return 25.0
    return 4.0 + run.around.cut(end)


def _table(raw: str, traced: TracedText, start: int, run: Run, parting: Parting, confidence: float, lexicon: Lexicon) -> Table:
    def place(cell):
        return cell and traced.span(start + cell.start, start + cell.end)

    header = [place(cell) for cell in parting.head.cells]
    cells = tuple(tuple(place(cell) for cell in row) for row in parting.rows)
    last = max(cell.end for row in cells for cell in row if cell)
    return Table(
        span=Span(header[0].start, last),
        header=tuple(cell.of(raw) for cell in header),
        rows=tuple(tuple(cell and cell.of(raw) for cell in row) for row in cells),
        cells=cells,
        units=tuple(cell.unit for cell in parting.head.cells),
        confidence=round(confidence, 3),
    )
