"""Losses of a run and of its draws as rows of links, firms and countries, and the ways on which they came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from xinmai.model import Evidence, Loss, Measure, Route, Step, SupplyEdge, Touched
from xinmai.supply.cuts.case import Case
from xinmai.supply.cuts.figures import days, percent
from xinmai.supply.cuts.running import Run
from xinmai.supply.graph import link_id
from xinmai.supply.sampling import Spread, sample, spread_of
from xinmai.supply.structure import upstream
from xinmai.supply.terms import ASSUMED_NEEDS

__all__ = ["FELT", "losses_of", "routes"]

Floats = NDArray[np.float64]
FELT = 0.01
"""Part of output from which on a loss is said to be felt."""
_LEAST = 0.0005
"""Part of output below which a loss is left out of the ways."""
_TINY = 1e-12
"""Part of a link that a holder of none still counts with, so that every draw is of the same holders."""
_SETTINGS = "库存、顶替、份额等设定与理由见假设清单"
_SEAT = "国家的损失为其没有被断供的企业所在各环节的平均，每个环节同等计；企业所在地取自词库，按总部，不按工厂"


class _Row(NamedTuple):
    id: str
    name: str
    kind: str
    links: tuple[str, ...]
    """The links whose evidence it stands on."""


class _Found(NamedTuple):
    """Of one row: losses day by day, what was cut itself, and between what nine tenths of the draws lie, on the day told and over all days."""

    daily: Floats
    direct: float
    low: float
    high: float
    low_total: float
    high_total: float
    draws: int


def losses_of(case: Case, base: Run, rows: Sequence[Touched], draws: int, seed: int) -> tuple[Loss, ...]:
    """Losses of every link, of firms that a source or a cut names, and of countries that matter, in this order."""
    kinds = list(_rows(case))
    columns = _columns(case, base, kinds)
    daily = base.losses @ columns

    def work(random: np.random.Generator) -> Floats:
        drawn = case.drawn(random)
        weights = _columns(case, drawn, kinds)
        return np.concatenate((drawn.losses[case.told] @ weights, drawn.losses.sum(axis=0) @ weights))

    spread = spread_of(sample(work, draws, seed))
    direct = _direct(case, base) @ columns
    return tuple(_loss(case, row, _Found(daily[:, place], float(direct[place]), *_ends(spread, place, len(kinds)), draws), rows) for place, row in enumerate(kinds))


def _rows(case: Case) -> Iterator[_Row]:
    plan = case.plan
    yield from (_Row(link, case.names[link], "link", (link,)) for link in plan.links)
    for place, holder in enumerate(plan.holders):
        if holder.firm:
            link = plan.links[int(np.searchsorted(plan.first, place, side="right")) - 1]
            yield _Row(f"{holder.id}@{link}", f"{holder.name}（{case.names[link]}）", "firm", (link,))
    for code, name in _countries(case).items():
        yield _Row(f"country:{code}", name, "country", ())


def _countries(case: Case) -> dict[str, str]:
    """Countries that have a holder of their own somewhere, by code."""
    found = {holder.country: holder.name for holder in case.plan.holders if holder.country and not holder.firm}
    return dict(sorted(found.items()))


def _columns(case: Case, run: Run, rows: Sequence[_Row]) -> Floats:
    """With what weight each node counts for each row, shape `(nodes, rows)`."""
    plan = case.plan
    weights = np.zeros((len(run.size), len(rows)))
    holder_link = np.repeat(np.arange(len(plan.links)), np.diff(plan.first))
    firm_place = {f"{holder.id}@{plan.links[int(holder_link[place])]}": place for place, holder in enumerate(plan.holders)}
    seats = np.array([holder.country or "" for holder in plan.holders])
    struck = np.any(case.hits, axis=0)
    for column, row in enumerate(rows):
        if row.kind == "link":
            chosen = plan.node_link == column
            weights[chosen, column] = run.size[chosen]
        elif row.kind == "firm":
            chosen = plan.node_holder == firm_place[row.id]
            total = run.size[chosen].sum()
            weights[chosen, column] = run.size[chosen] / total if total > 0 else 1 / chosen.sum()
        else:
            own = (seats == row.id.split(":", 1)[1])[plan.node_holder] & ~struck
            size = np.where(own, np.maximum(run.size, _TINY), 0.0)
            by_link = np.bincount(plan.node_link, weights=size, minlength=len(plan.links))
            if own.any():
                weights[own, column] = size[own] / by_link[plan.node_link[own]] / np.count_nonzero(by_link)
    return weights


def _direct(case: Case, run: Run) -> Floats:
    """What cuts that run on the day told take from each node itself."""
    found = np.zeros(len(run.size))
    for cut, hit in zip(case.scenario.cuts, case.hits, strict=True):
        if cut.first <= case.told < cut.last:
            found = np.maximum(found, hit * cut.share)
    return found


def _ends(spread: Spread, place: int, count: int) -> tuple[float, float, float, float]:
    # Weights that add up to one may do so but for the last digit.
    return min(1.0, float(spread.low[place])), min(1.0, float(spread.high[place])), float(spread.low[count + place]), float(spread.high[count + place])


def _loss(case: Case, row: _Row, found: _Found, rows: Sequence[Touched]) -> Loss:
    series = np.clip(found.daily, 0.0, 1.0)
    value, total = float(series[case.told]), float(series.sum())
    felt = np.flatnonzero(series >= FELT)
    since = int(felt[0]) + 1 if len(felt) else None
    day = case.told + 1
    own = f"，其中直接断供 {percent(found.direct)}" if found.direct > 0 else ""
    begins = f"；自第 {since} 天起超过 {percent(FELT)}" if since else ""
    computed = (
        f"第 {day} 天 {percent(value)}{own}{begins}；{found.draws} 次抽样的九成在 {percent(found.low)}—{percent(found.high)}；"
        f"{len(series)} 天累计相当于 {days(total)} 天产量（{days(found.low_total)}—{days(found.high_total)} 天）"
    )
    assumed = (ASSUMED_NEEDS, _SETTINGS, *([_SEAT] if row.kind == "country" else []))
    measure = Measure(
        f"{row.name}少产的比例", value * 100, "%", "逐日：离不开的投入里最缺的一种 Σ 份额 × 顶替系数 × 供方少产，先用库存（ESRI 加库存）", computed, _evidence(case, row, rows), None, assumed,
    )  # fmt: skip
    return Loss(row.id, row.name, row.kind, series.tolist(), measure, found.low, found.high, total, found.low_total, found.high_total, since, found.direct)


def _evidence(case: Case, row: _Row, rows: Sequence[Touched]) -> tuple[Evidence, ...]:
    """What is stated of the cuts that can reach a row, and of deliveries of and to a firm."""
    above = {link for own in row.links for link in upstream(case.plan.needs, own)} if row.links else set(case.plan.links)
    stated = [e for one in rows if one.link in above for e in one.measure.evidence]
    if row.kind == "firm":
        firm, link = row.id.removeprefix("firm:").rsplit("@", 1)
        stated += [e for one in case.deliveries if (one.customer, one.into) == (firm, link) or (one.supplier, one.link) == (firm, link) for e in one.edge.evidence]
    return tuple(dict.fromkeys(stated))


def routes(case: Case, base: Run) -> tuple[Route, ...]:
    """Of each stage of the chain the way to the link that loses most for want of inputs, the greatest loss first."""
    lost = base.of_links()[case.told]
    direct = _direct(case, base)
    cut = {int(link) for link in case.plan.node_link[direct > 0]}
    worst: dict[str, int] = {}
    for place, link in enumerate(case.plan.links):
        stage = case.stages[link]
        if place not in cut and lost[place] > _LEAST and lost[place] > lost[worst.get(stage, place)] - (stage not in worst):
            worst[stage] = place
    ends = sorted(worst.values(), key=lambda place: (-lost[place], place))
    return tuple(Route(_steps(case, base, place, lost, cut)) for place in ends)


def _steps(case: Case, base: Run, end: int, lost: Floats, cut: set[int]) -> tuple[Step, ...]:
    """From where a loss came to `end`: at each link the input that is shortest."""
    plan, places = case.plan, [end]
    while places[-1] not in cut and (above := _shortest(base, places[-1])) is not None and above not in places:
        places.append(above)
    links = [plan.links[place] for place in reversed(places)]
    edges: list[SupplyEdge | None] = [None, *(case.edges.get((link_id(one), link_id(other))) for one, other in pairwise(links))]
    return tuple(Step(link, case.names[link], float(lost[plan.links.index(link)]), edge) for link, edge in zip(links, edges, strict=True))


def _shortest(run: Run, link: int) -> int | None:
    """The link whose products the greatest maker of a link lacks most."""
    nodes = np.flatnonzero(run.plan.node_link == link)
    node = nodes[np.argmax(run.size[nodes])]
    wiring = run.network.wiring
    slots = range(int(wiring.slot_start[node]), int(wiring.slot_start[node + 1]))
    slot = max(slots, key=lambda one: run.short[one], default=None)
    if slot is None or run.short[slot] <= 0:
        return None
    return int(run.plan.node_link[wiring.input_from[wiring.input_start[slot]]])
