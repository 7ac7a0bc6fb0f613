"""Which series an observation belongs to: names, areas, indicators and bases brought to one form.

Statistics name one thing in many ways (`我国IC卡市场规模`, `中国集成电路卡市场空间`). What is not known to be the same stays
apart: a wrong merge makes a false contradiction.
"""

from __future__ import annotations

import re
from functools import lru_cache

from xinmai.hanzi import AREA_WORDS, HOME, WORLD
from xinmai.lexicon import Lexicon
from xinmai.model import Aligned, EntityType, Growth, Observation, SeriesKey, stretch_of

__all__ = ["Aligner", "growth_of"]

_AREAS = AREA_WORDS | {"中国大陆": HOME}
_AREA = re.compile(f"(?:{'|'.join(sorted(_AREAS, key=len, reverse=True))})(?:的|市场)?")
_TRAILS = re.compile(r"(?:市场|行业|产业)$")
_SHORTEST = 2
_NOBODY = frozenset(["公司", "企业", "集团", "行业", "产业", "项目", "产品", "平台", "市场", "全行业", "本公司", "该公司"])
"""Words that stand for something only inside their text."""
_GROWTH = re.compile(
    r"(?P<base>.*?)(?P<kind>同比增速|同比增幅|环比增速|环比增幅|年均复合增长率|复合增长率|年均增速|累计增速|增速|增幅|变动)$"
)
_COMPOUND = ("年均复合增长率", "复合增长率", "年均增速")


@lru_cache(maxsize=1 << 12)
def growth_of(indicator: str) -> Growth | None:
    """What an indicator is the growth of: `出货量同比增速` of 出货量 against the year before; `None` for a level."""
    match = _GROWTH.fullmatch(indicator)
    if match is None:
        return None
    kind = match["kind"]
    if kind == "变动":
        return Growth(match["base"], "points")
    if kind in _COMPOUND:
        return Growth(match["base"], "compound")
    return Growth(match["base"], "year" if kind.startswith("同比") else "period" if kind.startswith("环比") else "span")


def _bare(subject: str, measure: str) -> str:
    """A subject without the measure at its end: 光刻胶市场规模 and 市场规模 are of 光刻胶."""
    rest = subject.removesuffix(measure) if measure else subject
    return rest if len(rest) >= _SHORTEST else subject


class Aligner:
    """Brings observations to their series by what a lexicon knows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._indicators = {synonym: row for row in lexicon.indicators for synonym in (row.name, *row.synonyms)}
        self._things = lexicon.thing_of
        self._entities = {name: found[0] for name, found in lexicon.names.items() if len(found) == 1}

    def align(self, observation: Observation) -> Aligned | None:
        """The series of an observation; `None` where subject or indicator are not known or name nothing by themselves."""
        if not observation.subject or not observation.indicator or observation.subject in _NOBODY:
            return None
        growth = growth_of(observation.indicator)
        subject, area, indicator = self.names(observation.subject, observation.indicator, observation.area)
        if growth is not None:
            growth = growth._replace(base=self.indicator(growth.base) if growth.base else "")
        return Aligned(observation, SeriesKey(subject, indicator, area, observation.quantity.unit, self._basis(observation, indicator)), growth)

    def names(self, subject: str, indicator: str, area: str | None) -> tuple[str, str, str]:
        """The canonical subject, area and indicator of what is measured."""
        growth = growth_of(indicator)
        return *self.subject(_bare(subject, growth.base if growth else indicator), area), self.indicator(indicator)

    def indicator(self, name: str) -> str:
        """The canonical name of an indicator."""
        row = self._indicators.get(name)
        return row.name if row else name

    def subject(self, name: str, area: str | None) -> tuple[str, str]:
        """The canonical name of a subject without the area in front of it, and the area."""
        found = _AREA.match(name)
        if found and len(name) - found.end() >= _SHORTEST:
            area = area or _AREAS[re.sub("的|市场", "", found.group())]
            name = name[found.end() :]
        bare = _TRAILS.sub("", name)
        name = bare if len(bare) >= _SHORTEST else name
        name = self._things.get(name, name)
        entity = self._entities.get(name)
        if entity is None:
            return name, area or ""
        own = entity.type is EntityType.COMPANY and area in (HOME, WORLD)
        return entity.canonical, "" if own else area or ""

    def _basis(self, observation: Observation, indicator: str) -> str:
        if growth_of(indicator):
            return "growth"
        row = self._indicators.get(indicator)
        stretch = stretch_of(observation.period.text)
        if indicator.startswith("累计") or (row is not None and row.kind == "flow" and stretch is not None and stretch.day):
            return "cumulative"
        if observation.quantity.unit == "%":
            return "ratio"
        return row.kind if row is not None else "other"
