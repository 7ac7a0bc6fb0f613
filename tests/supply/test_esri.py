from __future__ import annotations

from dataclasses import replace as altered

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.supply.engine import (
    Accounts,
    Converged,
    FirmNetwork,
    Links,
    Published,
    Shock,
    cut,
    network_of,
    stages,
    trace,
)

from .cases import fractions, networks, six_stages, two_by_two

EXACT = Converged(0.0)


def shock_of(network: FirmNetwork, seed: int, most: float = 1.0) -> Shock:
    random = np.random.default_rng(seed)
    lost = np.where(random.random(len(network)) < 0.4, random.random(len(network)) * most, 0.0)
    return Shock(lost, np.full(len(network), 30.0))


def test_losses_of_the_figure_of_diem_et_al_2024() -> None:
    network = two_by_two()
    for rule in (Published(), EXACT):
        impact = trace(network, cut(network, {"3": 1.0}), rule, replace=False)
        assert impact.down == pytest.approx(fractions("1/4 1/4 1 0 0 1/2 0 0 0 0 0"), abs=1e-15)
        assert (impact.esri, impact.esri_down, impact.esri_up) == pytest.approx((1 / 6, 1 / 6, 1 / 18), abs=1e-12)
    others = np.where(np.arange(11) == 2, 0, impact.down)
    sold_or_bought = network.weight
    by_sector = np.bincount(network.sector, weights=others * sold_or_bought) / np.bincount(network.sector, weights=sold_or_bought)
    assert by_sector == pytest.approx(fractions("1/4 0 1/4 0 0"), abs=1e-12)


def test_index_of_a_chain_at_convergence() -> None:
    network = six_stages()
    index = [trace(network, cut(network, {firm: 1.0}), EXACT).esri for firm in network.ids]
    expected = [
        .154080487413821, .448611111111111, .262845324833030, .762962962962963,
        .583570607644681, .144176356229181, .707407407407407, .625185185185185,
    ]  # fmt: skip
    assert index == pytest.approx(expected, abs=1e-12)


def test_two_suppliers_cut_by_half() -> None:
    network = six_stages()
    impact = trace(network, cut(network, {"2": 0.5, "4": 0.5}), EXACT)
    assert impact.down == pytest.approx(fractions("0 1/2 0 1/2 1/2 1/2 7/16 7/16"), abs=1e-12)
    assert (impact.esri, impact.esri_up) == pytest.approx((19 / 48, 13 / 135), abs=1e-12)
    assert impact.converged
    assert impact.residual < 1e-12


def test_the_published_rule_stops_early_and_says_so() -> None:
    network = six_stages()
    early, late = (trace(network, cut(network, {"5": 1.0}), rule) for rule in (Published(), EXACT))
    assert early.esri == pytest.approx(0.583333333333333, abs=1e-12)
    assert early.esri < late.esri
    assert not trace(network, cut(network, {"5": 1.0}), Published(1e-9, limit=2)).converged
    assert not trace(network, cut(network, {"5": 1.0}), Converged(1e-9, limit=1)).converged


def test_the_last_supplier_of_an_essential_input_stops_its_customer() -> None:
    network = network_of([0, 0, 1], Links([0, 1], [2, 2], [1.0, 3.0]), essential=[[1, 2], [1, 1]])
    assert trace(network, cut(network, {"1": 1.0, "2": 1.0}), replace=False).down == pytest.approx([1, 1, 1])
    assert trace(network, cut(network, {"1": 1.0}), replace=False).down == pytest.approx([1, 0, 0.25])


def test_purchases_outside_the_network_lessen_a_loss() -> None:
    links = Links([0], [1], [2.0])
    known = network_of([0, 0], links, accounts=Accounts(costs=[0, 8]))
    assert trace(known, cut(known, {"1": 1.0})).down == pytest.approx([1, 0.25])


def test_losses_without_revenue_from_outside_are_whole() -> None:
    circle = network_of([0] * 3, Links([0, 1, 2], [1, 2, 0], np.ones(3)))
    assert trace(circle, cut(circle, {"2": 1.0})).up == pytest.approx([1, 1, 1], abs=1e-12)


def test_stages_of_cuts_that_last_differently() -> None:
    network = six_stages()
    both = stages(network, cut(network, {"2": 0.5, "4": 0.5}, {"2": 90, "4": 30}), EXACT)
    assert [(stage.first, stage.last) for stage in both] == [(0, 30), (30, 90)]
    assert both[0].impact.esri == pytest.approx(19 / 48, abs=1e-12)
    assert both[1].impact.esri == trace(network, cut(network, {"2": 0.5}), EXACT).esri


@pytest.mark.parametrize(
    ("shares", "days", "message"),
    [
        ({}, 1, "nothing is cut"), ({"9": 1.0}, 1, "unknown firm 9"), ({"1": 1.2}, 1, "cannot lose 1.2"), ({"1": 0.0}, 1, "cannot lose 0"),
        ({"1": float("nan")}, 1, "cannot lose nan"), ({"1": 1.0}, 0, "of 0 days"), ({"1": 1.0}, float("inf"), "of inf days"),
    ],
)  # fmt: skip
def test_a_cut_that_is_none_is_refused(shares: dict[str, float], days: float, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        cut(six_stages(), shares, days)


@given(networks(), st.integers(0, 2**32), st.booleans(), st.sampled_from([Published(), Converged(), EXACT]))
def test_losses_are_parts_and_hold_the_shock(network: FirmNetwork, seed: int, replace: bool, rule: Published | Converged) -> None:
    shock = shock_of(network, seed)
    impact = trace(network, shock, rule, replace=replace)
    for losses in (impact.down, impact.up):
        assert (losses >= shock.lost).all()
        assert (losses <= 1).all()
    assert impact.esri >= max(impact.esri_down, impact.esri_up) - 1e-15
    if isinstance(rule, Converged):
        assert impact.residual <= 1e-7


@given(networks(), st.booleans(), st.sampled_from([Published(), Converged()]))
def test_no_shock_is_no_loss(network: FirmNetwork, replace: bool, rule: Published | Converged) -> None:
    none = Shock(np.zeros(len(network)), np.zeros(len(network)))
    assert trace(network, none, rule, replace=replace).esri == 0


@given(networks(), st.integers(0, 2**32), st.booleans())
def test_more_is_lost_by_a_greater_shock(network: FirmNetwork, seed: int, replace: bool) -> None:
    less = shock_of(network, seed, 0.7)
    more = Shock(np.minimum(1, less.lost + shock_of(network, seed + 1).lost), less.days)
    lower, higher = (trace(network, shock, Converged(1e-14), replace=replace) for shock in (less, more))
    assert (lower.down <= higher.down + 1e-12).all()
    assert (lower.up <= higher.up + 1e-12).all()


@given(networks(), st.integers(0, 2**32), st.floats(1e-6, 1e9), st.booleans())
def test_the_currency_does_not_matter(network: FirmNetwork, seed: int, scale: float, replace: bool) -> None:
    shock = shock_of(network, seed)
    other = altered(network, amount=network.amount * scale, revenue=network.revenue * scale, costs=network.costs * scale)
    one, two = (trace(each, shock, Converged(1e-14), replace=replace) for each in (network, other))
    assert two.down == pytest.approx(one.down, abs=1e-10)
    assert two.up == pytest.approx(one.up, abs=1e-10)


@given(networks(), st.integers(0, 2**32), st.booleans(), st.sampled_from([Published(), Converged(1e-14)]))
def test_the_order_of_firms_does_not_matter(network: FirmNetwork, seed: int, replace: bool, rule: Published | Converged) -> None:
    order = np.random.default_rng(seed).permutation(len(network))
    place = np.argsort(order)
    shock = shock_of(network, seed)
    other = network_of(
        network.sector[order],
        Links(place[network.supplier], place[network.customer], network.amount),
        essential=network.essential,
        accounts=Accounts(network.revenue[order], network.costs[order], network.weight[order]),
    )
    one, two = trace(network, shock, rule, replace=replace), trace(other, Shock(shock.lost[order], shock.days[order]), rule, replace=replace)
    assert two.down == pytest.approx(one.down[order], abs=1e-10)
    assert two.up == pytest.approx(one.up[order], abs=1e-10)


@given(networks(), st.integers(0, 2**32), st.booleans())
def test_convergence_is_no_less_than_the_published_rule(network: FirmNetwork, seed: int, replace: bool) -> None:
    shock = shock_of(network, seed)
    early, late = (trace(network, shock, rule, replace=replace) for rule in (Published(), Converged(1e-14)))
    assert (late.down >= early.down - 1e-10).all()
    assert (late.up >= early.up - 1e-10).all()


@settings(deadline=None)
@given(networks(), st.integers(0, 2**32), st.booleans())
def test_convergence_is_where_the_published_rule_would_end(network: FirmNetwork, seed: int, replace: bool) -> None:
    shock = shock_of(network, seed)
    stepped, found = (trace(network, shock, rule, replace=replace) for rule in (Published(1e-14), EXACT))
    assert found.down == pytest.approx(stepped.down, abs=1e-10)
    assert found.up == pytest.approx(stepped.up, abs=1e-10)


@given(networks(), st.integers(0, 2**32))
def test_replacement_lessens_and_essential_inputs_bound_from_above(network: FirmNetwork, seed: int) -> None:
    shock = shock_of(network, seed)
    helped, alone = (trace(network, shock, Converged(1e-14), replace=replace).down for replace in (True, False))
    strict = trace(altered(network, essential=np.full_like(network.essential, 2)), shock, Converged(1e-14), replace=False).down
    assert (helped <= alone + 1e-12).all()
    assert (alone <= strict + 1e-12).all()


@given(networks(outside=0.0), st.integers(0, 2**32), st.floats(0, 5))
def test_revenue_from_outside_never_raises_the_loss_of_demand(network: FirmNetwork, seed: int, more: float) -> None:
    shock = shock_of(network, seed)
    richer = altered(network, revenue=network.revenue * (1 + more))
    assert (trace(richer, shock).up <= trace(network, shock).up + 1e-10).all()
