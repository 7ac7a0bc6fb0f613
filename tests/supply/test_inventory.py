from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.supply.engine import Converged, FirmNetwork, Links, cut, daily_losses, network_of, trace

from .cases import networks


def pair(days: float = 100.0):
    network = network_of([0, 1, 2], Links([0, 1], [1, 2], [1.0, 1.0]))
    return network, cut(network, {"1": 1.0}, days)


def test_stock_delays_by_its_days() -> None:
    network, shock = pair()
    losses = daily_losses(network, shock, [0, 3, 2], 9)
    assert losses[:, 1].tolist() == [0, 0, 0, 0, 1, 1, 1, 1, 1]
    assert losses[:, 2].tolist() == [0] * 7 + [1, 1]


def test_half_of_an_input_missing_lasts_twice_as_long() -> None:
    network, _ = pair()
    losses = daily_losses(network, cut(network, {"1": 0.5}), 3, 9)
    assert losses[:, 1].tolist() == [0] * 7 + [0.5] * 2


def test_losses_end_with_the_cut() -> None:
    network, shock = pair(4)
    losses = daily_losses(network, shock, 0, 8)
    assert losses[:, 0].tolist() == [1, 1, 1, 1, 0, 0, 0, 0]
    assert losses[:, 2].tolist() == [0, 0, 1, 1, 1, 1, 0, 0]


@given(networks(), st.floats(0, 5), st.booleans())
def test_losses_never_exceed_those_without_stock_and_time(network: FirmNetwork, stock: float, replace: bool) -> None:
    shock = cut(network, {"1": 0.8}, 1000)
    losses = daily_losses(network, shock, stock, 60, replace=replace)
    bound = trace(network, shock, Converged(1e-13), replace=replace).down
    assert (losses <= bound + 1e-10).all()
    assert (np.diff(losses, axis=0) >= -1e-12).all()


@given(networks())
def test_without_stock_losses_grow_to_the_bound(network: FirmNetwork) -> None:
    shock = cut(network, {"1": 0.8}, 1000)
    found = daily_losses(network, shock, 0, 800, replace=False)[-1]
    assert found == pytest.approx(trace(network, shock, Converged(1e-13), replace=False).down, abs=1e-2)


@pytest.mark.parametrize(("stock", "days"), [(-1, 5), ([1, 2], 5), (1, 0), (float("nan"), 3)])
def test_stocks_that_are_none_are_refused(stock, days: int) -> None:
    network, shock = pair()
    with pytest.raises(UsageError, match="stocks must be"):
        daily_losses(network, shock, stock, days)
