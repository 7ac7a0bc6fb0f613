from __future__ import annotations

import pytest

from xinmai.errors import UsageError
from xinmai.supply import trade_dependence

OUTSIDE = {"甲": 70.0, "乙": 20.0, "丙": 10.0}


def test_the_three_indicators() -> None:
    found = trade_dependence(OUTSIDE, 60, 80)
    assert (found.concentration, found.outside, found.against_exports) == (pytest.approx(0.54, abs=1e-12), 0.625, 1.25)
    assert found.dependent


def test_more_exports_end_the_dependence() -> None:
    found = trade_dependence(OUTSIDE, 60, 100)
    assert found.against_exports == 1
    assert not found.dependent


def test_no_exports_at_all_are_dependence() -> None:
    found = trade_dependence(OUTSIDE, 60, 0)
    assert found.against_exports is None
    assert found.dependent


@pytest.mark.parametrize(("imports", "inside", "exports"), [({}, 1, 1), ({"甲": 0.0}, 1, 1), ({"甲": -1.0}, 1, 1), ({"甲": 1.0}, -1, 1)])
def test_what_cannot_be_worked_out_is_refused(imports: dict[str, float], inside: float, exports: float) -> None:
    with pytest.raises(UsageError):
        trade_dependence(imports, inside, exports)
