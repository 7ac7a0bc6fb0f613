from __future__ import annotations

import numpy as np
import pytest

from xinmai.errors import UsageError
from xinmai.supply.engine import Accounts, Links, links_from_shares, links_of, network_of

TWO = Links([0], [1], [1.0])


def test_what_is_not_given_is_worked_out() -> None:
    network = network_of([0, 1, 1], Links([0, 0, 1], [1, 2, 2], [1, 2, 4]))
    assert network.ids == ("1", "2", "3")
    assert len(network) == 3
    assert (network.revenue.tolist(), network.costs.tolist(), network.weight.tolist()) == ([3, 4, 0], [0, 1, 6], [3, 4, 0])
    assert network.market.tolist() == [0, 1, 1]
    assert network.essential.tolist() == [[1, 1], [1, 1]]
    assert network.at("3") == 2


@pytest.mark.parametrize(
    ("sectors", "links", "options", "message"),
    [
        ([], TWO, {}, "an empty network"),
        ([0, 0], Links([], [], []), {}, "an empty network"),
        ([0, 0], Links([0], [1], [-1]), {}, "link 1 -> 2: its amount is missing or not above zero"),
        ([0, 0], Links([0], [1], [None]), {}, "link 1 -> 2: its amount is missing"),
        ([0, 0], Links([0], [1], [float("inf")]), {}, "its amount is missing"),
        ([0, 0], Links([0], [1], ["much"]), {}, "must be numbers"),
        ([0, 0], Links([1], [1], [1]), {}, "link 2 -> 2: a firm cannot supply itself"),
        ([0, 0], Links([0, 0], [1, 1], [1, 2]), {}, "link 1 -> 2: listed twice"),
        ([0, 0], Links([0], [2], [1]), {}, "firm number 2 of 2"),
        ([0, 0], Links([0], [-1], [1]), {}, "customers must be a row of whole numbers from 0"),
        ([0, 0.5], TWO, {}, "sectors must be"),
        ([0, 0], Links([0], [1, 1], [1]), {}, "1 suppliers, 2 customers and 1 amounts"),
        ([0, 0], TWO, {"ids": ("a", "a")}, "firm a is listed twice"),
        ([0, 0], TWO, {"ids": ("a",)}, "1 ids"),
        ([0, 1], TWO, {"essential": [[1]]}, "essential inputs of shape"),
        ([0, 0], TWO, {"essential": [[3]]}, "0 .negligible."),
        ([0, 0], TWO, {"accounts": Accounts(revenue=[0.5, 0])}, "firm 1 sells 1 by its links and has a revenue of 0.5"),
        ([0, 0], TWO, {"accounts": Accounts(costs=[0, 0.5])}, "firm 2 buys 1 by its links and has costs of 0.5"),
        ([0, 0], TWO, {"accounts": Accounts(revenue=[1, -1])}, "firm 2: its revenue is missing or below zero"),
        ([0, 0], TWO, {"accounts": Accounts(revenue=[1])}, "revenue has 1 entries for 2 firms"),
        ([0, 0], TWO, {"accounts": Accounts(weight=[0, 0])}, "all weights are zero"),
    ],
)
def test_what_is_no_network_is_refused(sectors, links: Links, options: dict, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        network_of(sectors, links, **options)


def test_links_by_id() -> None:
    links = links_of(["a", "b"], [("b", "a", 2.0)])
    assert (links.supplier.tolist(), links.customer.tolist(), links.amount.tolist()) == ([1], [0], [2.0])
    with pytest.raises(UsageError, match="unknown firm c"):
        links_of(["a", "b"], [("c", "a", 2.0)])
    with pytest.raises(UsageError, match="unknown firm c"):
        network_of([0, 0], TWO).at("c")


def test_amounts_from_shares() -> None:
    links = links_from_shares(Links([0, 1], [2, 2], [60, 30]), [0, 0], [50, 50])
    assert np.asarray(links.amount).tolist() == [30, 15]


@pytest.mark.parametrize(
    ("shares", "message"), [([60, 41], "add up to 101 %"), ([101, 1], "a share of 101 %"), ([-1, 5], "a share of -1 %"), ([None, 5], "nan %")]
)
def test_shares_that_cannot_be_are_refused(shares: list[float], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        links_from_shares(Links([0, 1], [2, 2], shares), [0, 0], [50, 50])


def test_shares_over_a_hundred_by_rounding_are_taken() -> None:
    assert len(links_from_shares(Links([0, 1], [2, 2], [60.2, 40.1]), [0, 0], [1, 1]).amount) == 2
