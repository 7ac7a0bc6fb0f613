from __future__ import annotations

import pytest

from xinmai.extraction.number import NUMBER, read_number
from xinmai.extraction.unit import UnitReader, per_before
from xinmai.lexicon import default_lexicon

READER = UnitReader(default_lexicon())


@pytest.mark.parametrize(
    ("text", "code", "end"),
    [
        ("亿", None, 0), ("元", "CNY", 1), (" 美元", "USD", 3), ("个百分点", "pp", 4), ("nm工艺", "nm", 2), ("mΩ", None, 0), ("GHzX", None, 0),
        ("片 / 月", "片/月", 5), ("元/卡时", "CNY/卡时", 4), ("美元/条", "USD/条", 4), ("MW/400MWh", "MW", 2), ("片/不明", "片", 1), ("", None, 0),
    ],
)  # fmt: skip
def test_a_unit_behind(text: str, code: str | None, end: int) -> None:
    unit, stop = READER.behind(text, 0, "CNY")
    assert (unit.code if unit else None, stop) == (code, end)


def test_only_a_bare_yuan_is_at_home() -> None:
    assert [READER.behind(text, 0, "HKD")[0].code for text in ("元", "元/股", "美元", "人民币")] == ["HKD", "HKD/股", "USD", "CNY"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "written", "code", "start"),
    [
        ("持有US$", False, "USD", 2), ("约¥ ", False, "CNY", 1), ("新台币", True, "TWD", 0), ("新台币", False, None, 3), ("CAD ", False, None, 4),
        ("AUSD", True, None, 4), ("", True, None, 0),
    ],
)  # fmt: skip
def test_a_currency_before(text: str, written: bool, code: str | None, start: int) -> None:
    unit, first = READER.before(text, len(text), written)
    assert (unit.code if unit else None, first) == (code, start)


@pytest.mark.parametrize(
    ("noun", "number", "code"),
    [("用户总数达", "4.3亿", "户"), ("付费个人用户", "4.3亿", "人"), ("终端连接数将达", "2亿", "个"), ("亏", "3.2亿", "CNY"), ("有效像素", "5000万", "像素"), ("出货", "4.3亿", ""), ("出货", "43", None), ("用户", "43", None), ("出货", "两千", None)],
)
def test_a_unit_may_be_implied(noun: str, number: str, code: str | None) -> None:
    text = f"{noun}{number}，"
    match = NUMBER.match(text, len(noun))
    found = read_number(match) if match else None
    assert found is not None
    unit = READER.implied(text, len(noun), found, "CNY")
    assert (unit.code if unit else None) == code


@pytest.mark.parametrize(
    ("before", "code"),
    [("每月", "片/月"), ("月产能达", "片/月"), ("日产", "片/日"), ("形成年产", "片/年"), ("形成年产能", "片"), ("2021年产量", "片"), ("首年产出", "片"), ("出货", "片")],
)
def test_a_count_becomes_a_rate(before: str, code: str) -> None:
    unit, _ = READER.behind("片", 0, "CNY")
    assert unit is not None
    assert per_before(unit, before, len(before)).code == code
