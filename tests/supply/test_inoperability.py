from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.supply.engine import inoperability, interdependency, leontief, recovery, recovery_rates, technical

FLOWS, OUTPUT = [[150, 500], [200, 100]], [1000, 2000]


def test_leontief_of_miller_and_blair() -> None:
    coefficients = technical(FLOWS, OUTPUT)
    assert coefficients == pytest.approx(np.array([[0.15, 0.25], [0.20, 0.05]]), abs=1e-15)
    inverse = leontief(coefficients)
    # det(I - A) = .85 · .95 - .25 · .20 = .7575, so the inverse is in exact fractions.
    assert inverse == pytest.approx(np.array([[0.95, 0.25], [0.20, 0.85]]) / 0.7575, abs=1e-12)
    assert inverse == pytest.approx(np.array([[1.25412541, 0.33003300], [0.26402640, 1.12211221]]), abs=5e-9)
    assert inverse @ [600, 1500] == pytest.approx([945 / 0.7575, 1395 / 0.7575], abs=1e-9)
    assert inverse @ [600, 1500] == pytest.approx([1247.52475248, 1841.58415842], abs=5e-9)


def test_inoperability_of_haimes_and_jiang() -> None:
    assert inoperability([[0, 0.8], [0.2, 0]], [0, 0.6]).raw == pytest.approx([4 / 7, 5 / 7], abs=1e-12)
    four = [[0, 0.9, 0, 0], [0.4, 0, 0, 0], [1, 0.8, 0, 0], [1, 0.9, 0, 0]]
    found = inoperability(four, [0, 0.5, 0, 0])
    assert found.raw == pytest.approx([0.703125, 0.78125, 1.328125, 1.40625], abs=1e-12)
    assert found.share == pytest.approx([0.703125, 0.78125, 1, 1], abs=1e-12)
    three = inoperability([[0, 0, 0.3], [0.4, 0, 0], [0.2, 0.6, 0]], [0, 0, 0.12])
    assert three.raw == pytest.approx([0.04147465, 0.01658986, 0.13824885], abs=5e-9)


def test_inoperability_of_lian_and_haimes() -> None:
    found = inoperability([[0.15, 0.5], [0.1, 0.05]], [0, 0.1])
    assert found.raw == pytest.approx([0.05 / 0.7575, 0.085 / 0.7575], abs=1e-12)
    assert found.raw == pytest.approx([0.06600660, 0.11221122], abs=5e-9)


def test_inoperability_is_leontief_in_other_units() -> None:
    coefficients = technical(FLOWS, OUTPUT)
    between = interdependency(coefficients, OUTPUT)
    assert between == pytest.approx(np.array([[0.15, 0.5], [0.1, 0.05]]), abs=1e-12)
    found = inoperability(between, [0.035, 0])
    assert found.raw == pytest.approx([0.04389439, 0.00462046], abs=5e-9)
    assert found.lost(OUTPUT) == pytest.approx(leontief(coefficients) @ [35, 0], abs=1e-12)
    assert found.lost(OUTPUT) == pytest.approx([43.89438944, 9.24092409], abs=5e-9)


def test_recovery_of_lian_and_haimes() -> None:
    path = recovery([[0.15, 0.5], [0.1, 0.05]], lambda step: [0, 0.1 if step < 30 else 0], [0.2, 0.2], [0, 0], 100)
    assert path[30] == pytest.approx([0.06389288, 0.111413], abs=5e-7)
    assert np.trapezoid(path, axis=0) == pytest.approx([1.980144350, 3.366317449], abs=2e-7)


def test_a_sector_alone_recovers_in_its_time() -> None:
    rates = recovery_rates([[0.0]], [500.0])
    path = recovery([[0.0]], lambda step: [0.0], rates, [0.5], 501)
    assert path[500] / 0.5 == pytest.approx(0.01, rel=0.03)


@given(st.integers(1, 6), st.integers(0, 2**32))
def test_recovery_under_a_lasting_loss_ends_in_the_static_model(count: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    between = random.random((count, count)) * 0.5 / count
    loss = random.random(count) * 0.3
    path = recovery(between, lambda step: loss, np.full(count, 0.5), np.zeros(count), 200)
    assert path[-1] == pytest.approx(inoperability(between, loss).share, abs=1e-9)
    assert (np.diff(path, axis=0) >= -1e-12).all()


@pytest.mark.parametrize(
    ("work", "message"),
    [
        (lambda: inoperability([[1.2]], [0.1]), "spectral radius 1.2"),
        (lambda: inoperability([[0.1, 0.2]], [0.1]), "square"),
        (lambda: inoperability([[0.1]], [0.1, 0.2]), "one number for each of 1"),
        (lambda: leontief([[-0.1]]), "spectral radius"),
        (lambda: technical([[1.0]], [0.0]), "above 0"),
        (lambda: recovery([[0.1]], lambda step: [0], [2.0], [0], 5), "shorter steps"),
        (lambda: recovery_rates([[0.1]], [0.0]), "days to recover"),
    ],
)
def test_tables_that_are_none_are_refused(work, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        work()
