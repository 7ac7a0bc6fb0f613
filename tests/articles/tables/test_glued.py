"""Headers whose cells ran together above rows whose cells did not."""

from __future__ import annotations

import pytest

from .reading import only, texts

ROWS = "甲公司 312.5 41.2%\n乙公司 98.1 12.0%\n丙公司 40.7 5.1%\n"


def test_a_glued_header_is_cut_into_as_many_cells_as_the_rows_have() -> None:
    raw = f"主要企业上半年业绩\n企业营收(亿元)市占率\n{ROWS}"
    table = only(raw)
    assert (table.header, table.units, table.caption) == (("企业", "营收(亿元)", "市占率"), ("", "亿元", "%"), "主要企业上半年业绩")
    assert texts(table, raw)[0] == ["甲公司", "312.5", "41.2%"]


def test_quarters_may_stand_before_their_years() -> None:
    raw = "排名公司2Q23营收1Q23营收季增率\n1 甲公司 1,250 1,120 11.6%\n2 乙公司 830 850 -2.4%\n3 丙公司 410 402 2.0%\n"
    assert only(raw).header == ("排名", "公司", "2Q23营收", "1Q23营收", "季增率")


@pytest.mark.parametrize("line", ["企业营收", "本次统计覆盖了全部上市公司", "企业市占率营收(亿元)说明备注", ""])
def test_what_does_not_fit_is_no_header(line: str) -> None:
    assert only(f"{line}\n{ROWS}").header == ()
