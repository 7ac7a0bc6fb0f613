"""Small networks with known results, and random ones."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from xinmai.supply.engine import Accounts, FirmNetwork, Links, links_of, network_of

__all__ = ["eleven", "fractions", "networks", "six_stages", "two_by_two"]


def fractions(text: str) -> NDArray[np.float64]:
    return np.array([float(Fraction(part)) for part in text.split()])


def _unit(text: str) -> Links:
    ends = [tuple(map(int, part.split(">"))) for part in text.split()]
    return Links([one - 1 for one, _ in ends], [other - 1 for _, other in ends], np.ones(len(ends)))


def eleven() -> FirmNetwork:
    """T1: eleven firms in five sectors, unit links, nothing essential."""
    sectors = np.array([1, 2, 1, 3, 4, 2, 4, 1, 2, 3, 5]) - 1
    return network_of(sectors, _unit("2>1 2>3 3>7 6>7 7>4 7>11 8>11 9>5 9>10 10>7"))


def two_by_two() -> FirmNetwork:
    """T2: Fig. 1 of Diem et al., PNAS Nexus (2024)."""
    sectors = np.array([1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5]) - 1
    links = _unit("3>6 4>6 4>7 5>7 6>1 6>2 7>10 7>11 8>1 8>2 9>11")
    sold, bought = np.bincount(links.supplier, minlength=11), np.bincount(links.customer, minlength=11)
    return network_of(sectors, links, accounts=Accounts(weight=np.maximum(sold, bought)))


def six_stages() -> FirmNetwork:
    """T4: a chain of eight firms, from design software to an application, with essential and negligible inputs."""
    essential = np.ones((6, 6), dtype=int)
    essential[[1, 2, 3, 4], [3, 3, 4, 5]] = 2
    essential[5, 0] = 0
    rows = "1>5>2 1>6>1 2>5>6 3>5>2 3>6>3 4>5>4 4>6>2 5>7>12 6>7>4 7>8>20 4>7>1 8>1>1"
    links = links_of(list("12345678"), [(one, other, float(much)) for one, other, much in (row.split(">") for row in rows.split())])
    return network_of([0, 1, 1, 2, 3, 3, 4, 5], links, essential=essential, accounts=Accounts(revenue=[10, 12, 10, 14, 16, 8, 25, 40]))


@st.composite
def networks(draw: st.DrawFn, *, outside: float = 0.25) -> FirmNetwork:
    """Random networks of 2 to 12 firms whose revenue is larger than their sales."""
    count, sectors = draw(st.integers(2, 12)), draw(st.integers(1, 4))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    pairs = np.array([(one, other) for one in range(count) for other in range(count) if one != other])
    chosen = pairs[random.permutation(len(pairs))[: draw(st.integers(1, len(pairs)))]]
    amount = random.lognormal(3, 1, len(chosen))
    sold = np.bincount(chosen[:, 0], weights=amount, minlength=count)
    return network_of(
        random.integers(0, sectors, count),
        Links(chosen[:, 0], chosen[:, 1], amount),
        essential=random.integers(0, 3, (sectors, sectors)),
        accounts=Accounts(revenue=sold * (1 + outside) + 1),
    )
