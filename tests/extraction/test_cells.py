"""Figures of tables as observations: from heads, labels and captions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xinmai.articles import read_tables, split
from xinmai.cleaning import clean
from xinmai.extraction import extract
from xinmai.extraction.cell_values import read_figure
from xinmai.extraction.cells import with_cells
from xinmai.extraction.period import Calendar
from xinmai.extraction.table_heads import period_of, read_head
from xinmai.lexicon import default_lexicon
from xinmai.model import Document, Modifier, Observation, Status, TracedText

LEXICON = default_lexicon()


def observations(raw: str, published: str | None = "2024-06") -> list[Observation]:
    plain = Document("0" * 64, "a.txt", "text/plain", raw, TracedText.of(raw), published=published)
    document = clean(plain, LEXICON)
    (article,) = split(document, LEXICON)
    facts = with_cells(extract(article, document, LEXICON), read_tables(document, LEXICON), article, document, LEXICON)
    return [o for o in facts.observations if "table" in o.evidence.rules]


def told(raw: str) -> list[tuple[str, str | None, str | None, str | None, str]]:
    return [(o.evidence.quote, o.subject, o.indicator, o.period.text, o.quantity.unit) for o in observations(raw)]


def test_years_by_figures() -> None:
    raw = "统计公报\n\n年份\t晶圆产量（万片）\t同比增速\n2021\t120\t8.1%\n2022\t131\t9.2%\n"
    assert told(raw)[0] == ("120", "晶圆", "产量", "2021", "片")
    assert [o.quantity.low for o in observations(raw)] == [1200000, Decimal("8.1"), 1310000, Decimal("9.2")]
    assert observations(raw)[1].indicator == "产量同比增速"


def test_periods_may_head_columns_and_labels_name_indicators() -> None:
    raw = "中芯国际主要数据\n\n项目\t2022年\t2023年\n营业收入（亿元）\t495.2\t452.5\n毛利率\t38.3%\t21.9%\n"
    found = [(o.evidence.quote, o.indicator, o.period.text, o.quantity.unit) for o in observations(raw)]
    assert found == [
        ("495.2", "营业收入", "2022", "CNY"),
        ("452.5", "营业收入", "2023", "CNY"),
        ("38.3%", "毛利率", "2022", "%"),
        ("21.9%", "毛利率", "2023", "%"),
    ]


def test_labels_name_subjects_and_places_are_areas() -> None:
    raw = "统计公报\n\n企业\t2023年营业收入（亿元）\n中芯国际\t452.5\n华虹集团\t162.3\n"
    assert [(o.subject, o.area) for o in observations(raw)] == [("中芯国际", None), ("华虹集团", None)]
    raw = "统计公报\n\n地区\t2023年集成电路产量（亿块）\n广东\t685\n江苏\t1055\n"
    assert [(o.area, o.period.text) for o in observations(raw)] == [("广东", "2023"), ("江苏", "2023")]


def test_what_lies_ahead_of_the_publication_is_a_forecast() -> None:
    raw = "行业展望\n\n年份\t市场规模（亿元）\n2022\t120\n2023\t131\n2024E\t140\n2027\t180\n"
    assert [o.status for o in observations(raw)] == [Status.ACTUAL, Status.ACTUAL, Status.FORECAST, Status.FORECAST]


def test_numbers_that_measure_nothing_are_left_out() -> None:
    assert told("名单\n\n序号\t企业\t代码\n1\t中芯国际\t688981\n2\t华虹集团\t688347\n") == []


def test_quotes_are_raw_slices() -> None:
    raw = "統計公報\n\n年份\t產量（億塊）\n2021\t35.9\n2022\t32.4\n"
    assert all(o.evidence.span.of(raw) == o.evidence.quote for o in observations(raw))
    assert len(observations(raw)) == 2


@pytest.mark.parametrize(
    ("cell", "unit", "value", "code", "modifier"),
    [
        ("1,016", "亿美元", 101600000000, "USD", Modifier.EQ),
        ("8.2%", "", Decimal("8.2"), "%", Modifier.EQ),
        ("-3.5", "%", Decimal("-3.5"), "%", Modifier.EQ),
        ("1.2亿", "张", 120000000, "张", Modifier.EQ),
        ("约5", "万片/月", 50000, "片/月", Modifier.APPROX),
        (">20", "%", 20, "%", Modifier.GT),
        ("１２", "家", 12, "家", Modifier.EQ),
        ("3亿元", "", 300000000, "CNY", Modifier.EQ),
    ],
)
def test_figure_of_a_cell(cell: str, unit: str, value: Decimal, code: str, modifier: Modifier) -> None:
    figure = read_figure(cell, unit, LEXICON)
    assert figure is not None
    assert (figure.quantity.low, figure.quantity.unit, figure.quantity.modifier) == (value, code, modifier)


@pytest.mark.parametrize("cell", ["", "—", "汽车电子", "5G手机", "10-5", "3甲乙", "1.2.3"])
def test_what_is_no_figure(cell: str) -> None:
    assert read_figure(cell, "%", LEXICON) is None


@pytest.mark.parametrize(
    ("cell", "period"),
    [("2023", "2023"), ("2023年", "2023"), ("2025E", "2025"), ("2026年1-4月", "2026-01/2026-04"), ("2023年产量", None)],
)
def test_period_of_a_cell(cell: str, period: str | None) -> None:
    said = period_of(cell, Calendar())
    assert (said and said.period) == period


def test_what_a_head_says() -> None:
    head = read_head("2023年微處理器卡占比(%)", LEXICON, Calendar())
    assert (head.indicator, head.qualifier, head.period and head.period.period) == ("占比", "微处理器卡", "2023")
    assert read_head("全球市场份额", LEXICON, Calendar()).area == "全球"
    assert not read_head("排名", LEXICON, Calendar()).measures
    assert read_head("认证的安全芯片数量(款)", LEXICON, Calendar()).indicator == "数量"


def test_a_filing_gives_amounts_rates_and_amounts_a_share() -> None:
    heads = "本报告期本报告期比上年同期增减变动幅度(%)上年度末"
    raw = f"甲公司季度报告\n\n单位:万元币种:人民币项目{heads}\n营业收入 1,200.50 -6.1 3,500\n基本每股收益(元/股)0.21 5.00 0.63\n"
    assert [(o.indicator, o.quantity.unit, float(o.quantity.low)) for o in observations(raw)] == [
        ("营业收入", "CNY", 12_005_000), ("营业收入同比增速", "%", -6.1), ("营业收入", "CNY", 35_000_000),
        ("每股收益", "CNY/股", 0.21), ("每股收益同比增速", "%", 5), ("每股收益", "CNY/股", 0.63),
    ]  # fmt: skip


def test_a_column_of_growth_takes_the_level_of_the_caption() -> None:
    raw = "统计公报\n\n2023年1—9月芯片产量情况 单位：亿块、%\n地区\t9月\t同比\n甲省\t10.5\t-3.2\n乙省\t4.1\t8.0\n"
    assert [(o.indicator, o.quantity.unit) for o in observations(raw)][:2] == [("产量", "块"), ("产量同比增速", "%")]


def test_a_quarter_may_stand_before_its_year() -> None:
    assert [said.period if (said := period_of(text, Calendar())) else None for text in ("4Q 2023", "1Q24")] == ["2023-Q4", "2024-Q1"]


def test_a_column_may_say_what_rows_are_measured_in() -> None:
    raw = "统计公报\n\n主要指标\t单位\t2023年\t增速（%）\n集成电路产量\t亿块\t12.5\t6.9\n软件业务收入\t亿元\t30\t13.4\n全国排名\t—\t3\t—\n"
    assert [(o.indicator, float(o.quantity.low), o.quantity.unit) for o in observations(raw)][:4] == [
        ("产量", 1_250_000_000, "块"), ("产量同比增速", 6.9, "%"), ("软件业务收入", 3_000_000_000, "CNY"), ("软件业务收入同比增速", 13.4, "%"),
    ]  # fmt: skip


def test_a_caption_may_name_currency_and_multiplier() -> None:
    raw = "甲公司財務摘要（新台幣百萬元）\n項目\t1Q24\t季增率\n營業收入\t5,120\t4.0%\n毛利率\t30.5%\t—\n每股盈餘（元）\t1.2\t—\n"
    found = [(o.indicator, float(o.quantity.low), o.quantity.unit, o.period.text) for o in observations(raw)]
    assert found[0] == ("营业收入", 5_120_000_000, "TWD", "2024-Q1")
    assert [(name, low) for name, low, *_ in found[2:]] == [("毛利率", 30.5), ("每股收益", 1.2)]


def test_ranks_and_years_with_a_word_are_no_figures() -> None:
    assert not read_head("全国位次", LEXICON, Calendar()).measures
    assert read_figure("2022年报", "", LEXICON) is None


def test_a_multiplier_leaves_the_unit_whole() -> None:
    found = [read_figure("288", unit, LEXICON) for unit in ("亿千瓦时", "千米", "千片", "百万元", "人民币万元")]
    assert [(float(f.quantity.low), f.quantity.unit) for f in found if f] == [
        (28_800_000_000, "kWh"), (288, "公里"), (288_000, "片"), (288_000_000, "CNY"), (2_880_000, "CNY"),
    ]  # fmt: skip
