"""The compiled loop against arrays, and tools, which arrays do not know."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinmai.supply.compiled import compiled
from xinmai.supply.daily import by_day
from xinmai.supply.engine import FirmNetwork, Links, Shock, cut, daily_losses, network_of, trace


def network(seed: int, firms: int) -> FirmNetwork:
    random = np.random.default_rng(seed)
    pairs = np.array([(i, j) for i in range(firms) for j in range(firms) if i != j])
    chosen = pairs[random.choice(len(pairs), size=min(len(pairs), 3 * firms), replace=False)]
    links = Links(chosen[:, 0], chosen[:, 1], random.uniform(1, 10, len(chosen)))
    return network_of(random.integers(0, 3, firms), links, essential=random.integers(0, 3, (3, 3)))


def losses(net: FirmNetwork, shock: Shock, stock: float, days: int, replace: float, life: float = 0.0) -> np.ndarray:
    wiring = net.wiring
    slots = len(wiring.slot_firm)
    found = np.zeros((days, len(net)))
    hit = shock.lost > 0
    compiled(by_day)(
        np.zeros(int(hit.sum())), shock.days[hit], np.diag(shock.lost)[hit], replace, np.full(slots, stock), np.full(slots, life),
        wiring.slot_firm, wiring.input_start, wiring.input_from, wiring.input_weight,
        wiring.market, wiring.sales, wiring.market_sales, found, np.zeros(slots), 0,
    )  # fmt: skip
    return found


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(3, 12), st.sampled_from([0.0, 0.4, 5.0]), st.booleans())
def test_the_loop_gives_what_arrays_give(seed: int, firms: int, stock: float, replace: bool) -> None:
    net = network(seed, firms)
    shock = cut(net, {"1": 1.0, "2": 0.35}, {"1": 12, "2": 5})
    wanted = daily_losses(net, shock, stock, 20, replace=replace)
    assert losses(net, shock, stock, 20, float(replace)) == pytest.approx(wanted, abs=1e-12)


def test_without_stock_losses_grow_to_those_of_a_cut_that_lasts() -> None:
    net = network(3, 10)
    shock = cut(net, {"1": 1.0}, 500)
    assert losses(net, shock, 0.0, 400, 1.0)[-1] == pytest.approx(trace(net, shock).down, abs=1e-7)


def test_a_tool_that_is_missing_leaves_a_gap_that_grows_and_stays() -> None:
    net = network_of([0, 1], Links([0], [1], [1.0]), essential=[[0, 2], [0, 0]])
    found = losses(net, cut(net, {"1": 0.5}, 10), 0.0, 20, 0.0, life=100.0)
    assert found[:, 1] == pytest.approx([0.0, *(0.5 * day / 100 for day in range(1, 11)), *[0.05] * 9], abs=1e-15)
