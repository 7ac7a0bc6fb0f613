"""The unit that a header cell states in the bracket at its end: `市场规模(亿元)`, `出货量(亿颗,Z轴)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from xinmai.articles.tables.cell import is_figure, is_missing, is_period
from xinmai.hanzi import half_width, simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Table

__all__ = ["UNIT_BRACKET", "column_units", "counts_things", "header_unit", "unit_follows"]

UNIT_BRACKET = re.compile(r"[(（](?:单位[:：])?(?P<unit>[^()（）\n]{1,14})[)）]")
"""A bracket that may hold a unit."""
_CAPTION_UNITS = re.compile(r"单位\s*[:：]\s*(?P<units>[^()（）\s。；;]{1,30})")
_PARTED = re.compile(r"[、,，]|(?<=%)|(?=%)")
_RATE = re.compile(r"(?:同比|环比|[年季月]增|增[长减速幅]|涨跌[幅率]|变动|占比|比重|份额|市占|比例|[^\W\d]率)[率幅度±]{0,2}$")
"""Heads of columns that are never in the unit of amounts."""
_AXIS = re.compile(r"[,，、;；\s]*[XYZ]轴")
_MULTIPLIER = re.compile(r"[十百千万亿]+(?=.)")
_MULTIPLIERS = frozenset("十百千万亿")
_CALENDAR = ("月", "号", "期", "届", "强", "余", "多")


def header_unit(cell: str, lexicon: Lexicon) -> str:
    """The unit in simplified characters, with its multiplier as the cell writes it; empty where there is none."""
    *_, match = (None, *UNIT_BRACKET.finditer(cell))
    if match is None or cell[match.end() :].strip():
        return ""
    unit = _AXIS.sub("", simplified(half_width(match["unit"]))).strip()
    return unit if _is_unit(unit, lexicon) else ""


def column_units(table: Table, lexicon: Lexicon) -> tuple[str, ...]:
    """The unit of each column: in its head, else a percent sign in each of its cells, else that of the caption."""
    width = max((len(row) for row in table.rows), default=len(table.header))
    header = [*table.header, *[""] * width][:width]
    caption = _caption_units(table.caption, lexicon)
    columns = ([cell for row in table.rows for cell in row[i : i + 1] if cell] for i in range(width))
    return tuple(_column_unit(head, cells, caption, lexicon) for head, cells in zip(header, columns, strict=True))


def _column_unit(head: str, cells: list[str], caption: Sequence[str], lexicon: Lexicon) -> str:
    if unit := header_unit(head, lexicon):
        return unit
    figures = [cell for cell in cells if is_figure(cell) and not is_missing(cell) and not is_period(cell)]
    if not figures or 2 * len(figures) < len(cells):
        return ""
    if all(cell.endswith(("%", "％")) for cell in figures):
        return "%"
    if 2 * sum(cell[-1].isdigit() for cell in figures) < len(figures) or not caption:
        return ""
    is_rate = _RATE.search(simplified(head)) is not None
    return next((unit for unit in caption if (unit == "%") == is_rate), "")


def _caption_units(caption: str, lexicon: Lexicon) -> Sequence[str]:
    """The units that `单位：亿元、%` names; a share or a growth takes the percent sign, whatever else another one."""
    match = _CAPTION_UNITS.search(simplified(half_width(caption)))
    if match is None and (unit := header_unit(caption, lexicon)):
        return [unit]
    return [unit for unit in _PARTED.split(match["units"]) if _is_unit(unit, lexicon)] if match else []


def _is_unit(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a unit, with or without multiplier: `%`, `亿元`, `新台币百万元`, `万片/月`, `次/张·年`."""
    known = _names(lexicon)
    currency = next((name for name in _currencies(lexicon) if text.startswith(name) and len(text) > len(name)), "")
    text = text[len(currency) :]
    bare = _MULTIPLIER.sub("", text, count=1)
    if text in _MULTIPLIERS or text in known or bare in known:
        return True
    parts = re.split(r"[/·]", bare)
    return len(parts) > 1 and all(_MULTIPLIER.sub("", part) in known for part in parts)


def unit_follows(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a unit, a multiplier or a word of the calendar stands at `at`, as behind a number of a sentence."""
    return text.startswith(_behind_numbers(lexicon).get(text[at : at + 1], ()), at)


@lru_cache(maxsize=4)
def counts_things(lexicon: Lexicon) -> frozenset[str]:
    """Units of things that are counted one by one, so that a number of them is whole."""
    return frozenset(name for unit in lexicon.units if unit.classifier for name in unit.names)


@lru_cache(maxsize=4)
def _behind_numbers(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """What stands behind numbers of sentences, by its first character."""
    found: dict[str, tuple[str, ...]] = {}
    for name in (*_names(lexicon), *_MULTIPLIERS, *_CALENDAR):
        found[name[0]] = (*found.get(name[0], ()), name)
    return found


@lru_cache(maxsize=4)
def _currencies(lexicon: Lexicon) -> tuple[str, ...]:
    """Names that may stand before 元: the longest first."""
    names = (name for unit in lexicon.units if unit.dimension == "money" for name in unit.names if name[-1] == "币")
    return tuple(sorted(names, key=len, reverse=True))


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name for unit in lexicon.units for name in unit.names)
