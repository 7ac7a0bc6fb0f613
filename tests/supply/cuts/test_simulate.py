"""Scenarios on the shipped chain, with shares that the tests give. No figure is real."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supply.made import delivery, known, local, observation, signal
from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.lexicon.loader import default_lexicon
from xinmai.model import (
    Assumed,
    GivenNeed,
    GivenShare,
    Scenario,
    Simulation,
    SupplyGraph,
)
from xinmai.supply import Known, supply_graph
from xinmai.supply.cuts import parse_cut, simulate
from xinmai.supply.readings import Sharing

LEXICON: Lexicon = default_lexicon()
GRAPH = supply_graph(LEXICON, listed=False)
NOTHING = known(LEXICON)


def fixed(**values: float) -> tuple[Assumed, ...]:
    return tuple(Assumed(name, value, value, value, "试验") for name, value in values.items())


def scenario(*cuts: str, days: int = 60, shares: Sequence[tuple[str, str, float]] = (), needs: Sequence[GivenNeed] = (), **values: float) -> Scenario:
    given = tuple(GivenShare(link, holder, share, "试验") for link, holder, share in shares)
    settings_ = fixed(**({"stock_days": 0, "stand_in": 0, "doubt": 0} | values))
    return Scenario("试验", tuple(parse_cut(cut, LEXICON, days=days) for cut in cuts), days, settings=settings_, shares=given, needs=tuple(needs))


def result(plan: Scenario, stated: Known = NOTHING, graph: SupplyGraph = GRAPH, draws: int = 3) -> Simulation:
    return simulate(plan, stated, graph, draws=draws)


def lost(found: Simulation, id: str) -> float:
    rows = {row.id: row for row in (*found.links, *found.firms, *found.countries)}
    return rows[id].value if id in rows else 0.0


def test_nobody_stands_in_and_the_share_that_is_cut_is_what_customers_lose() -> None:
    found = result(scenario("firm:台积电->晶圆代工", shares=[("foundry", "台积电", 0.6)]))
    assert lost(found, "foundry") == pytest.approx(0.6, abs=1e-12)
    assert lost(found, "design_cpu") == pytest.approx(0.6, abs=1e-12)
    assert lost(found, "server") == pytest.approx(0.6, abs=1e-12)
    assert lost(found, "eq_etch") == 0


def test_others_stand_in_by_their_size_as_in_esri() -> None:
    """σ = 0.2 / 0.8, so that customers lose 0.25 · 0.2."""
    found = result(scenario("firm:台积电->晶圆代工", shares=[("foundry", "台积电", 0.2)], stand_in=1))
    assert lost(found, "design_cpu") == pytest.approx(0.05, abs=1e-12)


def test_stock_delays_a_loss_by_its_days_over_what_is_missing() -> None:
    """Half is missing from day 2 on, so that 10 days of stock last for 20."""
    found = result(scenario("firm:台积电->晶圆代工", shares=[("foundry", "台积电", 0.5)], stock_days=10))
    (row,) = (row for row in found.links if row.id == "design_cpu")
    assert row.since == 22
    assert row.daily[20] == 0
    assert row.daily[21] == pytest.approx(0.5)


def test_tools_wear_out_instead_of_running_out() -> None:
    found = result(scenario("country:US->刻蚀设备", days=101, shares=[("eq_etch", "US", 0.5)], tool_life=1000))
    assert lost(found, "foundry") == pytest.approx(0.5 * 100 / 1000, abs=1e-12)


def test_a_cut_for_the_makers_of_one_country_spares_the_others() -> None:
    shares = [("foundry", "CN", 0.25), ("foundry", "TW", 0.75), ("mat_photoresist", "JP", 0.8), ("mat_photoresist", "CN", 0.2), ("mat_mask", "JP", 1.0)]
    found = result(scenario("country:JP->光刻胶->CN", shares=shares))
    assert lost(found, "foundry") == pytest.approx(0.25 * 0.8, abs=1e-12)
    whole = result(scenario("country:JP->光刻胶", shares=shares))
    assert lost(whole, "foundry") == pytest.approx(0.8, abs=1e-12)


def test_a_rate_of_localisation_says_what_comes_from_abroad() -> None:
    found = result(scenario("country:境外->光刻胶"), known(LEXICON, localness=[local("mat_photoresist", 0.12)]))
    (row,) = found.touched
    assert (row.lost, row.low, row.high, row.standing) == (pytest.approx(0.88), pytest.approx(0.88), pytest.approx(0.88), "cited")
    assert row.measure.evidence
    assert lost(found, "foundry") == pytest.approx(0.88)


def test_rates_that_contradict_each_other_bound_what_is_cut() -> None:
    found = result(scenario("country:境外->光刻胶"), known(LEXICON, localness=[local("mat_photoresist", 0.1), local("mat_photoresist", 0.3, 40)]))
    (row,) = found.touched
    assert (row.low, row.lost, row.high) == (pytest.approx(0.7), pytest.approx(0.8), pytest.approx(0.9))


def shared(link: str, **shares: float) -> Sharing:
    return Sharing(link, "2025", tuple(shares), tuple(shares.values()), tuple(observation(share * 100, 100 + 10 * n) for n, share in enumerate(shares.values())))


def test_stated_shares_bound_a_country_and_leave_the_rest_open() -> None:
    found = result(scenario("country:TW->晶圆代工"), known(LEXICON, sharings=[shared("foundry", 台积电=0.6, 中芯国际=0.1)]))
    (row,) = found.touched
    assert (row.low, row.high, row.standing) == (pytest.approx(0.6), pytest.approx(0.9), "partly")
    assert 0.6 < row.lost < 0.9


def test_without_any_figure_nothing_is_called_evidence() -> None:
    found = result(scenario("country:US->设备"))
    assert {row.standing for row in found.touched} == {"assumed"}
    assert not any(row.measure.evidence for row in (*found.touched, *found.links, *found.countries))
    assert all((row.low, row.high) == (0.0, 1.0) for row in found.touched)
    assert all(row.measure.assumed for row in (*found.touched, *found.links, *found.countries, *found.remedies))


def test_what_is_given_is_called_given() -> None:
    (row,) = result(scenario("country:US->刻蚀设备", shares=[("eq_etch", "US", 0.5)])).touched
    assert row.standing == "given"
    assert "方案给定" in "".join(row.measure.assumed)
    (whole,) = result(scenario("光刻胶:30%")).touched
    assert (whole.standing, whole.low, whole.lost, whole.high) == ("given", 0.3, pytest.approx(0.3), 0.3)


def test_a_cut_that_touches_nobody_known_has_no_numbers() -> None:
    found = result(scenario("country:VN->光刻设备"))
    assert (found.touched, found.links, found.remedies) == ((), (), ())
    assert found.untouched == ("光刻设备",)


def test_links_without_a_maker_that_is_cut_are_named() -> None:
    found = result(scenario("country:US->刻蚀设备,涂胶显影设备"))
    assert [row.link for row in found.touched] == ["eq_etch"]
    assert found.untouched == ("涂胶显影设备",)


def test_a_stated_delivery_hits_the_customer_harder_than_its_market() -> None:
    graph = supply_graph(LEXICON, [delivery("台积电", "英伟达", "英伟达的芯片由台积电代工")], listed=False)
    found = result(scenario("firm:台积电->晶圆代工", shares=[("foundry", "台积电", 0.4)], cited_part=0.5), graph=graph)
    assert lost(found, "firm:英伟达@design_gpu_ai") == pytest.approx(0.5 + 0.5 * 0.4)
    (row,) = (row for row in found.firms if row.name.startswith("英伟达"))
    assert [one.quote for one in row.measure.evidence] == ["英伟达的芯片由台积电代工"]
    assert [edge.relation for edge in found.edges if edge.evidence].count("supplies") == 1


def test_ways_lead_from_what_is_cut_along_what_is_needed() -> None:
    found = result(scenario("firm:台积电->晶圆代工", shares=[("foundry", "台积电", 0.6)]))
    needs = {row.id: row.needs for row in LEXICON.chain}
    assert found.routes
    for route in found.routes:
        links = [step.link for step in route.steps]
        assert links[0] == "foundry"
        assert all(one in needs[other] for one, other in pairwise(links))
        assert route.steps[0].edge is None
        assert all(step.edge is not None and step.edge.assumed for step in route.steps[1:])


def test_what_helps_is_worked_out_by_running_again() -> None:
    found = result(scenario("country:境外->光刻胶", shares=[("mat_photoresist", "CN", 0.3), ("mat_photoresist", "JP", 0.7)], help_points=20, help_stock=9))
    spared = {remedy.kind: remedy.spared for remedy in found.remedies}
    again = result(scenario("country:境外->光刻胶", shares=[("mat_photoresist", "CN", 0.5), ("mat_photoresist", "JP", 0.5)]))
    before, after = (sum(row.total for row in one.links if row.id != "mat_photoresist") for one in (found, again))
    assert spared["domestic"] == pytest.approx(1 - after / before)
    assert spared["source"] == pytest.approx(1 - after / before)
    assert 0 < spared["stock"] < 1


def test_a_change_to_one_of_several_links_that_all_bind_spares_next_to_nothing() -> None:
    shares = [("mat_photoresist", "JP", 0.7), ("mat_photoresist", "CN", 0.3), ("mat_wafer", "JP", 0.7), ("mat_wafer", "CN", 0.3)]
    found = result(scenario("country:JP->光刻胶,硅片", shares=shares))
    together = max(remedy.spared for remedy in found.remedies if not remedy.link)
    alone = max((remedy.spared for remedy in found.remedies if remedy.link), default=0.0)
    assert together > 0.2
    assert alone < together / 2


def test_cuts_at_other_times_count_while_they_run() -> None:
    early = parse_cut("光刻胶:40%/10d", LEXICON, days=60)
    late = replace(parse_cut("光刻胶:20%/20d", LEXICON, days=60), first=30.0)
    found = result(replace(scenario("光刻胶"), cuts=(early, late)))
    (row,) = (row for row in found.links if row.id == "mat_photoresist")
    assert [row.daily[day] for day in (0, 9, 10, 29, 30, 49, 50)] == pytest.approx([0.4, 0.4, 0, 0, 0.2, 0.2, 0])
    assert found.day == 50


def test_when_nothing_is_lost_yet_it_says_how_long_stocks_hold() -> None:
    found = result(scenario("光刻胶:10%", days=30, stock_days=10))
    assert not any(row.value for row in found.carried)
    assert found.holds == 102


def test_equal_seeds_give_equal_results_and_others_do_not() -> None:
    plan = replace(scenario("country:US->刻蚀设备"), settings=())
    one, same = (simulate(plan, NOTHING, GRAPH, 7, draws=8) for _ in range(2))
    other = simulate(plan, NOTHING, GRAPH, 8, draws=8)
    assert one == same
    assert [row.high for row in one.links] != [row.high for row in other.links]


@settings(deadline=None, max_examples=15)
@given(st.floats(0.05, 1.0), st.floats(0.05, 1.0))
def test_a_greater_cut_never_costs_less(one: float, other: float) -> None:
    small, large = sorted((one, other))
    shares = [("foundry", "台积电", 0.5)]
    less, more = (result(scenario(f"firm:台积电->晶圆代工:{share * 100!r}%", shares=shares, stand_in=1), draws=1) for share in (small, large))
    for row in less.links:
        assert row.value <= lost(more, row.id) + 1e-9


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 1000))
def test_losses_and_intervals_lie_between_nothing_and_everything(seed: int) -> None:
    found = simulate(replace(scenario("country:US,JP->材料"), settings=()), NOTHING, GRAPH, seed, draws=4)
    for row in (*found.links, *found.firms, *found.countries):
        assert 0 <= row.low <= row.high <= 1
        assert 0 <= row.value <= 1
        assert all(0 <= part <= 1 for part in row.daily)


def test_restrictions_that_sources_speak_of_stand_beside_the_cut() -> None:
    said = signal("restricted", "eq_etch", "限制刻蚀机出口")
    (row,) = result(scenario("country:US->刻蚀设备"), known(LEXICON, signals=[said])).touched
    assert row.signals == (said,)


def test_a_need_that_a_scenario_adds_carries_losses() -> None:
    plan = scenario("光刻胶:50%", needs=[GivenNeed("mat_photoresist", "osat", "访谈")])
    assert lost(result(plan), "osat") == pytest.approx(0.5)
    assert lost(result(scenario("光刻胶:50%")), "osat") == 0


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (replace(scenario("光刻胶"), cuts=()), "nothing is cut"),
        (replace(scenario("光刻胶"), days=0), "0 days"),
        (replace(scenario("光刻胶"), days=4000), "4000 days"),
        (replace(scenario("光刻胶"), cuts=(replace(parse_cut("光刻胶", LEXICON, days=9), first=99.0),)), "begins on day 100 of 60"),
        (scenario("光刻胶", needs=[GivenNeed("foundry", "mat_photoresist", "误")]), "run in a circle"),
    ],
)
def test_what_cannot_be_worked_out_is_named(plan: Scenario, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        result(plan)


def test_a_firm_without_a_part_of_its_market_still_needs_its_inputs() -> None:
    graph = supply_graph(LEXICON, [delivery("台积电", "英伟达", "英伟达的芯片由台积电代工")], listed=False)
    shares = [("foundry", "台积电", 0.4), ("design_gpu_ai", "寒武纪", 1.0)]
    found = result(scenario("firm:台积电->晶圆代工", shares=shares, cited_part=1), graph=graph)
    assert lost(found, "firm:英伟达@design_gpu_ai") == pytest.approx(1.0)
    assert lost(found, "design_gpu_ai") == pytest.approx(0.4)


def test_a_stated_share_by_itself_is_cited_and_one_that_was_filled_up_only_in_part() -> None:
    stated = known(LEXICON, sharings=[shared("foundry", 台积电=0.6, 中芯国际=0.1)])
    standing = {cut: result(scenario(cut), stated).touched[0].standing for cut in ("firm:台积电->晶圆代工", "country:TW->晶圆代工", "firm:华虹公司->晶圆代工")}
    assert list(standing.values()) == ["cited", "partly", "assumed"]


def test_shares_within_a_rate_of_localisation_are_scaled_and_it_says_so() -> None:
    stated = known(LEXICON, localness=[local("foundry", 0.2)], sharings=[shared("foundry", 台积电=0.6, 中芯国际=0.1)])
    (row,) = result(scenario("firm:台积电->晶圆代工"), stated).touched
    assert 0 < row.lost < 0.8
    assert row.standing == "partly"
    assert "所述份额折算（台积电 60%）" in row.measure.computed
    (abroad,) = result(scenario("country:境外->晶圆代工"), stated).touched
    assert (abroad.lost, abroad.standing) == (pytest.approx(0.8), "cited")
