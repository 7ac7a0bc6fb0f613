from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
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
    downstream_index,
    downstream_of,
    network_of,
    published_index,
    trace,
    upstream_index,
)

from .cases import eleven, fractions, networks, six_stages, two_by_two

EXACT = Converged(0.0)


def test_index_of_eleven_firms() -> None:
    found = published_index(eleven(), replace=False)
    assert found.esri == pytest.approx(fractions("1/10 11/30 4/15 7/20 1/10 1/6 7/10 1/10 11/30 4/15 9/20"), abs=1e-12)
    assert found.down == pytest.approx(fractions("0 11/30 1/6 0 0 1/6 1/5 1/10 11/30 1/6 0"), abs=1e-12)
    assert found.up == pytest.approx(fractions("1/10 1/5 1/5 7/20 1/10 1/10 7/10 1/10 1/5 1/5 9/20"), abs=1e-12)
    assert found.rounds.tolist() == [2, 4, 3, 4, 2, 3, 3, 2, 4, 3, 4]


def test_index_of_eleven_firms_that_replace_each_other() -> None:
    alone, found = published_index(eleven(), replace=False).esri, published_index(eleven()).esri
    changed = [1, 5, 8]
    assert found[changed] == pytest.approx(fractions("3/10 7/60 14/45"), abs=1e-12)
    assert np.delete(found, changed) == pytest.approx(np.delete(alone, changed), abs=1e-12)


def test_index_of_the_figure_of_diem_et_al_2024() -> None:
    found = published_index(two_by_two(), replace=False)
    assert found.esri == pytest.approx(fractions("5/18 5/18 1/6 1/3 1/6 1/3 1/3 2/9 1/9 1/6 5/18"), abs=1e-12)


@pytest.mark.parametrize(
    ("replace", "expected"),
    [
        (False, "559/3240 323/720 269/720 103/135 259/540 97/540 13/27 8/27"),
        (True, "18989/124740 323/720 13853/52704 103/135 259/540 161/1620 13/27 8/27"),
    ],
)
def test_downstream_index_of_a_chain(replace: bool, expected: str) -> None:
    found = downstream_index(six_stages(), None, EXACT, replace=replace)
    assert found.esri == pytest.approx(fractions(expected), abs=1e-12)
    assert (found.unspread == 0).all()


def test_published_index_of_a_chain() -> None:
    found = published_index(six_stages()).esri
    assert found[[4, 5]] == pytest.approx([0.583333333333333, 0.143827160493827], abs=1e-12)
    tight = published_index(six_stages(), None, Published(1e-13)).esri
    assert tight[[0, 4, 5]] == pytest.approx([0.154080487413821, 0.583570607644681, 0.144176356229181], abs=1e-12)


@given(networks(), st.booleans())
def test_lanes_give_what_one_shock_gives(network: FirmNetwork, replace: bool) -> None:
    found = published_index(network, replace=replace)
    for firm, name in enumerate(network.ids):
        impact = trace(network, cut(network, {name: 1.0}), Published(), replace=replace)
        assert (found.esri[firm], found.down[firm], found.up[firm]) == pytest.approx(
            (impact.esri, impact.esri_down, impact.esri_up), abs=1e-12
        )
        assert found.rounds[firm] == impact.rounds


@given(networks(), st.booleans())
def test_a_sweep_gives_what_one_shock_gives(network: FirmNetwork, replace: bool) -> None:
    found = downstream_index(network, None, Converged(1e-12), replace=replace)
    impacts = [trace(network, cut(network, {name: 1.0}), Converged(1e-12), replace=replace) for name in network.ids]
    assert found.esri == pytest.approx([impact.esri_down for impact in impacts], abs=1e-14)
    assert (found.unspread <= 1e-12).all()
    shocks = [cut(network, {name: 0.5}) for name in network.ids] + [Shock(np.zeros(len(network)), np.zeros(len(network)))]
    halves = downstream_of(network, shocks, Converged(1e-12), replace=replace)
    assert halves.esri == pytest.approx(
        [trace(network, shock, Converged(1e-12), replace=replace).esri_down for shock in shocks], abs=1e-14
    )


@given(networks())
def test_the_upstream_index_in_closed_form_is_what_one_shock_gives(network: FirmNetwork) -> None:
    single = [trace(network, cut(network, {name: 1.0})).esri_up for name in network.ids]
    assert upstream_index(network) == pytest.approx(single, abs=1e-12)


def test_the_upstream_index_without_revenue_from_outside() -> None:
    circle = network_of([0] * 3, Links([0, 1, 2], [1, 2, 0], np.ones(3)))
    assert upstream_index(circle) == pytest.approx([1, 1, 1], abs=1e-12)


@pytest.mark.parametrize("count", [2000, 7000])
def test_a_long_circle_without_revenue_from_outside_loses_all(count: int) -> None:
    firms = np.arange(count)
    circle = network_of(np.zeros(count, dtype=int), Links(firms, np.roll(firms, 1), np.ones(count)))
    impact = trace(circle, cut(circle, {"5": 0.5}))
    assert impact.up == pytest.approx(np.full(count, 0.5), abs=1e-9)


def large(count: int = 2500) -> FirmNetwork:
    random = np.random.default_rng(3)
    ends = np.unique(random.integers(0, count, (count * 4, 2)), axis=0)
    ends = ends[ends[:, 0] != ends[:, 1]]
    return network_of(random.integers(0, 9, count), Links(ends[:, 0], ends[:, 1], random.lognormal(0, 1, len(ends))))


def test_threads_and_parts_do_not_change_a_number() -> None:
    network = large()
    for sweep in (published_index, downstream_index):
        one, three = sweep(network, np.arange(300), workers=1), sweep(network, np.arange(300), workers=3)
        assert all((left == right).all() for left, right in zip(one, three, strict=True))
    some = published_index(network, np.array([7, 211]))
    assert some.esri.tolist() == one_of(network, [7, 211])


def one_of(network: FirmNetwork, firms: list[int]) -> list[float]:
    return published_index(network, np.arange(300)).esri[firms].tolist()


def test_the_upstream_index_of_a_large_network_keeps_its_bound() -> None:
    network = large()
    richer = network_of(
        network.sector,
        Links(network.supplier, network.customer, network.amount),
        accounts=Accounts(revenue=network.revenue * 1.1 + 1),
    )
    firms = np.array([0, 5, 17, 2000])
    found = upstream_index(richer, firms, tolerance=1e-6, workers=2)
    single = np.array([trace(richer, cut(richer, {richer.ids[firm]: 1.0})).esri_up for firm in firms])
    assert (found >= single * (1 - 1e-9)).all()
    assert (found <= single * (1 + 1e-6)).all()


@pytest.mark.parametrize("firms", [[], [8], [-1], [0.5], [[1]]])
def test_firms_that_are_none_are_refused(firms: list[float]) -> None:
    with pytest.raises(UsageError, match="firms must be"):
        published_index(six_stages(), firms)


def test_no_shock_at_all_is_refused() -> None:
    with pytest.raises(UsageError, match="nothing is cut"):
        downstream_of(six_stages(), [])
