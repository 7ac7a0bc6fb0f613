"""Names of changes: growth rates with their basis, moves of prices, differences in amount and in percentage points."""

from __future__ import annotations

import re

from xinmai.extraction.measures import FoundMeasure
from xinmai.extraction.named import RELATIVE, Level, Named, Spot
from xinmai.extraction.segment import Change

__all__ = ["CHANGES", "change_of_noun", "change_of_sign", "name_change", "name_rate"]

_CAGR = re.compile(r"(?:年均|年度?|平均)?复合(?:年均?|年度)?(?:增长|增速|增幅|成长)率?|CAGR|年均复合")
_ANNUAL = re.compile(r"年均增[长速幅]|年均[^，]{0,4}增长|平均每年增长")
_PULL = re.compile(r"拉动(?P<what>[^，。；]{0,16})(?:增长)?$")
CHANGES = re.compile(r"上调|下调|调涨|调升|调降|提高|提升|降低|上涨|下降|节省|节约|缩减|削减|涨(?=价)|降(?=价)")
_MOVES = re.compile(r"[涨跌飙升]|上行|下行|反弹|回调|走高|下探")
"""Verbs of prices on a market; without a measure of their own they tell of a price, not of a year's growth."""
_OF_PRICES = re.compile(r"价$|^调[涨升]|^[涨跌]")
"""Verbs that are of prices even where something else was spoken of before that has no growth of its own."""
_ON_EXCHANGE = re.compile(r"股|板块|指数|恒指|收报|收盘|涨停|跌停|开盘|盘中|大盘|市值")
_THAN = re.compile(r"(?:高于|低于|快于|慢于|跑赢|跑输|领先|落后|高出|低出|高过|低过)(?P<other>[^，,；;。]{1,16})$")
"""A difference to something else: `增速高于全市工业5个百分点`."""
_CHANGED = re.compile(r"(?:同比|环比)?(?:变动|差距)$")
_COMPARING = frozenset(["高", "低", "快", "慢", "多", "少", "贵", "便宜", "落后"])
_TIME_WORD = re.compile(r"\d{2}|[年季月周日初末底]|同期|上期|此前|之前|前期|期内|时期|时代|上一?代|前一?代|[高低]点|峰值|高峰")
_RISES = frozenset("+＋翻")
_FALLS = frozenset("-−–－")
_BASIS = re.compile(r"(?P<year>同比|按年|较上年同期|年增|YoY|YOY|yoy)|(?P<part>环比|按季|按月|QoQ|QOQ|qoq|MoM)")
_FALLING = re.compile(r"[下减降缩收回萎跌低快慢落节削压]")
_BY_YEAR = frozenset(["同比", "按年", "年"])
_BY_PART = frozenset(["环比", "按季", "按月", "按周", "季", "月", "周", "QoQ"])
_PART_BEFORE = re.compile(r"上季|上月|前季|前月|上一季")
_OTHER_TIME = re.compile(r"(?:19|20)\d{2}|年[初中底末]|期初|季初|上一?轮|[高低]点")
"""Bases of comparison that are neither the year before nor the part of a year before."""


def name_change(spot: Spot, change: Change) -> Named:
    """`出货量同比增长5%`, `增加592家`, `提高2.1个百分点`."""
    if spot.dimension == "percent" and spot.seg.head.endswith("复合"):
        return _compound(spot, spot.seg.head.removesuffix("复合"))
    at_end, of_verb = spot.at_end, _of_verb(spot) or _of_count(spot)
    if of_verb is None and (moved := _move(spot, change)) is not None:
        return moved
    phrase = spot.left_of(at_end) if at_end and at_end.start < spot.quantity.start else spot.seg.head
    base = Level(at_end.name, at_end.kind, "") if at_end else of_verb or spot.level
    if spot.dimension == "point":
        return _points(spot, change, phrase, base)
    if spot.dimension not in RELATIVE:
        return _amount(spot, change, phrase, base)
    name = f"{base.name if base else ''}浮动幅度" if change.word == "浮动" else _rate(base, change, spot.seg.head)
    return Named(name, phrase, "growth:rate", base if base and base.kind != "growth" else spot.level)


def name_rate(spot: Spot) -> Named | None:
    """Rates whose word alone says so: a compound rate, a noun of growth, a difference; else nothing."""
    if spot.dimension == "point" and (than := _THAN.search(spot.words)) and not _TIME_WORD.search(than["other"]):
        left = spot.seg.head[: than.start()]
        return Named(f"{_compared(spot, left)}差距", left, "growth:difference", spot.level)
    if spot.dimension == "point" and "相差" in spot.words:
        left = spot.seg.head.partition("相差")[0]
        return Named(f"{_compared(spot, left)}差距", left, "growth:difference", spot.level)
    if spot.dimension == "percent" and (compound := _CAGR.search(spot.words)):
        return _compound(spot, spot.seg.head[: compound.start()])
    if spot.dimension in RELATIVE and spot.at_end and spot.at_end.kind == "growth":
        return _growth_noun(spot, spot.at_end)
    return None


def _compound(spot: Spot, left: str) -> Named:
    """`2020年至2023年的年均复合增长率为12%`, `复合增长42%`, behind the words that tell of what."""
    level, left = _own(spot, left)
    base = level.name if level and level.kind in ("flow", "stock", "count") else ""
    return Named(f"{base}年均复合增长率", left, "growth:compound", level)


def _of_verb(spot: Spot) -> Level | None:
    """What a verb right in front of a change says is growing: `芯片出口跌28%` is of exports, by value where nothing else is said."""
    found = spot.reader.last_verb(spot.seg.head) if spot.at_end is None and spot.dimension in RELATIVE else None
    if found is None or found[1] < len(spot.seg.head) or found[1] - found[0] == 1:
        return None
    verb, level = found[2], spot.level
    if level and level.name in (verb.amount, verb.count):
        return level
    return None if "{}" in verb.count or verb.amount == "金额" else Level(verb.amount, "flow", "")


def _compared(spot: Spot, left: str) -> str:
    """What is compared: the measure named last in front of the comparison, else the percentage before, else the level."""
    end = spot.seg.offset + len(left)
    own = next((m for m in reversed(spot.measures) if spot.seg.offset <= m.start and m.end <= end), None)
    if own is None and spot.before.unit == "%" and spot.before.indicator:
        return _CHANGED.sub("", spot.before.indicator)
    if own is None:
        return spot.level.name if spot.level else ""
    level = _own(spot, spot.left_of(own))[0] if own.kind == "growth" else None
    return f"{level.name if level else ''}{own.name}"


def _of_count(spot: Spot) -> Level | None:
    """The number of things that was read just before bare words of change: `产品达27款，同比增长8%`."""
    before = spot.before
    return Level(before.indicator, "count", "") if before.counted and before.indicator and not spot.seg.head.strip("，, \x00") and not spot.at_end else None


def _growth_noun(spot: Spot, noun: FoundMeasure) -> Named:
    """`市场增速为11.8%`: the noun names the rate, what stands before it the level."""
    level, left = _own(spot, spot.left_of(noun))
    named = noun.name.endswith(("速", "率", "变动"))
    return Named(f"{level.name if level and named else ''}{noun.name}", left, "growth:noun", level)


def _own(spot: Spot, left: str) -> tuple[Level | None, str]:
    """The level that words in front of a noun of growth name, else the one in force; and what is left of it."""
    left = left.rstrip("的")
    end = spot.seg.offset + len(left)
    own = next((m for m in spot.measures if m.end == end), None) or spot.reader.by_form(left, spot.seg.offset)
    if own and own.kind != "growth":
        return Level(own.name, own.kind, ""), spot.left_of(own)
    if spot.level is None and left.endswith("市场"):
        return Level("市场规模", "flow", ""), left.removesuffix("市场")
    return spot.level, left


def change_of_noun(spot: Spot) -> Change | None:
    """`上调晶圆代工报价8%`: the verb stands before its object."""
    if spot.at_end is None or spot.dimension != "percent" or spot.at_end.kind not in ("price", "parameter"):
        return None
    match = CHANGES.search(spot.seg.head)
    return Change(match.group(), None, to_level=False) if match else None


def change_of_sign(spot: Spot) -> Change | None:
    """`出口量43.7吨，+78%`, `（-66.4%）`, `同比-2.3%`, `翻番`: a sign of its own says that a percentage is of growth.

    A ratio can be negative, so behind one a minus tells nothing.
    """
    sign = spot.plain[spot.quantity.start]
    if not (sign in _RISES or sign in _FALLS) or spot.dimension not in ("percent", "point"):
        return None
    basis, at_end = _BASIS.search(spot.words), spot.at_end
    if spot.dimension == "percent" and at_end and at_end.kind in ("ratio", "growth", "index"):
        return None
    if basis is None and sign in _FALLS and not at_end and (spot.level is None or spot.words.strip("\x00 ")):
        return None
    named = "环比" if basis and basis["part"] else "同比" if basis else None
    return Change("增长" if sign in _RISES else "下降", named, to_level=False)


def _move(spot: Spot, change: Change) -> Named | None:
    """A move on a market: `风语筑上涨6.87%`, `涨8%`."""
    if spot.dimension != "percent" or spot.at_end or (change.basis and not change.word.endswith("价")) or not (_MOVES.search(change.word) or change.word.endswith("价")):
        return None
    if _ON_EXCHANGE.search(spot.plain):
        return Named("股价涨跌幅", spot.seg.head, "growth:market", spot.level)
    if spot.level is None or spot.level.kind in ("price", "ratio") or (spot.level.kind == "parameter" and _OF_PRICES.search(change.word)):
        name = spot.level.name if spot.level and spot.level.kind == "price" else "价格"
        return Named(f"{name}涨幅", spot.seg.head, "growth:market", spot.level)
    return None


def _points(spot: Spot, change: Change, phrase: str, base: Level | None) -> Named:
    if pull := _PULL.search(spot.seg.head):
        return Named(f"拉动{pull['what']}增长", spot.seg.head[: pull.start()], "growth:contribution", spot.level)
    if spot.at_end is None and spot.before.indicator and spot.before.unit == "%":
        base = Level(spot.before.indicator, "ratio", "percent")
    basis = change.basis or ""
    other = basis[:1] in ("较", "比", "与") and not _TIME_WORD.search(basis)
    what = "差距" if other else "同比变动" if basis in _BY_YEAR else "变动"
    return Named(f"{base.name if base else ''}{what}", phrase, "growth:points", spot.level)


def _amount(spot: Spot, change: Change, phrase: str, base: Level | None) -> Named:
    name, basis = base.name if base else "", change.basis
    if not name and spot.dimension == "money" and _MOVES.search(change.word):
        return Named("降价额" if _FALLING.match(change.word) or "跌" in change.word else "涨价额", phrase, "growth:amount", base)
    if change.word == "新增" and spot.quantity.unit.classifier and (noun := spot.parse.noun_at(spot.quantity.end)[0]):
        return Named(f"新增{noun}数", phrase, "growth:amount", spot.level, subject=noun)
    if change.word in ("新增", "净增"):
        what = change.word
    elif basis or change.word not in ("增加", "增"):
        what = ("同比" if basis in _BY_YEAR else "环比" if basis in _BY_PART else "") + "变动"
    else:
        what = "新增"
    return Named(name if name.startswith(what) else f"{name}{what}", phrase, "growth:amount", base)


def _rate(base: Level | None, change: Change, head: str) -> str:
    name, kind, basis = base.name if base else "", base.kind if base else "", change.basis or ""
    if basis in _BY_PART or _PART_BEFORE.search(basis):
        return f"{name}环比增速"
    if basis == "年均" or _ANNUAL.search(head + change.word):
        return f"{name}年均增速"
    if name == "股价":
        return "股价涨跌幅"
    if basis in _BY_YEAR:
        return f"{name}同比增速"
    if basis[:1] in ("较", "比", "与") and not _TIME_WORD.search(basis) and change.word in _COMPARING:
        return f"{name}差距"
    if kind == "price":
        return f"{name}涨跌幅" if "跌" in change.word or _FALLING.match(change.word) else f"{name}涨幅"
    if kind in ("parameter", "ratio"):
        return f"{name}变动" if _FALLING.match(change.word) else f"{name}增幅"
    return f"{name}增速" if _OTHER_TIME.search(basis) else f"{name}同比增速"
