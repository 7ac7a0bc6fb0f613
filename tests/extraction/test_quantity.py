from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.quantity import FoundQuantity, quantity_reader
from xinmai.lexicon import Lexicon, default_lexicon
from xinmai.model import Modifier

READER = quantity_reader(default_lexicon())
UNITS = sorted(name for unit in default_lexicon().units for name in unit.names)
HOSTILE = st.text(
    alphabet="0123456789.,-–±~～+/% （()）“”、，。；\n一二两三十百千万亿零点多余半成翻番分之元个家年月日天周第前约近超不足下降至到为亏损每AGnmV$¥²٣",
    max_size=120,
)


def read(text: str, home: str = "CNY") -> list[FoundQuantity]:
    return list(READER.find(text, home))


def plain(text: str, home: str = "CNY") -> list[tuple[str, float, float, str]]:
    return [(text[f.start : f.end], float(f.quantity.low), float(f.quantity.high), f.quantity.unit) for f in read(text, home)]


@given(HOSTILE)
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    end = 0
    for found in read(text):
        assert end <= found.start < found.end <= len(text)
        assert found.quantity.low <= found.quantity.high
        end = found.end


@given(HOSTILE)
def test_reading_is_the_same_every_time(text: str) -> None:
    assert read(text) == read(text)


@given(st.integers(1, 9_999_999), st.sampled_from(["", "万", "亿", "万亿"]), st.sampled_from(["亿元", "亿美元", "万颗", "%", "个百分点"]))
def test_a_number_with_its_unit_is_found_whole(number: int, scale: str, unit: str) -> None:
    scale = "" if unit[0] in "亿万" or unit[0] in "%个" else scale
    text = f"市场规模为{number:,}{scale}{unit}，"
    (found,) = read(text)
    assert text[found.start : found.end] == f"{number:,}{scale}{unit}"
    factor = {"亿": 10**8, "万": 10**4}.get(unit[0], 1)
    assert found.quantity.value == number * factor


@pytest.mark.parametrize("name", UNITS)
def test_every_unit_of_the_lexicon_ends_where_it_is_written(name: str) -> None:
    for found in read(f"约为3.5{name}，"):
        assert found.end == len(f"约为3.5{name}")


@pytest.mark.parametrize(
    "piece",
    ["9", "亿", "1,234", "（", "[", "5%", "20、", "3天", "零点", "百分之9", "1/", "人民币", "新台币5", "1至", "5%-", "±", "亏损", "不超过", "一", "5亿\n"],
)
def test_a_long_run_of_one_thing_is_read_through(piece: str) -> None:
    size = 1_000_000 if piece in "9亿（[±一" else 60_000
    text = piece * (size // len(piece))
    assert sum(1 for _ in READER.find(text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("达1,035.35亿美元", ("1,035.35亿美元", 103_535_000_000, 103_535_000_000, "USD")),
        ("研发费用3，450万元", ("3，450万元", 34_500_000, 34_500_000, "CNY")),
        ("存货一亿零三百万元", ("一亿零三百万元", 103_000_000, 103_000_000, "CNY")),
        ("投资3亿5000万元", ("3亿5000万元", 350_000_000, 350_000_000, "CNY")),
        ("累计30多亿元", ("30多亿元", 3_000_000_000, 3_000_000_000, "CNY")),
        ("产值84至92亿美元", ("84至92亿美元", 8_400_000_000, 9_200_000_000, "USD")),
        ("新增5000至1万台", ("5000至1万台", 5000, 10_000, "台")),
        ("介于16.2亿美元和16.6亿美元之间", ("16.2亿美元和16.6亿美元", 1_620_000_000, 1_660_000_000, "USD")),
        ("湿度控制在45%±5%", ("45%±5%", 40, 50, "%")),
        ("精度±0.5℃", ("±0.5℃", -0.5, 0.5, "℃")),
        ("温度-40～125℃", ("-40～125℃", -40, 125, "℃")),
        ("净利润为-1.86亿元", ("-1.86亿元", -186_000_000, -186_000_000, "CNY")),
        ("YoY -5%", ("-5%", -5, -5, "%")),
        ("占三分之一", ("三分之一", 33.33, 33.33, "%")),
        ("占营收的百分之十四点二", ("百分之十四点二", 14.2, 14.2, "%")),
        ("自给率一成五", ("一成五", 15, 15, "%")),
        ("占七八成", ("七八成", 70, 80, "%")),
        ("收入翻了一番", ("翻了一番", 100, 100, "%")),
        ("专利数翻两番", ("翻两番", 300, 300, "%")),
        ("占一半以上", ("一半", 50, 50, "%")),
        ("现金US$6.4亿", ("US$6.4亿", 640_000_000, 640_000_000, "USD")),
        ("溢利港币4.6亿元", ("港币4.6亿元", 460_000_000, 460_000_000, "HKD")),
        ("报价5,860元/kW", ("5,860元/kW", 5860, 5860, "CNY/kW")),
        ("产能2960 万片 / 月", ("2960 万片 / 月", 29_600_000, 29_600_000, "片/月")),
        ("每月3000万片", ("3000万片", 30_000_000, 30_000_000, "片/月")),
        ("持卡人数突破4.3亿，", ("4.3亿", 430_000_000, 430_000_000, "人")),
        ("裁员两千，", ("两千", 2000, 2000, "人")),
        ("企业减至三家", ("三家", 3, 3, "家")),
        ("惠及企业近千家", ("千家", 1000, 1000, "家")),
        ("库存降至9周", ("9周", 9, 9, "周")),
    ],
)
def test_forms(text: str, expected: tuple[str, float, float, str]) -> None:
    assert plain(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "截至2020年7月1日", "第三代产品", "前五家合计", "三家券商预测", "长三角地区", "三元电池", "GPT-4倍受关注", "国标7816",
        "每10股派发红利", "图3分别给出", "14时28分起", "1号楼B座7层", "未来三至五年", "2023年一季度", "近三年来", "8英寸晶圆",
        "又一半导体产业园", "前两个季度", "数十家", "编号2031家", "069亿块", "三五百家", "1美元兑换", "沪深300成份股", "5G网络", "22Q3毛利率", "上半年", "近半年来", "半导体",
        "持股5%以上的股东", "4000元以上机型", "各有一条",
        "根据232条款加征", "海关8471项下", "采用800V平台", "20A良率", "正是这一点", "这一成果", "5毛利", "1欧元约合", "3/4月",
    ],
)  # fmt: skip
def test_what_measures_nothing_is_not_found(text: str) -> None:
    assert plain(text) == []


def test_a_change_between_two_levels_is_no_range() -> None:
    assert [quote for quote, *_ in plain("占比从12%到15%")] == ["12%", "15%"]
    assert [quote for quote, *_ in plain("涨幅从5%到10%不等")] == ["5%到10%"]


def test_a_list_shares_the_unit_of_its_last_number() -> None:
    assert plain("分别为20、30和50亿元") == [
        ("20", 2e9, 2e9, "CNY"), ("30", 3e9, 3e9, "CNY"), ("50亿元", 5e9, 5e9, "CNY"),
    ]  # fmt: skip


def test_a_bare_yuan_is_the_currency_at_home() -> None:
    text = "营收74.9亿元，每股5元/股，人民币3亿元，2亿美元"
    assert [unit for *_, unit in plain(text, "TWD")] == ["TWD", "TWD/股", "CNY", "USD"]


def test_a_currency_behind_one_number_is_not_before_the_next() -> None:
    assert plain("5亿美元3亿，") == [("5亿美元", 5e8, 5e8, "USD"), ("3亿", 3e8, 3e8, "")]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("甲方6.1亿、乙方4.2亿、丙方0.9亿户", ["户"] * 3),
        ("分别提高5个和1.2个百分点", ["pp", "pp"]),
        ("一期投入2-3千万，", ["CNY"]), ("需要20万软件工程师", ["人"]), ("零售价不到800块，", ["CNY"]), ("出货800块，", ["块"]),
        ("分地区（单位：亿块）：甲省12.5，乙省8。", ["块", "块"]), ("报价（美元）：DDR4 8Gb 1.6（-0.6%）", ["USD", "%"]), ("数据（初步）：甲省12.5，", []),
        ("今年有望实现9亿营收", ["CNY"]), ("总市值:135.2亿 |", ["CNY"]), ("1亿+客户", []),
        ("订单出货比为0.95，", ["倍"]), ("景气指数降至98.6，", ["点"]), ("风险指数为0.4，", [""]), ("密度由0.15升至0.2，", ["", ""]), ("指数2.0版", []),
        ("结构为5.1∶38.2∶56.7，", ["%"] * 3), ("比分为12:30，", []),
    ],
)  # fmt: skip
def test_a_unit_may_stand_elsewhere(text: str, units: list[str]) -> None:
    assert [unit for *_, unit in plain(text)] == units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("变动-8%至-6%", [("-8%至-6%", -8, -6, "%")]), ("为-3亿元~-2亿元", [("-3亿元~-2亿元", -3e8, -2e8, "CNY")]), ("+2%～+4%", [("+2%～+4%", 2, 4, "%")]),
        ("上涨0.5美元至48美元", [("0.5美元", 0.5, 0.5, "USD"), ("48美元", 48, 48, "USD")]), ("上涨4%至6%", [("4%至6%", 4, 6, "%")]),
        ("是去年的两倍半", [("两倍半", 2.5, 2.5, "倍")]), ("耗时一年半，", [("一年半", 1.5, 1.5, "年")]), ("交期三个半月，", [("三个半月", 3.5, 3.5, "个月")]),
        ("投产提前半年，", [("半年", 0.5, 0.5, "年")]), ("落后对手两到三年，", [("两到三年", 2, 3, "年")]), ("账上现金够用20个月，", [("20个月", 20, 20, "个月")]),
        ("平均年龄34岁", [("34岁", 34, 34, "岁")]), ("周转天数96天，", [("96天", 96, 96, "天")]), ("由70天加到98天", [("70天", 70, 70, "天"), ("98天", 98, 98, "天")]),
        ("目前520人，", [("520人", 520, 520, "人")]), ("各有两条产线", [("两条", 2, 2, "条")]), ("约5万字以上", [("5万字", 50_000, 50_000, "字")]),
        ("毛利率(YoY-1.2pct)", [("-1.2pct", -1.2, -1.2, "pp")]),
    ],
)  # fmt: skip
def test_signs_changes_and_halves(text: str, expected: list[tuple[str, float, float, str]]) -> None:
    assert plain(text) == expected


def test_latin_indicators_may_touch_their_number() -> None:
    assert [quote for quote, *_ in plain("CAGR12.5%，EPS1.62元")] == ["12.5%", "1.62元"]


@pytest.mark.parametrize(
    ("text", "value", "modifier", "falling"),
    [
        ("同比下降20%以上", -20, Modifier.GT, True),
        ("降至20%以下", 20, Modifier.LT, False),
        ("约35亿元", 3_500_000_000, Modifier.APPROX, False),
        ("亏损收窄至4.3亿元", -430_000_000, Modifier.EQ, True),
        ("同比下降-5%", -5, Modifier.EQ, True),
        ("先后有上百名工程师", 100, Modifier.GT, False),
    ],
)
def test_words_around(text: str, value: int, modifier: Modifier, falling: bool) -> None:
    (found,) = read(text)
    assert (found.quantity.value, found.quantity.modifier, found.falling) == (value, modifier, falling)


def test_negated_turns_a_range_around() -> None:
    (found,) = read("跌幅在3%至5%")
    (level,) = read("占3%至5%")
    assert (found.quantity.low, found.quantity.high) == (-5, -3)
    assert level.negated().quantity.value == (Decimal(-5), Decimal(-3))
    assert level.measured_in("pp").quantity.unit == "pp"


def test_a_lexicon_without_units_finds_shares_only() -> None:
    reader = quantity_reader(Lexicon())
    assert [found.quantity.unit for found in reader.find("占三分之一，营收5亿元，出货4.3亿，")] == ["%", ""]
