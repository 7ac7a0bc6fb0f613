from __future__ import annotations

import numpy as np
import pytest

from xinmai.errors import UsageError
from xinmai.supply.engine import downstream_index, noisy_amounts, noisy_essential, ranking, sample, spread_of

from .cases import six_stages


def test_draws_depend_on_the_seed_and_their_number_alone() -> None:
    few, many = (sample(lambda random: random.random(3), draws, seed=5) for draws in (4, 9))
    assert (few == many[:4]).all()
    assert len(np.unique(many)) == 27
    assert not (few == sample(lambda random: random.random(3), 4, seed=6)).any()


def test_intervals_of_known_draws() -> None:
    spread = spread_of(np.arange(101.0)[:, None], level=0.8)
    assert (spread.low[0], spread.median[0], spread.high[0], spread.mean[0]) == pytest.approx((10, 50, 90, 50))


def test_a_ranking_that_never_changes_and_one_that_turns() -> None:
    base = np.array([3.0, 1.0, 2.0])
    same, turned = ranking(base, np.stack([base, base * 2]), first=1), ranking(base, np.stack([-base, -base]), first=1)
    assert (same.agreement, same.best.tolist(), same.among.tolist()) == (pytest.approx(1), [1, 3, 2], [1, 0, 0])
    assert (turned.agreement, turned.among.tolist()) == (pytest.approx(-1), [0, 1, 0])


def test_equal_values_share_a_rank() -> None:
    assert ranking([1.0, 1.0, 0.0], np.array([[1.0, 1.0, 0.0]])).best.tolist() == [1.5, 1.5, 3]


def test_noise_of_amounts_is_of_the_size_asked_for_and_keeps_sales_outside() -> None:
    network = six_stages()
    logs = sample(lambda random: np.log(noisy_amounts(network, random, 0.2).amount / network.amount), 2000, seed=1)
    assert logs.std() == pytest.approx(0.2, rel=0.03)
    assert logs.mean() == pytest.approx(0, abs=0.01)
    other = noisy_amounts(network, np.random.default_rng(2), 0.2)
    outside = [each.revenue - np.bincount(each.supplier, each.amount, len(each)) for each in (network, other)]
    assert outside[0] == pytest.approx(outside[1])
    assert (noisy_amounts(network, np.random.default_rng(2), 0.0).amount == network.amount).all()


def test_kinds_of_input_change_with_their_chance() -> None:
    network = six_stages()
    changed = sample(lambda random: (noisy_essential(network, random, 0.25).essential != network.essential).mean(), 500, seed=3)
    assert changed.mean() == pytest.approx(0.25, abs=0.01)
    assert (noisy_essential(network, np.random.default_rng(1), 0.0).essential == network.essential).all()
    assert (noisy_essential(network, np.random.default_rng(1), 1.0).essential != network.essential).all()


def test_the_index_of_a_chain_with_its_interval() -> None:
    network = six_stages()
    draws = sample(lambda random: downstream_index(noisy_amounts(network, random, 0.1)).esri, 60, seed=11)
    base = downstream_index(network).esri
    spread = spread_of(draws)
    assert ((spread.low <= base) & (base <= spread.high)).all()
    assert ranking(base, draws, first=1).among[3] > 0.9


@pytest.mark.parametrize(
    "work",
    [
        lambda: sample(lambda random: 1.0, 0, 1),
        lambda: spread_of(np.ones((2, 2)), 1.0),
        lambda: ranking([1.0], np.ones((2, 2))),
        lambda: noisy_amounts(six_stages(), np.random.default_rng(1), -1),
        lambda: noisy_essential(six_stages(), np.random.default_rng(1), 2),
    ],
)
def test_wrong_use_is_refused(work) -> None:
    with pytest.raises(UsageError):
        work()
