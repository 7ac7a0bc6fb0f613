"""Reads a run of header cells: where they meet, and what kind of column each one heads.

Many readings are given, cheapest first; the body decides. Bits count like in `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from heapq import nsmallest

from xinmai.articles.tables.series import PERIOD
from xinmai.articles.tables.surroundings import Surroundings
from xinmai.articles.tables.units import UNIT_BRACKET, header_unit
from xinmai.lexicon import Lexicon

__all__ = ["FIRST", "Head", "HeaderCell", "Kind", "read_headers"]

FIRST = re.compile(
    r"(?:统计)?(?:年份|年度|时间|季度|月份|日期|排名|序号|名次|位次)"
    r"|(?:(?:应用|细分|主要|产品|技术|企业|厂商|公司|芯片|器件|材料|设备|市场|客户|行业|下游|终端|工艺|区域|政策|典型|代表性?|指标|国家|省)/?){0,2}"
    r"(?:领域|类型|类别|种类|品类|名称|地区|区域|省份|城市|国家|厂商|企业|公司|机构|场景|环节|指标|项目|分类|阶段|路线|节点|方向|维度|品种|型号|路径|来源)"
)
"""A cell that often comes first in a header."""
_SERIES = re.compile(r"(?:统计)?(?:年份|年度|时间|季度|月份|日期|年(?![份度]))(?:\([XYZ]轴\))?")
_RANKS = re.compile(r"排名|序号|名次|位次|排序")
_MEASURE = re.compile(
    r"(?:量|额|率|占?比|比[例重]|份额|规模|数|增速|增长|增幅|降幅|涨幅|同比|环比|收入|营收|利润|价格?|均价|单价|成本|产[值能]|投资|投入"
    r"|指数|评分|得分|分值|强度|深度|水平|周期|年限|面积|功耗|容量|速度|密度|精度|良率|时延|市值|缺口|需求|供给|CAGR|程度|度)$"
)
_DIMENSION = re.compile(
    r"(?:领域|类型|类别|种类|品类|方式|名称|地区|区域|省份|城市|国家|厂商|企业|公司|产品|场景|环节|指标|项目|分类|阶段|路线|工艺|节点"
    r"|技术|来源|用途|行业|型号|系列|品牌|机构|部门|市场|客户|层级|等级|级别|维度|特[点征]|说明|备注|因素|内容|措施|状态|架构|材料|形式"
    r"|标准|平台|模式|渠道|主体|规格|方向|方案|特性|优势|品种|路径|趋势|代表|总部|归属|依据|影响|形态|属性|功能|职能|策略|结构|封装|接口)$"
)
_CHANGE = re.compile(r"增长|增速|增幅|降幅|涨幅|同比|环比|变化|变动|CAGR")
_GROWTH = re.compile(r"同比|增长率|增速|增幅|年增长")
_OPENS = re.compile(r"主要|对应|平均|同比|环比|年均|累计|国产|全球|中国|国内|预计|其中|单[位价]|市场|出货|销售|年|占")
_LONGEST = 40
_KEPT = 10
_BRACKET = -6.0
_FIRST_CELL = -5.0
_UNFORESEEN = 6.0
_SPURNED = 9.0
_NO_START = frozenset("()（）,，、.%/·-")
_BODY = re.compile(r"\d+\.\d|(?!(?:(?:19|20)\d\d)+(?!\d))\d{5,}")
"""A number no header holds: one with decimals, or digits run together that are not just years."""
_FIRST_WORDS = 60
"""Characters that may stand between the header and the first number of the body: the text cells of a row."""


class Kind(StrEnum):
    """What a column holds."""

    SERIES = "series"
    RANK = "rank"
    FIGURE = "figure"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A header cell `[start, end)` of a run with what it says of its column."""

    start: int
    end: int
    kind: Kind
    unit: str = ""
    share: bool = False
    change: bool = False
    growth: bool = False
    period: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """One reading of a header: its cells, and its bits without the cut to the body."""

    bits: float
    cells: tuple[HeaderCell, ...]

    @property
    def end(self) -> int:
        """Where the body starts."""
        return self.cells[-1].end


class _Reader:
    """Prices cells and cuts of one run."""

    def __init__(self, around: Surroundings, lexicon: Lexicon) -> None:
        self.text, self._around, self._lexicon = around.text, around, lexicon
        self._units = [m.end() for m in UNIT_BRACKET.finditer(self.text) if header_unit(m[0], lexicon)]
        self._measures = _measure_names(lexicon)

    def cuts(self, start: int, end: int) -> dict[int, float]:
        """Where header cells may meet, with the bits of it."""
        return {at: bits for at in range(start + 1, end + 1) if (bits := self._cut(start, at)) < _SPURNED}

    def _cut(self, start: int, at: int) -> float:
        before, behind = self.text[max(start, at - 12) : at], self.text[at : at + 1]
        if behind in _NO_START or before[-1] in "(（、/" or before[-1] + behind in ("年份", "年度"):
            return _SPURNED
        if before[-1] in ")）":
            return 0.3
        if self._open(start, at):
            return _SPURNED
        if _SERIES.fullmatch(self.text, start, at) or _RANKS.fullmatch(self.text, start, at):
            return 0.5
        if _MEASURE.search(before) or _DIMENSION.search(before):
            return 1.5 + (0 if _OPENS.match(self.text, at) else 0.5)
        period = PERIOD.match(self.text, at) or any(before.endswith(m[0]) for m in PERIOD.finditer(before))
        return 2.5 if period else min(_SPURNED, _UNFORESEEN + self._around.cut(at) / 4)

    def _open(self, start: int, at: int) -> bool:
        inside = self.text[start:at]
        return inside.count("(") > inside.count(")")

    def kinds(self, start: int, end: int, *, first: bool) -> Iterator[tuple[float, HeaderCell]]:
        """What a cell may head, with the bits of it."""
        text = self.text[start:end]
        if any(start < at < end for at in self._units):
            return
        if _SERIES.fullmatch(text):
            yield _FIRST_CELL * first, HeaderCell(start, end, Kind.SERIES)
            return
        if _RANKS.fullmatch(text):
            yield _FIRST_CELL * first, HeaderCell(start, end, Kind.RANK)
            return
        if unit := header_unit(text, self._lexicon):
            yield _BRACKET, self._figure(start, end, unit)
            return
        lead = _FIRST_CELL / 2 if first and FIRST.fullmatch(re.sub(r"\([XYZ]轴\)", "", text)) else 0.0
        figure, word = self._leaning(re.sub(r"[(（][^()（）]*[)）]$", "", text))
        yield figure, self._figure(start, end, "")
        yield word + lead, HeaderCell(start, end, Kind.WORD)

    def _leaning(self, name: str) -> tuple[float, float]:
        """Bits of a number column and of a text column under a name without unit."""
        if PERIOD.fullmatch(name):
            return 0.5, 8.0
        if name in self._measures or _MEASURE.search(name):
            return 1.0, 5.0
        return (6.0, 0.7) if _DIMENSION.search(name) else (4.0, 3.0)

    def _figure(self, start: int, end: int, unit: str) -> HeaderCell:
        text = self.text[start:end]
        change = bool(_CHANGE.search(text))
        period = bool(PERIOD.fullmatch(re.sub(r"[(（][^()（）]*[)）]$", "", text)))
        share = unit == "%" and not change
        growth = bool(_GROWTH.search(text)) and not re.search(r"复合|CAGR", text)
        return HeaderCell(start, end, Kind.FIGURE, unit, share, change, growth, period)


def read_headers(around: Surroundings, lexicon: Lexicon, start: int, end: int) -> list[Head]:
    """The cheapest readings of headers that start at `start` and end up to `end`, for every place they may end."""
    reader = _Reader(around, lexicon)
    body = _BODY.search(around.text, start + 2, end)
    stop = body.start() if body else end
    cuts = reader.cuts(start, stop)
    best: dict[int, list[Head]] = {start: [Head(0.0, ())]}
    for at, cut in cuts.items():
        heads = [
            Head(head.bits + bits + cut, (*head.cells, cell))
            for before in best
            if 0 < at - before <= _LONGEST
            for bits, cell in reader.kinds(before, at, first=before == start)
            for head in best[before]
        ]
        best[at] = nsmallest(_KEPT, heads, key=lambda head: head.bits)
    return [head for at, heads in best.items() for head in heads if len(head.cells) > 1 and at >= stop - _FIRST_WORDS]


@lru_cache(maxsize=4)
def _measure_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name for row in lexicon.indicators for name in (row.name, *row.synonyms))
