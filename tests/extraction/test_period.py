from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.period import Calendar, TimeMention, find_times
from xinmai.extraction.timevalue import last_day, year_before

TODAY = Calendar("2024-05-09", 2024)
UNKNOWN = Calendar()
HOSTILE = st.text(
    alphabet="0123456789年月日号季度半上下去今明前后本当同期末初底第一二三四五六十至到-–—~、和较比截止财FYQH“”（）以来全周昨天近过其次 \n\t，。；",
    max_size=80,
)
NORMAL = re.compile(r"FY\d{4}(-[QH]\d)?|\d{1,4}(-(Q\d|H\d|\d{2}(-\d{2})?))?(/\d{1,4}(-(Q\d|H\d|\d{2}(-\d{2})?))?)?")


def read(text: str, today: Calendar = TODAY) -> list[TimeMention]:
    return list(find_times(text, today))


def values(text: str, today: Calendar = TODAY) -> list[str]:
    return [mention.value for mention in read(text, today)]


@given(HOSTILE, st.sampled_from([TODAY, UNKNOWN, Calendar("2023", 2023), Calendar("2020-12", 2019)]))
def test_any_text_is_read_in_order_into_normal_forms(text: str, today: Calendar) -> None:
    end = 0
    for mention in read(text, today):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.leans if not mention.value else NORMAL.fullmatch(mention.value) or mention.value.count("/") == 1
        end = mention.end


@pytest.mark.parametrize(
    "piece", ["9", "2024年", "3月", "预计2026年", "2020、", "2024年3月至", "十", "上", "第", "财年（", "近3年", "年底", "上年同期", "（"]
)
def test_a_long_run_of_one_thing_is_read_through(piece: str) -> None:
    size = 1_000_000 if piece in "9十上第（" else 60_000
    assert len(read(piece * (size // len(piece)))) <= size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年", "2025"), ("2025年度", "2025"), ("2025年上半年", "2025-H1"), ("2023年第二季度", "2023-Q2"), ("2021Q3，", "2021-Q3"),
        ("2022年前三季度", "2022-01/2022-09"), ("2021年1—8月", "2021-01/2021-08"), ("2020年前10个月", "2020-01/2020-10"),
        ("截至2022年12月末", "2022-12-31"), ("2020年9月30日", "2020-09-30"), ("2024.03.05", "2024-03-05"), ("2023年底", "2023-12-31"),
        ("2018—2022年", "2018/2022"), ("2020年至2022年", "2020/2022"), ("2020/2021学年", "2020/2021"), ("“十四五”期间", "2021/2025"),
        ("十三五末", "2020"), ("FY2023Q2", "FY2023-Q2"), ("2024财年（2023年4月至2024年3月）", "FY2024"), ("3Q22", "2022-Q3"),
        ("23H1，", "2023-H1"), ("二〇二〇年三月", "2020-03"), ("截至2020年6月30日止六个月", "2020-H1"),
        ("截至2021年12月31日止年度", "2021"), ("2020年第四季度至2021年第一季度", "2020-Q4/2021-Q1"), ("2023年3月1日至5日", "2023-03-01/2023-03-05"),
        ("2014\t609\t8.2%", "2014"),
    ],
)  # fmt: skip
def test_written_years_need_no_calendar(text: str, expected: str) -> None:
    assert values(text, UNKNOWN) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年一季度", "2024-Q1"), ("去年", "2023"), ("后年", "2026"), ("上月", "2024-04"), ("本季度", "2024-Q2"), ("昨日", "2024-05-08"),
        ("上周五", "2024-05-03"), ("半年前", "2023-11"), ("三年前", "2021"), ("去年12月至今年3月", "2023-12/2024-03"),
        ("首8周", "2024-01/2024-02"), ("次年", "2025"), ("10月1日至12月7日", "2023-10-01/2023-12-07"), ("12月出口额", "2023-12"),
        ("预计12月投产", "2024-12"), ("1月至9月，出口", "2023-01/2023-09"), ("十四五以来", "2021/2024"), ("上一财季", "2024-Q1"),
        ("第三财季", "FY2024-Q3"), ("中期业绩", "2024-H1"), ("近五年累计分红", "2019/2024"), ("年初至今", "2024"),
    ],
)  # fmt: skip
def test_relative_times_follow_the_day_of_publication(text: str, expected: str) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize("text", ["今年一季度", "去年", "12月", "上月", "昨日", "三年前", "本季度"])
def test_relative_times_without_a_calendar_are_left_out(text: str) -> None:
    assert values(text, UNKNOWN) == []


@pytest.mark.parametrize("text", ["以上年薪", "达产后年产值", "成本年均", "三维", "H1芯片", "目标", "今日头条", "RX-3月球", "90年代", "编号12020年"])
def test_no_time_is_cut_out_of_a_word(text: str) -> None:
    assert values(text) == []


def test_two_times_make_one_span_and_no_more() -> None:
    assert values("2020年至2022年至2023年", UNKNOWN) == ["2020/2022", "2023"]


def test_lists_of_years_and_quarters_are_one_mention_each() -> None:
    assert values("2020、2021和2022年，研发费用", UNKNOWN) == ["2020", "2021", "2022"]
    assert values("2023年二、三季度", UNKNOWN) == ["2023-Q2", "2023-Q3"]
    assert values("2022年2月、5月和9月", UNKNOWN) == ["2022-02", "2022-05", "2022-09"]


@pytest.mark.parametrize(
    "text",
    ["较2018年增长", "比上年低", "与2019年同期相比", "为2022年全年收入的2.1倍", "达到去年的八成", "2017年以来最低", "较上年同期增长", "与去年相当", "按上年价格计算"],
)
def test_what_only_compares_says_so(text: str) -> None:
    assert [mention.compared for mention in read(text)] == [True]


def test_a_year_is_in_force_until_another_one() -> None:
    assert values("2022年营收增长，三季度回落，2023年一季度回升，6月持平", UNKNOWN) == ["2022", "2022-Q3", "2023-Q1", "2023-06"]
    assert values("2022年营收，较2018年增长，三季度回落", UNKNOWN) == ["2022", "2018", "2022-Q3"]
    assert values("2021年3月回升，上月回落", UNKNOWN) == ["2021-03", "2021-02"]
    assert values("5月底完成融资", Calendar("2020-12-10", 2022)) == ["2020-05-31"]
    assert values("4月1日起执行", Calendar("2022-03-30", 2022)) == ["2022-04-01"]


def test_the_year_of_an_outlook_ends_with_its_clauses() -> None:
    assert values("2025年规模达10亿元，预计2026年将超12亿元；三季度增长", UNKNOWN) == ["2025", "2026", "2025-Q3"]
    assert values("2025年10亿元，预计2026年12亿元，预计2027年15亿元；三季度", UNKNOWN)[-1] == "2025-Q3"
    assert values("去年第四季度回落，第一季度可望回升") == ["2023-Q4", "2024-Q1"]


def test_times_without_a_value_of_their_own() -> None:
    (prior,) = read("，上年同期盈利2亿元")
    assert [mention.compared for mention in read("而去年同期为41万台")] == [False]
    (final,) = read("2023年，期末", UNKNOWN)[1:]
    (whole,) = read("全年营收")
    assert [mention.leans for mention in (prior, final, whole)] == ["prior", "end", "year"]
    assert not prior.compared


@pytest.mark.parametrize(
    ("text", "leans"),
    [("同期", "same"), ("报告期内", "same"), ("期末", "end"), ("当月", "month"), ("单季", "quarter"), ("当日", "day"), ("全年", "year")],
)
def test_what_leans_on_the_period_in_force(text: str, leans: str) -> None:
    (mention,) = read(f"{text}出货")
    assert (mention.leans, mention.value) == (leans, "")


@pytest.mark.parametrize("text", ["2019年同期出货", "单月产能", "首次年度盈利", "连续三个季度", "占比2023年为39%"])
def test_no_time_is_read_into_words_beside_it(text: str) -> None:
    assert [mention.value for mention in read(text) if not mention.compared] == [year for year in ("2019", "2023") if year in text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民国113年", ["2024"]), ("民国99年底", ["2010-12-31"]), ("113年第1季", ["2024-Q1"]), ("114年出口", ["2025"]),
        ("112年来", []), ("近110年", []), ("103年", []), ("达113年之久", []),
    ],
)  # fmt: skip
def test_years_of_the_republic(text: str, expected: list[str]) -> None:
    assert values(text, Calendar("2025-01-09", 2025)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-3Q24", "2024-01/2024-09"), ("一至十月", "2024-01/2024-10"), ("一至三月", "2024-01/2024-03"), ("24年上半年", "2024-H1"),
        ("2023前三季度", "2023-01/2023-09"), ("2025E", "2025"), ("2025年E", "2025"), ("三季度末", "2024-09-30"), ("年内", "2024"),
        ("2023年初", "2023-01"), ("2021年以来", "2021/2024"),
    ],
)  # fmt: skip
def test_how_brokers_and_bulletins_write(text: str, expected: str) -> None:
    assert values(text, Calendar("2024-11-20", 2024)) == [expected]


@pytest.mark.parametrize("text", ["24年", "成立24年上市", "2024个", "25E2"])
def test_two_digits_are_a_year_only_with_a_part(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("二季度提价", "2024-03-09", "2024-Q2"), ("第4季合约价", "2024-09-20", "2024-Q4"), ("四季度出货", "2024-02-20", "2023-Q4"),
        ("11月出货", "2024-05-09", "2023-11"), ("截至9月末", "2024-08-09", "2023-09-30"),
    ],
)  # fmt: skip
def test_a_part_without_a_year_is_the_nearest_one(text: str, published: str, expected: str) -> None:
    assert values(text, Calendar(published, 2024)) == [expected]


def test_spans_run_from_month_to_month_or_from_day_to_day() -> None:
    assert values("2020年年初至2020年10月末") == ["2020-01/2020-10"]
    assert values("2020年10月1日至10月31日") == ["2020-10-01/2020-10-31"]


def test_days_of_the_week_and_of_the_month() -> None:
    assert values("该股周三收跌，上周五收平") == ["2024-05-08", "2024-05-03"]
    assert values("下周三，每周五，周三至周五") == []
    assert values("8日，公司公告") == ["2024-05-08"]
    assert values("12日，公司公告") == ["2024-04-12"]
    assert values("昨收633元") == ["2024-05-08"]


def test_the_time_before_counts_from_the_one_spoken_of() -> None:
    assert values("一季度为49%，高于上季的39%") == ["2024-Q1", "2023-Q4"]
    assert values("高于上季度", Calendar("2024-05-09", 2024, (2023, 9))) == ["2023-Q2"]
    assert values("本季度", Calendar("2024-05-09", 2024, (2023, 9))) == ["2024-Q2"]


def test_a_passing_year_is_not_in_force() -> None:
    assert values("从2020年的4万片提高到13万片，三季度持平") == ["2020", "2024-Q3"]


@pytest.mark.parametrize("text", ["目前", "当前", "眼下", "如今"])
def test_what_is_so_at_present_may_be_longer_ago(text: str) -> None:
    (mention,) = read(f"{text}，产量")
    assert (mention.value, mention.passing) == ("2024", True)


def test_a_start_to_move_on_from_is_passing() -> None:
    first, second = read("由一季度的70%回升到二季度的82%")
    assert (first.passing, second.passing) == (True, False)


def test_mentions_reach_over_their_words() -> None:
    text = "出货量较2018年增长"
    (mention,) = read(text)
    assert text[mention.start : mention.end] == "较2018年"


@pytest.mark.parametrize(
    ("period", "before", "closed"),
    [
        ("2025", "2024", "2025-12-31"), ("2025-H1", "2024-H1", "2025-06-30"), ("2024-Q1", "2023-Q1", "2024-03-31"),
        ("2024-02", "2023-02", "2024-02-29"), ("2023-05-06", "2022-05-06", "2023-05-06"), ("2020/2025", "2019/2024", "2025-12-31"),
        ("FY2021-Q3", "FY2020-Q3", "FY2021-Q3"),
    ],
)  # fmt: skip
def test_periods_are_shifted_and_closed(period: str, before: str, closed: str) -> None:
    assert (year_before(period), last_day(period)) == (before, closed)


@pytest.mark.parametrize("text", ["截至目前", "截止目前", "截至目前为止", "到目前为止", "迄今", "迄今为止", "截至发稿"])
def test_what_holds_now_has_the_month_of_publication(text: str) -> None:
    (mention,) = read(f"{text}，产量")
    assert (mention.value, mention.stated, mention.compared) == ("2024-05", False, False)
    assert mention.end == len(text)
    assert values(text, UNKNOWN) == []


def test_now_is_as_exact_as_the_publication() -> None:
    assert values("截至目前", Calendar("2024", 2024)) == ["2024"]


@pytest.mark.parametrize("text", ["目前水平", "目前状态", "目前价格"])
def test_the_present_state_is_no_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "years"), [("未来五年", 5), ("未来3年", 3), ("今后十年", 10), ("未来的两年", 2), ("今后的20年", 20)]
)
def test_coming_years_count_from_the_publication(text: str, years: int) -> None:
    assert values(text) == [f"2024/{2024 + years}"]
    assert values(text, Calendar("2024-05-09", 2021)) == [f"2024/{2024 + years}"]
    assert values(text, UNKNOWN) == []


@pytest.mark.parametrize(("text", "expected"), [("此后五年", "2021/2026"), ("其后三年", "2021/2024")])
def test_years_that_follow_count_from_the_year_in_force(text: str, expected: str) -> None:
    assert values(text, Calendar("2024-05-09", 2021)) == [expected]


@pytest.mark.parametrize(("text", "expected"), [("2019年至今", "2019/2024"), ("2021年至今，产量", "2021/2024"), ("去年至今", "2023/2024")])
def test_a_year_until_now_is_a_span(text: str, expected: str) -> None:
    assert values(text) == [expected]


def test_until_now_needs_an_earlier_year() -> None:
    assert values("2024年至今") == ["2024"]
    assert values("2023年3月至今") == ["2023-03"]


@pytest.mark.parametrize(
    "text",
    [
        "比友商去年发布的芯片快三倍",
        "比蓝湖科技2022年推出的产品省电",
        "较对手前代2021年量产的型号轻",
        "与同行2020年投产的工厂相当",
        "比2021年发布的前代快",
    ],
)
def test_a_year_that_only_tells_which_thing_is_compared_with(text: str) -> None:
    assert [mention.compared for mention in read(text)] == [True]


@pytest.mark.parametrize("text", ["友商去年发布的芯片快三倍", "蓝湖科技2022年推出的产品省电", "2021年量产的型号轻"])
def test_the_same_year_without_a_comparison_is_a_time(text: str) -> None:
    assert [mention.compared for mention in read(text)] == [False]


@given(st.integers(2000, 2023), st.sampled_from(["比友商{}年发布的芯片快", "较友商{}年推出的机型轻"]))
def test_a_compared_year_does_not_become_the_year_in_force(year: int, text: str) -> None:
    assert values(f"{text.format(year)}，6月出货", UNKNOWN) == [str(year)]
    assert values(f"友商{year}年发布芯片，6月出货", UNKNOWN) == [str(year), f"{year}-06"]
