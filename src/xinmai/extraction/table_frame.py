"""The frame of a table: which of its columns hold figures, periods and labels, and what heads and caption say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xinmai.extraction.cell_values import is_unit, read_figure
from xinmai.extraction.measures import measure_reader
from xinmai.extraction.names import name_reader
from xinmai.extraction.period import Calendar
from xinmai.extraction.phrase import AREAS, clean_subject
from xinmai.extraction.table_heads import UNITS, Head, Said, period_of, plain, read_head
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType, Table

__all__ = ["Frame", "Row", "frame_of"]

_MOSTLY = 0.6
"""Share of a column's cells that makes it one of figures or of periods."""
_TOTAL = re.compile(r"合计|总计|总和|总额|全部|小计|总体|全行业|行业合计")
_BRACKET = re.compile(r"[(（]([^()（）]{1,14})[)）]$")
_AXIS = re.compile(r"[,，、;；\s]*[XYZ]轴")
_MISSING = re.compile(r"[-–—−/…]{1,4}|N/?A|不适用|不適用|持平")
_REMARK = re.compile(r"备注|说明|注释?|来源|特[点征]|内容|依据")


_NOTHING = Head("")


@dataclass(frozen=True, slots=True)
class Row:
    """What the label cells of a row say.

    `thing` is what its figures are of, unless the label names an indicator; `base` the level that a growth further
    down its column would speak of; `area` is set where the label is a place.
    """

    label: Head = _NOTHING
    thing: str = ""
    period: Said | None = None
    area: str | None = None
    unit: str = ""
    base: str = ""
    is_company: bool = False


@dataclass(slots=True)
class Frame:
    """The frame; `figures` are the columns of figures, `measured` the one of units, `subject` and `area` what all is about."""

    table: Table
    heads: Sequence[Head]
    figures: Sequence[int]
    periods: Sequence[int]
    labels: Sequence[int]
    measured: int | None
    caption: Head
    subject: str | None
    area: str | None
    period: Said | None
    lexicon: Lexicon
    today: Calendar
    _read: dict[str, Head] = field(default_factory=dict)

    def unit(self, column: int, row: Row) -> str:
        """The unit of a cell: that in its row's label, unless its column is one of rates, else its column's."""
        of_column = self.table.units[column] if column < len(self.table.units) else ""
        return of_column if of_column == "%" else row.unit or of_column

    def base_of(self, column: int) -> str:
        """The indicator of the nearest column of levels left of one of growth."""
        levels = (self.heads[i] for i in reversed(self.figures) if i < column)
        return next((head.indicator or "" for head in levels if head.kind not in ("growth", "ratio")), "")

    def is_company(self, subject: str | None) -> bool:
        """Whether a subject is or begins with a company's name."""
        return bool(subject) and _type_at_start(subject or "", self.lexicon) is EntityType.COMPANY

    def rows(self) -> Iterator[Row]:
        """What each row says; a label left empty is that of the row above."""
        above: dict[int, str] = {}
        base = ""
        for cells in self.table.rows:
            texts = []
            for column in self.labels:
                above[column] = plain(cells[column] or "") or above.get(column, "")
                texts.append(above[column])
            unit = _BRACKET.sub("", plain(cells[self.measured] or "")) if self.measured is not None else ""
            row = self._row(texts, [cells[column] for column in self.periods], base, unit)
            if row.label.indicator and row.label.kind != "growth":
                base = row.label.indicator
            yield row

    def _row(self, texts: Sequence[str], periods: Sequence[str | None], base: str, unit: str) -> Row:
        said = next((said for text in periods if text and (said := period_of(plain(text), self.today))), None)
        label = self._head(texts[0]) if texts else _NOTHING
        unit = unit if is_unit(unit, self.lexicon) else _unit_in(texts[0], self.lexicon) if texts else ""
        if label.indicator or (label.period and len(texts) == 1):
            return Row(label, period=said, unit=unit, base=base)
        thing = "".join(dict.fromkeys(_BRACKET.sub("", text) for text in texts))
        kind = _type_at_start(thing, self.lexicon)
        if _TOTAL.fullmatch(thing):
            return Row(period=said, unit=unit)
        if kind is EntityType.PLACE or thing in AREAS:
            return Row(thing=self.subject or "", period=said, area=AREAS.get(thing, thing), unit=unit)
        return Row(thing=thing, period=said, unit=unit, is_company=kind is EntityType.COMPANY)

    def _head(self, text: str) -> Head:
        if text not in self._read:
            self._read[text] = read_head(text, self.lexicon, self.today)
        return self._read[text]


def frame_of(table: Table, before: str, subject: str | None, lexicon: Lexicon, today: Calendar) -> Frame:
    """The frame of a table; `before` is the raw text in front of it, `subject` what that spoke of."""
    width = max(map(len, table.rows))
    heads = [read_head(text, lexicon, today) for text in [*table.header, *[""] * width][:width]]
    kinds = [_kind(table, column, heads[column], lexicon, today) for column in range(width)]
    figures = [column for column, kind in enumerate(kinds) if kind == "figure"]
    measured = next((column for column, head in enumerate(heads) if UNITS.fullmatch(head.text)), None)
    words = [column for column, kind in enumerate(kinds) if kind == "word" and not _is_aside(column, measured, heads)]
    caption = read_head(table.caption, lexicon, today)
    stated = {heads[column].period for column in figures} - {None}
    return Frame(
        table=table,
        heads=heads,
        figures=figures,
        periods=[column for column, kind in enumerate(kinds) if kind == "period"],
        measured=measured,
        labels=_keys(table, [column for column in words if figures and column < figures[0]]),
        caption=caption,
        subject=(caption.qualifier if caption.indicator else _topic(table.caption, lexicon)) or subject,
        area=caption.area or _area_around(plain(before)),
        period=next(iter(stated)) if len(stated) == 1 else None,
        lexicon=lexicon,
        today=today,
    )


def _is_aside(column: int, measured: int | None, heads: Sequence[Head]) -> bool:
    return column == measured or _REMARK.search(heads[column].text) is not None


def _kind(table: Table, column: int, head: Head, lexicon: Lexicon, today: Calendar) -> str:
    """`figure`, `period`, `word`, or nothing for a column that measures nothing."""
    unit = table.units[column] if column < len(table.units) else ""
    cells = [plain(text) for row in table.rows if column < len(row) and (text := row[column]) and not _MISSING.fullmatch(text)]
    if not cells:
        return ""
    if not unit and sum(period_of(cell, today) is not None for cell in cells) >= _MOSTLY * len(cells):
        return "period"
    if sum(read_figure(cell, unit, lexicon) is not None for cell in cells) >= _MOSTLY * len(cells):
        return "figure" if head.measures else ""
    return "word"


def _keys(table: Table, words: Sequence[int]) -> list[int]:
    """The first label column, and the next ones as long as they are needed to tell rows apart."""
    keys: list[int] = []
    for column in words:
        if keys and len({tuple(row[i] for i in keys) for row in table.rows}) == len(table.rows):
            break
        keys.append(column)
    return keys


def _unit_in(label: str, lexicon: Lexicon) -> str:
    bracket = _BRACKET.search(label)
    unit = _AXIS.sub("", bracket[1]).strip() if bracket else ""
    return unit if is_unit(unit, lexicon) else ""


def _type_at_start(text: str, lexicon: Lexicon) -> EntityType | None:
    found = next(name_reader(lexicon).find(text), None)
    return found.entity.type if found is not None and found.start == 0 else None


def _topic(caption: str, lexicon: Lexicon) -> str:
    """What a caption without an indicator is about: the words before its verb, behind the area they name."""
    text = plain(caption)
    verb = measure_reader(lexicon).last_verb(text)
    if verb is None:
        return ""
    phrase = text[: verb[0]]
    ends = [phrase.rfind(word) + len(word) for word in AREAS if word in phrase]
    return clean_subject(phrase[max(ends, default=0) :])


def _area_around(text: str) -> str | None:
    """The area that the text before a table names most, if it does so more than once."""
    counts = Counter({area: sum(text.count(word) for word in AREAS if AREAS[word] == area) for area in set(AREAS.values())})
    (area, count), *others = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return area if count > 1 and all(count > other for _, other in others) else None
