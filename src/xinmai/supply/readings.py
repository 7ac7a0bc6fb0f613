"""Figures that tell how far a link of the chain stands on its own, and who shares it. The lexicon says which indicators do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xinmai.hanzi import HOME, WORLD, parse_numeral
from xinmai.lexicon import Lexicon
from xinmai.lexicon.risk_schema import RiskMeasure
from xinmai.model import Aligned, Observation, Status, Structure, stretch_of
from xinmai.supply.naming import LinkNames, link_names

__all__ = ["Leaders", "Localness", "Pace", "Sharing", "leaders", "localness", "paces", "sharings"]

_STATED = (Status.ACTUAL, Status.ESTIMATE)
_AREAS = ("", HOME, WORLD)
_LEADERS = re.compile(r"(?:全球|中国|国内|本土)?前(?P<count>[一二三四五六七八九十\d]+)(?:大|家|名|强)(?:本土|国内|外资)?(?P<rest>.*)")
_WHOLE = 100
_YEAR = 12
_BEFORE = 200
"""Characters in front of a list of shares in which the market is named that they are of."""


@dataclass(frozen=True, slots=True)
class Localness:
    """What part of a link is served at home, from 0 to 1, by one figure."""

    link: str
    part: float
    observation: Observation
    indicator: str
    year: int


@dataclass(frozen=True, slots=True)
class Pace:
    """By how many percentage points a year the part served at home grew, over `years`."""

    link: str
    points: float
    years: int
    observations: tuple[Observation, ...]
    period: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """Shares of suppliers, from 0 to 1, that one text states side by side."""

    link: str
    period: str
    holders: tuple[str, ...]
    shares: tuple[float, ...]
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Leaders:
    """What the `count` largest suppliers of a link have together, from 0 to 1."""

    link: str
    count: int
    total: float
    observation: Observation
    year: int


def localness(aligned: Iterable[Aligned], lexicon: Lexicon) -> Iterator[Localness]:
    """Of each link the figures of its latest year; of several that year all, for they may contradict each other."""
    names = link_names(lexicon)
    found: dict[str, list[Localness]] = {}
    for one in aligned:
        read = _local(one, lexicon, names)
        if read is not None:
            found.setdefault(read.link, []).append(read)
    for every in found.values():
        latest = max(one.year for one in every)
        yield from (one for one in every if one.year == latest)


def paces(aligned: Iterable[Aligned], lexicon: Lexicon) -> Iterator[Pace]:
    """Growth of the part served at home as it is stated in percentage points over some years."""
    names = link_names(lexicon)
    local = {indicator for row in lexicon.risk_measures if row.means == "local" and not row.subject for indicator in row.indicators}
    for one in aligned:
        stretch = stretch_of(one.observation.period.text)
        if one.growth is None or one.growth.kind != "points" or one.growth.base not in local or not (stretch and stretch.span):
            continue
        first, last = stretch.start // _YEAR, stretch.last_year
        link = names.of_subject(one.key.subject)
        if link and last > first:
            yield Pace(link, _middle(one.observation) / (last - first), last - first, (one.observation,), str(one.observation.period.text))


def sharings(structures: Iterable[Structure], lexicon: Lexicon, text_before: Callable[[Observation, int], str]) -> Iterator[Sharing]:
    """Lists of suppliers' shares with the link they are of: the one that their text names last and that most of them make.

    `text_before` gives some characters of cleaned text in front of a figure. Lists over the whole are left out: they mix markets.
    """
    names = link_names(lexicon)
    makes = _makes(lexicon)
    shared = {indicator for row in lexicon.risk_measures if row.means == "share" for indicator in row.indicators}
    for structure in structures:
        observations = tuple(part.observation for part in structure.parts)
        shares = tuple(_middle(one) / _WHOLE for one in observations)
        if structure.unit != "%" or structure.indicator not in shared or sum(shares) > 1 or min(shares) < 0:
            continue
        holders = tuple(part.key.subject for part in structure.parts)
        first = min(observations, key=lambda one: one.evidence.span.start)
        link = _market(text_before(first, _BEFORE), holders, makes, names)
        if link is not None:
            yield Sharing(link, structure.period, holders, shares, observations)


def leaders(aligned: Iterable[Aligned], lexicon: Lexicon) -> Iterator[Leaders]:
    """What the largest few suppliers of a link have together, of each link the latest."""
    names = link_names(lexicon)
    shared = {indicator for row in lexicon.risk_measures if row.means == "share" for indicator in row.indicators}
    found: dict[str, Leaders] = {}
    for one in aligned:
        match = _LEADERS.fullmatch(one.key.subject)
        year = _year(one)
        count = parse_numeral(match["count"]) if match else None
        link = names.of_subject(match["rest"]) if match else None
        if not (link and count and year) or one.key.indicator not in shared or not _plain(one):
            continue
        read = Leaders(link, int(count), _middle(one.observation) / _WHOLE, one.observation, year)
        if link not in found or found[link].year < year:
            found[link] = read
    yield from found.values()


def _local(one: Aligned, lexicon: Lexicon, names: LinkNames) -> Localness | None:
    year = _year(one)
    row = _row(one, lexicon)
    if row is None or row.means == "share" or year is None or not _plain(one):
        return None
    link = names.of_subject(one.key.subject)
    if link is None:
        return None
    part = _middle(one.observation) / _WHOLE
    return Localness(link, part if row.means == "local" else 1 - part, one.observation, one.key.indicator, year)


def _row(one: Aligned, lexicon: Lexicon) -> RiskMeasure | None:
    """The row that a figure fits, those that ask for a subject first."""
    rows = sorted((row for row in lexicon.risk_measures if one.key.indicator in row.indicators), key=lambda row: not row.subject)
    return next((row for row in rows if not row.subject or one.key.subject.startswith(row.subject)), None)


def _plain(one: Aligned) -> bool:
    """A percentage of the country or the world that has come about."""
    percent = one.key.unit == "%" and 0 <= _middle(one.observation) <= _WHOLE
    return percent and one.growth is None and one.observation.status in _STATED and one.key.area in _AREAS


def _market(text: str, holders: Sequence[str], makes: Mapping[str, frozenset[str]], names: LinkNames) -> str | None:
    makers = Counter(link for holder in holders for link in makes.get(holder, ()))
    named = [link for one in names.within(text) if not one.by_class for link in one.links if makers[link] * 2 > len(holders)]
    return named[-1] if named else None


@lru_cache(maxsize=4)
def _makes(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    return {row.name: frozenset(row.links) for row in lexicon.companies}


def _year(one: Aligned) -> int | None:
    stretch = stretch_of(one.observation.period.text)
    return stretch.last_year if stretch and not stretch.span else None


def _middle(observation: Observation) -> float:
    return (float(observation.quantity.low) + float(observation.quantity.high)) / 2
