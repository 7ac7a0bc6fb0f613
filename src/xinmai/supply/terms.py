"""The terms of a link's risk: what is known bounds each between 0 and 1; what nobody states leaves it open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from xinmai.hanzi import plain
from xinmai.lexicon.risk_schema import RiskTerm
from xinmai.model import Evidence, Measure, Signal, Term
from xinmai.supply.concentration import hhi_bounds, hhi_of_leaders
from xinmai.supply.known import Known
from xinmai.supply.readings import Localness
from xinmai.supply.settings import setting

__all__ = ["ASSUMED_NEEDS", "terms_of"]

ASSUMED_NEEDS = "产业链词库所列的投入关系为推定，并非原文所述"
"""What is assumed wherever the shape of the chain is used."""
_ROUNDING = 1e-9
_OPEN = (0.0, 1.0)
_UNKNOWN = "没有资料，可以是零至一之间的任何数"


class _Bounds(NamedTuple):
    low: float
    high: float
    reason: str
    measure: Measure | None = None
    signals: tuple[Signal, ...] = ()


def terms_of(link: str, known: Known) -> tuple[Term, ...]:
    """The terms of a link in the order of the lexicon."""
    return tuple(_term(row, _READERS[row.id](link, known)) for row in known.lexicon.risk_terms)


def _term(row: RiskTerm, bounds: _Bounds) -> Term:
    return Term(row.id, row.name, row.dimension, row.weight, bounds.low, bounds.high, bounds.reason, bounds.measure, bounds.signals)


def _dependence(link: str, known: Known) -> _Bounds:
    """By figures where there are any, else by what is said; figures that contradict each other span the bounds."""
    figures = known.localness.get(link, ())
    said = tuple(known.signals.get((link, "dependent"), ()))
    if figures:
        parts = sorted(1 - one.part for one in figures)
        return _Bounds(parts[0], parts[-1], "原文所述" + "、".join(dict.fromkeys(one.indicator for one in figures)), _dependence_measure(figures), said)
    if said:
        floor = setting(known.lexicon, "dependent_floor")
        named = tuple(one for one in said if not one.by_class)
        if named:
            return _Bounds(floor, 1, "原文只说依赖或短板，没有给出数", None, _named_first(said))
        return _Bounds(floor * setting(known.lexicon, "class_floor"), 1, f"原文说到“{said[0].by_class}”依赖，没有点名这一环节", None, said)
    return _Bounds(*_OPEN, _UNKNOWN)


def _dependence_measure(figures: Sequence[Localness]) -> Measure:
    computed = "；".join(_written(one) for one in figures)
    parts = [1 - one.part for one in figures]
    value = (min(parts) + max(parts)) / 2
    if len(figures) > 1:
        computed += f"；取中 ({plain(min(parts))} + {plain(max(parts))}) / 2 = {plain(value)}"
    period = max((one.observation.period.text or "" for one in figures), default="") or None
    return Measure("对外依赖度", value, "index", "1 - 国产化率", computed, _evidence(one.observation.evidence for one in figures), period)


def _written(one: Localness) -> str:
    stated = plain(float((one.observation.quantity.low + one.observation.quantity.high) / 2))
    foreign = abs(1 - one.part - float(stated) / 100) < _ROUNDING
    return f"{one.indicator} {stated}% = {plain(1 - one.part)}" if foreign else f"1 - {one.indicator} {stated}% = {plain(1 - one.part)}"


def _concentration(link: str, known: Known) -> _Bounds:
    """By the longest list of shares, else by what the leaders have together, else by a user's own data."""
    lists = known.sharings.get(link, ())
    if lists:
        longest = max(lists, key=lambda one: (one.period, len(one.shares)))
        low, high = hhi_bounds(longest.shares)
        squares = " + ".join(f"{plain(share * 100)}%²（{holder}）" for holder, share in zip(longest.holders, longest.shares, strict=True))
        computed = f"{squares} = {plain(low)}" + (f"；其余 {plain((1 - sum(longest.shares)) * 100)}% 若归一家，最多 {plain(high)}" if high > low else "")
        measure = Measure("赫芬达尔指数", low, "index", "Σ s²", computed, _evidence(one.evidence for one in longest.observations), longest.period)
        return _Bounds(low, high, "原文并列的各家份额", measure)
    group = known.leaders.get(link)
    if group is None:
        return _imported(link, known)
    low, high = hhi_of_leaders(group.total, group.count)
    total = plain(group.total * 100)
    computed = f"{total}%² / {group.count} = {plain(low)}；至多 {plain(high)}"
    measure = Measure("赫芬达尔指数下限", low, "index", "S² / n", computed, (group.observation.evidence,), group.observation.period.text)
    return _Bounds(low, high, "原文所述前几家合计份额", measure)


def _imported(link: str, known: Known) -> _Bounds:
    """By the markets of a user's data: a link of several goods leans on each, so that their indices span the bounds."""
    markets = known.imported.get(link, ())
    if not markets:
        return _Bounds(*_OPEN, _UNKNOWN)
    low, high = min(one.low for one in markets), max(one.high for one in markets)
    computed = "；".join(one.computed for one in markets)
    rows = tuple(dict.fromkeys(row for one in markets for row in one.rows))
    measure = Measure("赫芬达尔指数", low, "index", "Σ s²", computed, period=max(one.period for one in markets) or None, rows=rows)
    return _Bounds(low, high, f"所给数据 {'、'.join(dict.fromkeys(one.file for one in markets))} 的份额", measure)


def _restricted(link: str, known: Known) -> _Bounds:
    """Certain where a clause names the link, else at least the floor where one names its class."""
    said = tuple(known.signals.get((link, "restricted"), ()))
    named = tuple(one for one in said if not one.by_class)
    if named:
        return _Bounds(1, 1, "原文点名受限", None, _named_first(said))
    if said:
        return _Bounds(setting(known.lexicon, "class_floor"), 1, f"原文说到“{said[0].by_class}”受限，没有点名这一环节", None, said)
    return _Bounds(*_OPEN, _UNKNOWN)


def _reach(link: str, known: Known) -> _Bounds:
    others = len(known.needs) - 1
    count = len(known.shape.reach[link])
    value = count / others if others else 0.0
    computed = f"其余 {others} 个环节中有 {count} 个直接或间接用到它，{count} / {others} = {plain(value)}"
    measure = Measure("下游牵连面", value, "index", "直接或间接用到它的环节数 / 其余环节数", computed, assumed=(ASSUMED_NEEDS,))
    return _Bounds(value, value, "按产业链词库", measure)


def _single_point(link: str, known: Known) -> _Bounds:
    reach, only = len(known.shape.reach[link]), len(known.shape.dominated[link])
    value = only / reach if reach else 0.0
    computed = f"{only} / {reach} = {plain(value)}" if reach else "没有环节用到它，记 0"
    measure = Measure("必经程度", value, "index", "绕不开它的环节数 / 用到它的环节数", computed, assumed=(ASSUMED_NEEDS,))
    return _Bounds(value, value, "按产业链词库", measure)


def _shortage(link: str, known: Known) -> _Bounds:
    said = tuple(known.signals.get((link, "short"), ()))
    return _Bounds(setting(known.lexicon, "shortage_floor"), 1, "原文说到紧缺", None, said) if said else _Bounds(*_OPEN, _UNKNOWN)


def _substitutes(link: str, known: Known) -> _Bounds:
    """Firms that a source says to supply are the fewest there are: more of them can only lower the risk."""
    said = tuple(known.signals.get((link, "served"), ()))
    firms = sorted({one.firm for one in said if one.firm})
    if not firms:
        return _Bounds(*_OPEN, _UNKNOWN)
    half = setting(known.lexicon, "substitutes_half")
    value = half / (len(firms) + half)
    computed = f"{plain(half)} / ({len(firms)} + {plain(half)}) = {plain(value)}，{len(firms)} 家：{'、'.join(firms)}"
    measure = Measure("替代来源不足上限", value, "index", "k / (n + k)", computed, _evidence(one.evidence for one in said))
    return _Bounds(0, value, "原文说到本土企业在供货", measure, said)


def _pace(link: str, known: Known) -> _Bounds:
    every = known.paces.get(link, ())
    if not every:
        return _Bounds(*_OPEN, _UNKNOWN)
    latest = max(every, key=lambda one: one.period)
    fast = setting(known.lexicon, "fast_pace")
    value = 1 - min(1.0, max(0.0, latest.points / fast))
    total = plain(latest.points * latest.years)
    computed = f"1 - {total} 个百分点 / {latest.years} 年 / {plain(fast)} = {plain(value)}"
    measure = Measure("国产化进展缓慢程度", value, "index", "1 - Δ / 年数 / 最快", computed, _evidence(one.evidence for one in latest.observations), latest.period)
    return _Bounds(value, value, "原文所述国产化率的变动", measure)


def _named_first(said: Iterable[Signal]) -> tuple[Signal, ...]:
    return tuple(sorted(said, key=lambda one: bool(one.by_class)))


def _evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))


_READERS: dict[str, Callable[[str, Known], _Bounds]] = {
    "dependence": _dependence,
    "concentration": _concentration,
    "restricted": _restricted,
    "reach": _reach,
    "single_point": _single_point,
    "shortage": _shortage,
    "substitutes": _substitutes,
    "pace": _pace,
}
"""A reader for each term the schema knows."""
