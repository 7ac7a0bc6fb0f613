"""Networks and reference results that are not part of this repository (their licence differs): read where a copy lies beside it."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest

from xinmai.supply.engine import (
    Accounts,
    FirmNetwork,
    Links,
    Published,
    network_of,
    published_index,
    upstream_index,
)

FOLDER = Path(os.environ.get("XINMAI_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "esri_tutorial"
NETS = ("erdos_reny_101_213", "scale_free_101_4000")
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the tutorial's networks are not here")


def network(net: str, setting: int) -> FirmNetwork:
    matrix = np.genfromtxt(FOLDER / f"example_net_{net}.csv", delimiter=",", skip_header=1)
    with (FOLDER / "industry_vector.csv").open(encoding="utf-8") as file:
        sectors = [int(row["industry_id"]) - 1 for row in csv.DictReader(file)]
    essential = np.full((4, 4), 2 if setting == 4 else 1)
    if setting in (3, 5):
        essential[1, 3] = 2
    sells, buys = np.nonzero(matrix)
    sold = matrix.sum(axis=1)
    accounts = Accounts(revenue=1.25 * sold + 1 if setting == 5 else sold, weight=sold)
    return network_of(sectors, Links(sells, buys, matrix[sells, buys]), essential=essential, accounts=accounts)


def expected(net: str, setting: int) -> dict[str, np.ndarray]:
    with (FOLDER / f"expected_{net}.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["config"] == str(setting)]
    return {name: np.array([float(row[name]) for row in rows]) for name in rows[0]}


@pytest.mark.parametrize("net", NETS)
@pytest.mark.parametrize("setting", [1, 2, 3, 4, 5])
def test_the_published_rule(net: str, setting: int) -> None:
    found, wanted = published_index(network(net, setting), replace=setting > 1), expected(net, setting)
    assert found.esri == pytest.approx(wanted["esri_eps1e-2"], abs=1e-12)
    assert found.down == pytest.approx(wanted["esri_d_eps1e-2"], abs=1e-12)
    assert found.up == pytest.approx(wanted["esri_u_eps1e-2"], abs=1e-12)
    assert found.rounds.tolist() == wanted["iters_eps1e-2"].astype(int).tolist()


@pytest.mark.parametrize("net", NETS)
def test_closed_form_and_tight_rule_with_revenue_from_outside(net: str) -> None:
    one, wanted = network(net, 5), expected(net, 5)
    assert upstream_index(one) == pytest.approx(wanted["esri_u_eps1e-10"], abs=1e-9)
    tight = published_index(one, None, Published(1e-10))
    assert tight.esri == pytest.approx(wanted["esri_eps1e-10"], abs=1e-9)
    assert tight.down == pytest.approx(wanted["esri_d_eps1e-10"], abs=1e-9)
