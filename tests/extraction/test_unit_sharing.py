"""Numbers in the unit of a number beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.quantity import quantity_reader
from xinmai.extraction.unit_sharing import with_shared_units
from xinmai.lexicon import default_lexicon

READER = quantity_reader(default_lexicon())


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("车载约3.5亿颗，工控近8000万", ["颗", ""]),
        ("车载约3500万颗，工控近800万", ["颗", "颗"]),
        ("总投资60亿欧元，一期只有15亿，", ["EUR", "EUR"]),
        ("一期30亿、二期45亿，合计75亿元。", ["CNY", "CNY", "CNY"]),
        ("出货3亿颗，用户数约2亿，", ["颗", "户"]),
        ("月投片约4万片，满产可达6万。", ["片", "片"]),
        ("每台约1.2亿元，国产化后可降至8000万以内。", ["CNY", "CNY"]),
        ("收入5.2亿美元，净利1.1亿，", ["USD", "USD"]),
        ("净利1.1亿，增长5%，", ["CNY", "%"]),
        ("占比30%，出口3亿，", ["%", ""]),
        ("5亿美元3亿，", ["USD", ""]),
    ],
)
def test_units_of_numbers_without_one(text: str, units: list[str]) -> None:
    assert [one.quantity.unit for one in with_shared_units(text, list(READER.find(text)))] == units


@given(st.text(alphabet="0123456789.万亿元颗%，、（）甲乙户数 ", max_size=60))
def test_nothing_but_units_changes(text: str) -> None:
    found = list(READER.find(text))
    shared = list(with_shared_units(text, found))
    assert [(a.start, a.end, a.quantity.low) for a in shared] == [(b.start, b.end, b.quantity.low) for b in found]
    assert all(a.quantity.unit == b.quantity.unit for a, b in zip(shared, found, strict=True) if b.quantity.unit not in ("", "CNY"))
