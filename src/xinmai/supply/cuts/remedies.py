"""What would help: everything worked out again with one thing changed, and how much of the loss that spares."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from xinmai.hanzi import plain
from xinmai.model import Measure, Remedy, Touched
from xinmai.supply.cuts.case import Case
from xinmai.supply.cuts.figures import percent
from xinmai.supply.cuts.holders import NEW
from xinmai.supply.cuts.running import Run, Values

__all__ = ["remedies"]

_TRIED = 8
"""Links for which each change is tried alone, those that lose most by the cuts."""
_DONE = {"stock": "增加库存", "source": "第二来源", "domestic": "提高本土份额"}
_SMALLEST = 0.05
"""Days of output lost in all below which there is nothing to be spared."""
_LEAST = 0.0005
"""Part of the loss below which a change spares nothing worth telling."""


def remedies(case: Case, base: Run, rows: Sequence[Touched]) -> tuple[Remedy, ...]:
    """Each change that spares anything, the most first; of a link by itself and of all that are cut together."""
    cut = list(dict.fromkeys(row.link for row in sorted(rows, key=lambda row: -row.lost)))
    if not cut:
        return ()
    whole = _whole(case, base, cut)
    if whole < _SMALLEST:
        return ()
    groups = [(link,) for link in cut[:_TRIED]] + ([tuple(cut)] if len(cut) > 1 else [])
    values = case.middle()
    found = [_remedy(case, kind, group, cut, whole, changed) for group in groups for kind, changed in _changed(case, values, group)]
    return tuple(sorted((one for one in found if one.spared >= _LEAST), key=lambda one: (-one.spared, one.link, one.kind)))


def _whole(case: Case, run: Run, cut: Collection[str]) -> float:
    """Days of output that links lose which are not cut themselves."""
    lost = run.of_links().sum(axis=0)
    return float(lost[[place for place, link in enumerate(case.plan.links) if link not in cut]].sum())


def _changed(case: Case, values: Values, links: Sequence[str]) -> Iterator[tuple[str, Values]]:
    yield "stock", case.with_stock(values, links, case.assumed.value("help_stock"))
    points = case.assumed.value("help_points") / 100
    sources, domestic = values, values
    for link in links:
        struck, new, home = _sides(case, link)
        sources = case.with_parts(sources, link, struck, new, points)
        if home.any() and not (home & struck).any():
            domestic = case.with_parts(domestic, link, ~home & ~new, home, points)
    yield "source", sources
    if domestic is not values:
        yield "domestic", domestic


def _sides(case: Case, link: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Of the holders of a link: those that are struck, the new source, and those at home."""
    place = case.plan.links.index(link)
    supply, start = case.plan.supplies[place], int(case.plan.first[place])
    struck = {holder - start for cut in case.scenario.cuts for holder in case.plan.struck(cut, place)}
    every = range(len(supply.holders))
    return (
        np.array([one in struck for one in every]),
        np.array([supply.holders[one].id == NEW for one in every]),
        np.array([supply.holders[one].country == supply.home for one in every]),
    )


def _remedy(case: Case, kind: str, links: Sequence[str], cut: Collection[str], whole: float, values: Values) -> Remedy:
    left = _whole(case, case.run(values), cut)
    alone = len(links) == 1
    amount = case.assumed.value("help_stock" if kind == "stock" else "help_points")
    name = case.names[links[0]] if alone else f"被断的 {len(links)} 个环节一起"
    done = f"{_DONE[kind]} {plain(amount)} {'天' if kind == 'stock' else '个百分点'}"
    spared = max(0.0, 1 - left / whole) if whole > 0 else 0.0
    computed = f"{name}{done}：各环节累计少产由 {plain(whole)} 天减为 {plain(left)} 天，少 {percent(spared)}"
    measure = Measure(f"{name}{_DONE[kind]}可避免的损失", spared * 100, "%", "1 - 改变后的损失 / 原来的损失", computed, assumed=("其余不变，只改这一项重算",))
    return Remedy(kind, links[0] if alone else "", name, amount, spared, measure)
