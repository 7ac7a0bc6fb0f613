from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.supply.concentration import (
    choke,
    concentration_ratio,
    hhi,
    hhi_bounds,
    hhi_of_leaders,
    hhi_star,
    renormalised,
)

SHARES = st.lists(st.floats(0.001, 1), min_size=1, max_size=30)


@given(SHARES)
def test_an_index_lies_between_even_shares_and_one(shares: list[float]) -> None:
    assert 1 / len(shares) - 1e-9 <= hhi(renormalised(shares)) <= 1 + 1e-9
    assert -1e-9 <= hhi_star(shares) <= 1 + 1e-9


@given(SHARES)
def test_renormalised_shares_add_up_to_one(shares: list[float]) -> None:
    assert sum(renormalised(shares)) == pytest.approx(1)


@given(SHARES.flatmap(lambda shares: st.tuples(st.just(shares), st.permutations(shares))))
def test_order_does_not_matter(pair: tuple[list[float], list[float]]) -> None:
    shares, other = pair
    assert hhi(other) == pytest.approx(hhi(shares))
    assert concentration_ratio(other, 3) == pytest.approx(concentration_ratio(shares, 3))


@given(SHARES, st.integers(0, 29), st.integers(0, 29))
def test_taking_from_the_smaller_for_the_larger_raises_the_index(shares: list[float], one: int, other: int) -> None:
    ranked = sorted(shares)
    low, high = sorted((one % len(ranked), other % len(ranked)))
    if low == high:
        return
    moved = list(ranked)
    moved[low] -= ranked[low] / 2
    moved[high] += ranked[low] / 2
    assert hhi(moved) >= hhi(ranked)


@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=12), st.integers(1, 11))
def test_what_is_stated_of_a_market_bounds_its_index(weights: list[float], stated: int) -> None:
    market = sorted(renormalised(weights), reverse=True)
    known = market[: min(stated, len(market) - 1)]
    for low, high in (hhi_bounds(known), hhi_of_leaders(sum(known), len(known))):
        assert low - 1e-9 <= hhi(market) <= high + 1e-9


def test_shares_that_come_to_more_than_all_are_renormalised() -> None:
    low, high = hhi_bounds([0.6, 0.5])
    assert low == high == pytest.approx((36 + 25) / 121)


def test_equal_shares_star_is_zero_and_one_supplier_is_one() -> None:
    assert hhi_star([0.25] * 4) == pytest.approx(0)
    assert hhi_star([0.4]) == 1


@pytest.mark.parametrize("wrong", [[], [0.0], [-0.2, 0.5]])
def test_what_cannot_be_divided_is_refused(wrong: list[float]) -> None:
    with pytest.raises(ValueError, match="shares must be positive"):
        renormalised(wrong)


@pytest.mark.parametrize(("top", "level"), [(64.9, None), (65, 65), (89.9, 65), (90, 90), (100, 90)])
def test_choke_points(top: float, level: float | None) -> None:
    assert choke(top, (65, 90)) == level
