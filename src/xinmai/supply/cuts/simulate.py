"""A scenario of supply cuts worked out: what it touches, what each link, firm and country loses over time, by which ways, and what would help.

The model is ESRI's of losses for want of inputs (`esri`, docs/decisions/0021), day by day with stocks (`inventory`), on the chain's links and who
holds them (`holders`). Every number it gives is a `Measure` with what was stated and what was assumed for it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from xinmai.errors import UsageError
from xinmai.model import Loss, Scenario, Simulation, SupplyEdge, SupplyGraph, Touched
from xinmai.supply.cuts.case import Case
from xinmai.supply.cuts.holders import supplies
from xinmai.supply.cuts.plan import Delivery, deliveries, plan_of
from xinmai.supply.cuts.remedies import remedies
from xinmai.supply.cuts.results import FELT, losses_of, routes
from xinmai.supply.cuts.settings import Assumptions
from xinmai.supply.cuts.touched import touched, untouched
from xinmai.supply.graph import link_id, stated_needs
from xinmai.supply.known import Known
from xinmai.supply.settings import setting
from xinmai.supply.signals import home_code
from xinmai.supply.structure import shape_of

__all__ = ["LONGEST", "simulate"]

LONGEST = 3650
"""Days that can be worked out: beyond ten years nothing of a chain is as it was."""
_ALIKE = 4
"""Digits in which two losses must differ for one to be the greater."""


def simulate(scenario: Scenario, known: Known, graph: SupplyGraph, seed: int = 0, *, draws: int | None = None) -> Simulation:
    """The results of a scenario on what is known of the chain; equal for equal seeds.

    Raises `UsageError` where there is no cut, where days are out of range, where a cut begins after the last of them, and where added needs
    run in a circle.
    """
    _check(scenario)
    case, rows, missed = _case(scenario, known, graph)
    count = int(case.assumed.value("cut_draws")) if draws is None else draws
    if not rows:
        return Simulation(scenario, (), missed, (), (), (), (), (), case.assumed.all(), (), case.told + 1, None, 0, seed)
    base = case.run(case.middle())
    losses = losses_of(case, base, rows, count, seed)
    ways = routes(case, base)
    links, firms, countries = (tuple(one for one in losses if one.kind == kind and one.total > 0) for kind in ("link", "firm", "country"))
    carrying = [step.edge for way in ways for step in way.steps if step.edge is not None]
    hit = {one.id for one in firms}
    given = [one.edge for one in case.deliveries if {f"firm:{one.supplier}@{one.link}", f"firm:{one.customer}@{one.into}"} <= hit]
    return Simulation(
        scenario, rows, missed, _worst(links), _worst(firms), _worst(countries), ways, remedies(case, base, rows), case.assumed.all(),
        tuple(dict.fromkeys((*carrying, *given))), case.told + 1, _holds(case), count, seed,
    )  # fmt: skip


def _holds(case: Case) -> int | None:
    """The day on which a link that is not cut first loses a hundredth, the cuts going on without end."""
    cuts = tuple(replace(cut, days=float(2 * LONGEST)) for cut in case.scenario.cuts)
    longer = replace(case, scenario=replace(case.scenario, cuts=cuts, days=LONGEST), told=0)
    lost = longer.run(longer.middle()).of_links()
    cut = {link for one in cuts for link in one.links}
    felt = np.flatnonzero((lost[:, [link not in cut for link in case.plan.links]] >= FELT).any(axis=1))
    return int(felt[0]) + 1 if len(felt) else None


def _worst(losses: Sequence[Loss]) -> tuple[Loss, ...]:
    return tuple(sorted(losses, key=lambda one: (-round(one.value, _ALIKE), -round(one.total, _ALIKE), one.id)))


def _check(scenario: Scenario) -> None:
    if not scenario.cuts:
        msg = "nothing is cut: give a cut such as country:US->EDA"
        raise UsageError(msg)
    if not 0 < scenario.days <= LONGEST:
        msg = f"{scenario.days} days: give a whole number from 1 to {LONGEST}"
        raise UsageError(msg)
    late = next((cut for cut in scenario.cuts if cut.first >= scenario.days), None)
    if late:
        msg = f"the cut {late.text!r} begins on day {late.first + 1:g} of {scenario.days}: give more days, or an earlier date"
        raise UsageError(msg)


def _case(scenario: Scenario, known: Known, graph: SupplyGraph) -> tuple[Case, tuple[Touched, ...], tuple[str, ...]]:
    """The case, what its cuts touch, and the names of links in which they touch nobody."""
    lexicon = known.lexicon
    needs = _needs(scenario, known)
    home = home_code(lexicon)
    makes = {row.name: row.links for row in lexicon.companies}
    given = deliveries(graph, makes, needs)
    named = {code for cut in scenario.cuts if not cut.abroad for code in cut.countries}
    named |= {cut.buyers for cut in scenario.cuts if cut.buyers} | {home}
    firms = _firms(scenario, given, makes)
    held = supplies(known, scenario.shares, named, firms, {link for cut in scenario.cuts for link in cut.links})
    plan = plan_of(needs, held, scenario.cuts, given)
    last = min(scenario.days, math.ceil(max(cut.last for cut in scenario.cuts)))
    names = {row.id: row.name for row in lexicon.chain}
    stages = {row.id: row.stage for row in lexicon.chain}
    case = Case(scenario, plan, Assumptions(lexicon, scenario.settings), setting(lexicon, "share_noise"), names, stages, _edges(scenario, graph), given, max(1, last) - 1)
    return case, touched(plan, scenario.cuts, known), tuple(names[link] for link in untouched(plan, scenario.cuts))


def _needs(scenario: Scenario, known: Known) -> Mapping[str, Sequence[str]]:
    """The chain's needs with those a scenario adds. Raises `UsageError` on a circle."""
    if not scenario.needs:
        return known.needs
    added: dict[str, list[str]] = {}
    for one in scenario.needs:
        added.setdefault(one.target, []).append(one.source)
    needs = {link: tuple(dict.fromkeys((*every, *added.get(link, ())))) for link, every in known.needs.items()}
    shape_of(needs)
    return needs


def _firms(scenario: Scenario, given: Sequence[Delivery], makes: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """By link the firms that are held apart: those that are cut, and the ends of stated deliveries."""
    found: dict[str, dict[str, None]] = {}
    for one in given:
        found.setdefault(one.link, {})[one.supplier] = None
        found.setdefault(one.into, {})[one.customer] = None
    for cut in scenario.cuts:
        for firm in cut.firms:
            for link in cut.links:
                if link in makes.get(firm, ()):
                    found.setdefault(link, {})[firm] = None
    return {link: list(firms) for link, firms in found.items()}


def _edges(scenario: Scenario, graph: SupplyGraph) -> dict[tuple[str, str], SupplyEdge]:
    added = {
        (link_id(one.source), link_id(one.target)): SupplyEdge(link_id(one.source), link_id(one.target), "needed_by", assumed=f"方案给定：{one.basis}")
        for one in scenario.needs
    }
    return added | dict(stated_needs(graph))
