"""Finds the tables of periodic reports whose header cells ran together: `本报告期本报告期比上年同期增减变动幅度(%)`.

Listed companies word these heads as the regulator prescribes, so that they can be told apart without blanks. The
figures below them are parted by blanks; only the first one may touch its label. Other headers are left to `flattened`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xinmai.articles.tables.lines import Field, Line, lines
from xinmai.model import Span, Table

__all__ = ["read_filings"]

_HEAD = re.compile(
    r"(?:本报告期末?|年初至(?:本?报告期|期)末|上年同期|上年度?末|本期|上期|期末|期初)"
    r"(?:(?:金额|余额)|比(?:上年(?:同期|度?末)|期初)(?:增减|增长)?(?:变动)?(?:比例|幅度)?[(（]%[)）])?"
)
_FEWEST_HEADS = 3
_LONGEST = 200
_BEFORE = re.compile(r"(?P<caption>.*?)(?:币种.{0,6}?)?(?:项目|科目|指标)?")
_VALUE = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?%?|不适用|[-—/]{1,2}|(?:增加|减少|上升|下降)\d+(?:\.\d+)?个?百分点")
_GLUED = re.compile(r"(?P<label>.*[^\d.,\-−])(?P<value>[-−]?\d[\d,]*(?:\.\d+)?)")
_NONE = re.compile(r"不适用|[-—/]{1,2}")
_WORD = re.compile(r"\S+")


def read_filings(raw: str, taken: Sequence[Span]) -> Iterator[Table]:
    """Such tables of a raw text in order; lines within one of the spans `taken` are left out."""
    if "报告期" not in raw:
        return
    caption = ""
    heads: list[str] = []
    rows: list[list[Field]] = []
    for line in lines(raw):
        row = _row(line, len(heads)) if heads else None
        if row is not None:
            rows.append(row)
            continue
        if rows:
            yield _table(caption, heads, rows)
        heads = _heads(line) if not any(span.start <= line.start < span.end for span in taken) else []
        # The second half of a table states no unit again.
        caption = (_caption(line, heads) or (caption if rows else "")) if heads else ""
        rows = []
    if rows:
        yield _table(caption, heads, rows)


def _heads(line: Line) -> list[str]:
    """The prescribed heads that end a line without anything between them; none where there are too few."""
    text = line.text.rstrip()
    if len(text) > _LONGEST:
        return []
    found: list[re.Match[str]] = []
    for match in _HEAD.finditer(text):
        found = [*found, match] if found and found[-1].end() == match.start() else [match]
    whole = len(found) >= _FEWEST_HEADS and found[-1].end() == len(text)
    return [match.group() for match in found] if whole else []


def _row(line: Line, width: int) -> list[Field] | None:
    """The label and the values of a line, if it has one for each head."""
    if len(line.text) > _LONGEST:
        return None
    words = [Field(match.group(), line.start + match.start()) for match in _WORD.finditer(line.text)]
    if len(words) == width and (glued := _GLUED.fullmatch(words[0].text)):
        at = words[0].span.start
        words[:1] = [Field(glued[name], at + glued.start(name)) for name in ("label", "value")]
    if len(words) != width + 1 or not all(_VALUE.fullmatch(word.text) for word in words[1:]):
        return None
    return words


def _caption(line: Line, heads: Sequence[str]) -> str:
    """What a header line says before its heads: the unit."""
    before = _BEFORE.fullmatch(line.text[: line.text.rstrip().rindex("".join(heads))])
    return before["caption"] if before else ""


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[Field]]) -> Table:
    held = [[cell if not _NONE.fullmatch(cell.text) else None for cell in row] for row in rows]
    return Table(
        span=Span(rows[0][0].span.start, rows[-1][-1].span.end),
        header=("", *heads),
        rows=tuple(tuple(cell.text if cell else None for cell in row) for row in held),
        cells=tuple(tuple(cell.span if cell else None for cell in row) for row in held),
        caption=caption,
    )
