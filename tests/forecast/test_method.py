from __future__ import annotations

import pytest

from xinmai.forecast.method import UNSURE, Straight, carried


def test_the_variance_of_a_sum_counts_what_steps_share() -> None:
    # Covariances of an AR(1) with 1/2: two steps 1 + 1 + 2·1/2, three 3 + 2·(2·1/2 + 1/4).
    assert [carried(ahead) for ahead in (1, 2, 3)] == [1, 3, 5.5]
    assert carried(40) == pytest.approx(sum(0.5 ** abs(i - j) for i in range(40) for j in range(40)))
    assert UNSURE == 3


def test_first_points_and_span() -> None:
    straight = Straight((2005, 2010, 2020), (1.0, 2.0, 3.0))
    assert straight.span == 15
    assert straight.first(2) == ((2005, 2010), (1.0, 2.0))
