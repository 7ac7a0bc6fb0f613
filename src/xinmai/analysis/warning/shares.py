"""Markets whose suppliers became more concentrated: the Herfindahl index of those that two lists of shares have in common."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.analysis.warning.bounds import beyond
from xinmai.analysis.warning.material import STATED, Market, Material, first_told, middle
from xinmai.hanzi import plain
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import Derived, EarlyWarning, Observation, Stretch, stretch_of

__all__ = ["share_warnings"]

_YEAR = 12
_FEWEST = 3
_Key = tuple[str, str, str]
_Shares = dict[str, Observation]


def share_warnings(rule: WarningRule, material: Material) -> Iterator[EarlyWarning]:
    """What a rule on concentration fires on: of two lists of one link, measured alike, a year apart."""
    lists: dict[_Key, dict[Stretch, _Shares]] = {}
    for market in material.markets:
        key, stretch, shares = _read(market)
        if stretch is not None and all(one.status in STATED for one in shares.values()):
            lists.setdefault(key, {}).setdefault(stretch, shares)
    for (link, indicator, area), by_period in sorted(lists.items()):
        for stretch, now in by_period.items():
            before = by_period.get(stretch.shifted(-_YEAR), {})
            common = [holder for holder in now if holder in before]
            if len(common) >= _FEWEST:
                yield from _warning(rule, material, (link, indicator, area), [now[one] for one in common], [before[one] for one in common])


def _read(market: Market) -> tuple[_Key, Stretch | None, _Shares]:
    first = market.observations[0]
    key = (market.link, first.indicator or "", first.area or "")
    return key, stretch_of(first.period.text), dict(zip(market.holders, market.observations, strict=True))


def _warning(rule: WarningRule, material: Material, key: _Key, now: list[Observation], before: list[Observation]) -> Iterator[EarlyWarning]:
    (link, indicator, area), period = key, now[0].period.text or ""
    index, earlier = (sum(middle(one) ** 2 for one in shares) for shares in (now, before))
    passed = beyond(rule, (index - earlier, index - earlier))
    if passed is None or index < rule.floor or material.background(rule, period, now[0].evidence):
        return
    computed = f"({_squares(now)}) - ({_squares(before)}) = {plain(index)} - {plain(earlier)} = {plain(index - earlier)}"
    yield EarlyWarning(
        rule=rule.id,
        topic=rule.topic,
        severity=passed.severity,
        subject=next((row.name for row in material.lexicon.chain if row.id == link), link),
        measure=indicator,
        period=period,
        told=first_told(material, [now[0].evidence]),
        way=passed.way,
        bound=passed.bound,
        unit="index",
        against="year",
        area=area,
        figures=tuple(now),
        derived=Derived("HHI变动", index - earlier, "index", "Σ s² - Σ s₀²，只计两期都列出的供应方", computed, (*now, *before), period),
        links=(link,),
        findings=material.contested([*now, *before]),
    )


def _squares(shares: list[Observation]) -> str:
    return " + ".join(f"{plain(middle(one))}²" for one in shares)
