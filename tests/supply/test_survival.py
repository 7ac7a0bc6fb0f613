from __future__ import annotations

import math

import pytest

from xinmai.errors import UsageError
from xinmai.supply.engine import Chain, Maker, Need, exposures, lost_demand, time_to_survive


def wafers(other: float) -> Chain:
    makers = [Maker("A", "wafer", stock=10), Maker("B", "wafer", capacity=other), Maker("fab", "chip", stock=20)]
    return Chain(makers, [Need("fab", "wafer")], {"chip": 5.0})


@pytest.mark.parametrize(("other", "days"), [(0, 6), (2, 10), (4, 30), (5, math.inf), (7, math.inf)])
def test_days_that_stock_and_a_second_supplier_last(other: float, days: float) -> None:
    assert time_to_survive(wafers(other), ["A"]) == pytest.approx(days, abs=1e-12)


@pytest.mark.parametrize(("other", "lost"), [(0, 40), (2, 12), (5, 0)])
def test_what_is_lost_until_recovery(other: float, lost: float) -> None:
    found = lost_demand(wafers(other), ["A"], 14)
    assert found.value == pytest.approx(lost, abs=1e-12)
    assert found.units["chip"] == pytest.approx(lost, abs=1e-12)


def test_nothing_is_lost_within_the_days_that_are_survived() -> None:
    assert lost_demand(wafers(2), ["A"], 10).value == pytest.approx(0, abs=1e-12)
    assert lost_demand(wafers(2), ["A"], 11).value == pytest.approx(3, abs=1e-12)


def test_exposures_the_worst_first() -> None:
    found = exposures(wafers(2), {"A": 14.0, "B": 14.0, "fab": 14.0})
    assert [(one.maker, one.exposed) for one in found] == [("fab", True), ("A", True), ("B", False)]
    assert [one.risk for one in found] == pytest.approx([1, 12 / 50, 0])
    assert [one.survive for one in found] == pytest.approx([4, 10, math.inf])


def test_two_lines_of_a_site_share_its_limit() -> None:
    makers = [Maker("a", "x", capacity=3, site="S"), Maker("b", "y", capacity=3, site="S")]
    chain = Chain(makers, [], {"x": 2.0, "y": 2.0}, {"x": 1.0, "y": 10.0})
    found = lost_demand(chain, [], 1)
    assert (found.value, found.units) == (pytest.approx(1), {"x": pytest.approx(1), "y": pytest.approx(0)})


def test_only_named_suppliers_serve_a_need_and_products_can_be_sold_and_used() -> None:
    makers = [Maker("A", "w", stock=8), Maker("B", "w"), Maker("F", "c")]
    chain = Chain(makers, [Need("F", "w", 2.0, ("A",))], {"c": 1.0, "w": 2.0})
    assert time_to_survive(chain, ["A"]) == pytest.approx(4)
    assert time_to_survive(chain, ["A", "B"]) == pytest.approx(2)


@pytest.mark.parametrize(
    ("chain", "message"),
    [
        (Chain([Maker("A", "x"), Maker("A", "y")], [], {"x": 1}), "same name"),
        (Chain([Maker("A", "x")], [Need("B", "x")], {"x": 1}), "unknown maker B"),
        (Chain([Maker("A", "x")], [Need("A", "z")], {"x": 1}), "nobody makes z"),
        (Chain([Maker("A", "x", stock=-1)], [], {"x": 1}), "numbers from 0"),
        (Chain([Maker("A", "x")], [], {}), "nothing is demanded"),
    ],
)
def test_a_chain_that_is_none_is_refused(chain: Chain, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        time_to_survive(chain, ["A"])


def test_what_is_down_must_be_there() -> None:
    with pytest.raises(UsageError, match="unknown maker Z"):
        time_to_survive(wafers(0), ["Z"])
    with pytest.raises(UsageError, match="days"):
        lost_demand(wafers(0), ["A"], -1)
