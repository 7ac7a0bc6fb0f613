"""Finds words that name a measure: indicators (出货量, 毛利率) and verbs that imply one (投资, 出口, 新建)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.lexicon import Lexicon, MeasureVerb

__all__ = ["FoundMeasure", "MeasureReader", "measure_reader"]

_SUFFIX = re.compile(
    r"(?:[^的占\s，、（）()\x00]{0,4}(?:率|速度|时间|周期|时长|范围|面积|容量|厚度|精度|距离|寿命|效率|时延|成本|价格|单价|均价|次数|人数|层数|户数|件数|"
    r"(?:人|户|台|家|件|次|层|套|辆|颗|片|张|个|项|条|座|款|枚)数|总额|总量|总数|总和|规模|性能|工作量|海拔|天数|差距|差价|价差|体量|设备数|终端数|供应商数|品种数|搭载数|金额|数量|余额|收入|利润|资金|投入|资产|产能|产量|销量|用户数|占有率|系数|指数|浓度|强度|密度|温度|电压|电流))$"
)


_LONGEST_SUFFIX = 10
"""Characters at the end of a phrase in which one stands."""
_GENERIC = ("金额", "总额", "数量", "总量")
_FLOW = re.compile(r"(?:总额|总量|总数|数量|金额|收入|利润|产量|销量|投入|资金|人数|户数|件数|用户数)$")
_PRICE = re.compile(r"(?:价格|单价|均价)$")
_RATE = re.compile(r"[速率幅度价]$|CAGR|^[A-Za-z]+$")
"""Nouns of growth are measures; verbs of growth (占比提升) are read as changes of what stands before them."""

_NO_NOUN = r"(?!管制|管控|限制|禁令|许可)"
"""What makes a noun of a verb in front of it, as trade law has them: 出口管制清单."""
_ISO = 3
"""Letters of a currency's code."""
_MANY = 3
"""An indicator that is counted in so many units tells none by itself."""


class FoundMeasure(NamedTuple):
    """A measure word at `[start, end)`; `kind` is that of the lexicon, `flow` for a word known by its form."""

    start: int
    end: int
    name: str
    kind: str
    unit: str = ""
    """The unit it is usually counted in; none where that depends on the thing."""
    generic: bool = False
    """Whether it says only how much, not of what: 货值, 金额."""


def _usual(units: Sequence[str]) -> str:
    """The first of an indicator's units, unless they tell nothing together; currencies are all money."""
    money = all(unit.isupper() and len(unit) == _ISO for unit in units)
    return units[0] if units and (money or len(units) < _MANY) else ""


class MeasureReader:
    """Automata over indicator wordings and measure verbs; the longest one at a place counts."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = reversed(lexicon.indicators)
        wordings = {word: row for row in rows for word in (row.name, *row.synonyms) if row.kind != "growth" or _RATE.search(word)}
        self._wordings = frozenset(wordings)
        self._indicators = [(row.name, row.kind, _usual(row.units), row.needs_basis) for row in wordings.values()]
        self._automaton = AhoCorasick(list(wordings), matchkind=MatchKind.LeftmostLongest)
        self._verbs: dict[str, MeasureVerb] = {row.verb: row for row in lexicon.measure_verbs}
        words = sorted(self._verbs, key=len, reverse=True)
        self._verb_pattern = re.compile(rf"(?:{'|'.join(re.escape(word) + '$' * (len(word) == 1) for word in words) or '(?!)'}){_NO_NOUN}")
        self._amounts = {row.count: row.amount for row in reversed(lexicon.measure_verbs)}
        self._counts = {row.amount: row.count for row in reversed(lexicon.measure_verbs)}
        self._bare: dict[str, str] = {dimension: row.name for row in lexicon.indicators for dimension in row.bare}

    def find(self, text: str) -> Iterator[FoundMeasure]:
        """Indicator words of a text in order."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield FoundMeasure(start, end, *self._indicators[index])

    def by_form(self, phrase: str, offset: int) -> FoundMeasure | None:
        """A measure at the right end of a phrase that only its form gives away (`单线自动化在线检测率`)."""
        match = _SUFFIX.search(phrase, max(0, len(phrase) - _LONGEST_SUFFIX))
        if not match:
            return None
        kind = "ratio" if match.group().endswith("率") else "flow" if _FLOW.search(match.group()) else "price" if _PRICE.search(match.group()) else "parameter"
        return FoundMeasure(offset + match.start(), offset + match.end(), match.group(), kind, generic=match.group().endswith(_GENERIC))

    def owner_in(self, phrase: str) -> str:
        """What a phrase says is measured, in front of its first measure: `集成电路卡` of `集成电路卡市场规模`; else the phrase."""
        first = next(self.find(phrase), None)
        owner = phrase[: first.start].rstrip("的") if first else ""
        return owner if len(owner) > 1 else phrase

    def bare(self, dimension: str) -> str | None:
        """What a unit of this dimension alone says is measured."""
        return self._bare.get(dimension)

    def knows(self, word: str) -> bool:
        """Whether a word is a wording of an indicator."""
        return word in self._wordings

    def beside(self, name: str | None, dimension: str) -> str | None:
        """The amount that goes with a count, or the count with an amount: 进口额 beside 进口量."""
        return (self._amounts if dimension == "money" else self._counts).get(name or "")

    def last_verb(self, phrase: str) -> tuple[int, int, MeasureVerb] | None:
        """Start, end and row of the last measure verb in a phrase; one of a single character only at its end."""
        last = None
        for match in self._verb_pattern.finditer(phrase):
            last = match
        return (last.start(), last.end(), self._verbs[last.group()]) if last else None


@lru_cache(maxsize=4)
def measure_reader(lexicon: Lexicon) -> MeasureReader:
    """The reader for a lexicon; built once for each."""
    return MeasureReader(lexicon)
