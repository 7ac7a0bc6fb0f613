"""Tables whose cells ran together are parted again, and what is no table stays text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinmai.articles.tables import flattened
from xinmai.model import DoubtKind, Table

from .reading import LEAD, flatten, only, tables, texts

CASES = {
    "years by figures": (
        ["年份", "晶圆产量(万片)", "国产化率(%)"],
        [["2017", "310.5", "12.4"], ["2018", "352.8", "14.1"], ["2019", "398.0", "16.6"], ["2020", "431.2", "19.3"]],
    ),
    "counts of unlike length": (
        ["年份", "新增产线(条)", "企业数量(家)"],
        [["2019", "7", "96"], ["2020", "9", "108"], ["2021", "12", "121"], ["2022", "15", "140"]],
    ),
    "quarters": (
        ["季度", "出货量(亿颗)", "产能利用率(%)"],
        [["2023Q1", "4.12", "71.5"], ["2023Q2", "4.38", "74.0"], ["2023Q3", "4.77", "78.2"], ["2023Q4", "5.03", "80.9"]],
    ),
    "names and shares": (
        ["应用领域", "占比(%)", "对应市场规模(亿元)"],
        [["汽车电子", "38.5", "77.0"], ["工业控制", "27.0", "54.0"], ["消费电子", "20.5", "41.0"], ["其他", "14.0", "28.0"]],
    ),
    "ranks": (
        ["排名", "企业名称", "营业收入(亿元)"],
        [["1", "中芯国际", "452.5"], ["2", "华虹集团", "162.3"], ["3", "晶合集成", "72.4"], ["4", "士兰微", "61.8"]],
    ),
    "years missing": (
        ["年份", "认证产品数(款)"],
        [["2015", "4"], ["2016", "6"], ["2018", "11"], ["2021", "19"], ["2022", "23"]],
    ),
    "forecasts": (
        ["年份", "市场规模(亿元)", "同比增长率(%)"],
        [["2022", "120.4", "8.1"], ["2023", "133.6", "11.0"], ["2024E", "150.3", "12.5"], ["2025E", "171.0", "13.8"]],
    ),
    "a figure is missing": (
        ["年份", "出货量(亿颗)", "平均单价(元/颗)"],
        [["2019", "3.42", "2.15"], ["2020", "3.97", "—"], ["2021", "4.61", "1.98"], ["2022", "5.02", "1.87"]],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_cell_comes_back(case: tuple[list[str], list[list[str]]]) -> None:
    header, rows = case
    raw = flatten(header, rows)
    table = only(raw)
    assert list(table.header) == header
    assert [list(row) for row in table.rows] == rows
    assert texts(table, raw) == rows
    assert "".join([*table.header, *(cell for row in rows for cell in row)]) == table.span.of(raw)


def test_units_stand_with_their_columns() -> None:
    assert only(flatten(*CASES["names and shares"])).units == ("", "%", "亿元")


def test_traditional_script_is_read_as_it_stands() -> None:
    rows = [["2018", "5.2", "31.0"], ["2019", "5.9", "33.5"], ["2020", "6.4", "36.1"], ["2021", "7.3", "39.8"]]
    raw = "行業運行平穩。" + "".join(["年份", "晶圓產量(萬片)", "國產化率(%)", *(c for row in rows for c in row)]) + "。"
    table = only(raw)
    assert table.header == ("年份", "晶圓產量(萬片)", "國產化率(%)")
    assert table.units == ("", "万片", "%")
    assert texts(table, raw) == rows


def test_a_heading_behind_the_table_keeps_its_number() -> None:
    header, rows = CASES["years by figures"]
    raw = LEAD + "".join([*header, *(c for row in rows for c in row)]) + "2.3下游需求分析下游需求保持增长。"
    assert texts(only(raw), raw) == rows


def test_what_the_text_cuts_off_is_doubted_and_left_empty() -> None:
    header, rows = CASES["years by figures"]
    cells = [*header, *(c for row in rows for c in row)][:-1]
    raw = LEAD + "".join(cells)
    table = only(raw)
    assert table.rows[-1] == ("2020", "431.2", None)
    assert {(d.row, d.column) for d in table.doubts if d.kind is DoubtKind.CUT_OFF} == {(3, 1), (3, 2)}


def test_a_doubted_boundary_says_what_else_may_stand_there() -> None:
    table = only(flatten(["类别", "占比(%)", "说明"], [["甲乙", "40.5", "丙丁戊"], ["己庚", "35.0", "辛壬癸"], ["子丑", "24.5", "寅卯辰"]]))
    doubts = [doubt for doubt in table.doubts if doubt.kind is DoubtKind.BOUNDARY]
    assert doubts
    assert all(doubt.others and table.rows[doubt.row][doubt.column] not in doubt.others for doubt in doubts)


PROSE = [
    "公司的功率器件业务营收占比最高,为59.48%,当期实现营收413.33亿元。",
    "2019年至2023年,出货量(亿颗)分别为3.2、3.5、3.9、4.4和5.1。",
    "应用领域方面,汽车电子占比38.5%,工业控制占比27.0%,消费电子占比20.5%。",
    "排名前三的企业分别为甲公司、乙公司和丙公司,市场份额为21.5%、18.2%和9.9%。",
    "时间定于2024年3月15日,地点在上海,参会企业200余家,签约金额35.6亿元。",
    "产品支持ISO/IEC 14443(类型A)和15693标准,工作温度为-40至85摄氏度。",
    "目录第一章行业概况135第二章市场分析1124第三章竞争格局2236",
]


@pytest.mark.parametrize("prose", PROSE)
def test_prose_is_no_table(prose: str) -> None:
    assert tables(prose * 3) == ()


@st.composite
def grown(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """Consecutive years by one to three columns, each with one decimal and no wild leaps."""
    first, n = draw(st.integers(1995, 2025)), draw(st.integers(4, 8))
    heads = draw(st.permutations(["产量(亿块)", "市场规模(亿元)", "国产化率(%)", "出货量(万片)"]))[: draw(st.integers(1, 3))]
    columns = []
    for head in heads:
        start = draw(st.integers(50, 400 if "%" in head else 9000))
        steps = draw(st.lists(st.integers(2, 12), min_size=n, max_size=n))
        values = [start]
        for step in steps[1:]:
            values.append(values[-1] + max(1, values[-1] * step // 100))
        columns.append([f"{value // 10}.{value % 10}" for value in values])
    return ["年份", *heads], [[str(first + i), *cells] for i, cells in enumerate(zip(*columns, strict=True))]


@settings(max_examples=40, deadline=None)
@given(grown())
def test_consecutive_years_with_one_decimal_come_back(made: tuple[list[str], list[list[str]]]) -> None:
    header, rows = made
    raw = flatten(header, rows)
    assert texts(only(raw), raw) == rows


def check(table: Table, raw: str) -> None:
    """What holds of every table, right or wrong."""
    width = len(table.header)
    spans = [cell for row in table.cells for cell in row if cell]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(table.span.covers(span) for span in spans)
    assert texts(table, raw) == [list(row) for row in table.rows]
    assert all(len(row) == width == len(table.units) for row in table.rows)
    assert 0 <= table.confidence <= 1
    assert all(doubt.row < len(table.rows) and doubt.column < width for doubt in table.doubts)


PIECES = st.sampled_from(["年份", "排名", "占比(%)", "规模(亿元)", "2019", "2020", "3.2", "18", "汽车电子", "。", "，", "(", "业(yè)", "—", "\n", " ", "?"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
def test_nothing_raises_and_every_cell_is_a_slice(raw: str) -> None:
    for table in tables(raw):
        check(table, raw)


def test_a_run_too_long_to_be_read_is_reported_and_not_read() -> None:
    (table,) = tables("年份市场规模(亿元)" + "2019" * 5000)
    assert (table.rows, table.confidence) == ((), 0.0)


@pytest.mark.parametrize("unit", ["年份市场规模(亿元)20193.220203.5\n", "规模(亿元)201932。", "9" * 40, "年份20193.2"])
def test_work_does_not_grow_beyond_its_bound(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flattened, "_BUDGET", 5000)
    attempts = 0
    read = flattened._read

    def counted(around: flattened.Surroundings, *, ends_paragraph: bool) -> object:
        nonlocal attempts
        attempts += 1
        return read(around, ends_paragraph=ends_paragraph)

    monkeypatch.setattr(flattened, "_read", counted)
    tables(unit * 2000)
    assert attempts <= 5000 // flattened._ATTEMPT + 1


def test_digits_without_end_are_no_number() -> None:
    row = "2019" + "1" + ",234" * 150 + "12.5"
    tables(flatten(["年份", "市场规模(亿元)", "增长率(%)"], [[row], ["2020", "13013.5", "2.1"], ["2021", "14014.5", "2.3"]]))
