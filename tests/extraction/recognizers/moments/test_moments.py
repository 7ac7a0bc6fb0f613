"""Times, counted from Wednesday 2024-05-15 10:30."""

from __future__ import annotations

import pytest

from xinmai.extraction.recognizers import recognize

REFERENCE = "2024-05-15T10:30:00"


def found(text: str) -> list[tuple[str, str]]:
    """Each finding with its readings as `type value`, `type start/end`, and `<`, `<=`, `>`, `>=` for an open side."""
    marks = {"before": "<", "until": "<=", "after": ">", "since": ">="}
    read = []
    for one in recognize("datetime", text, REFERENCE) or []:
        values = []
        for value in one["values"]:
            said = value.get("value") or "/".join(value[end] for end in ("start", "end") if end in value)
            values.append(f"{value['type']} {marks.get(value.get('Mod', ''), '')}{said}")
        read.append((text[one["start"] : one["end"]], "; ".join(values)))
    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年11月9日", "date 2023-11-09"),
        ("2023/11/9", "date 2023-11-09"),
        ("二〇二三年十一月九日", "date 2023-11-09"),
        ("9.11.2023", "date 2023-11-09"),
        ("11月9日", "date 2023-11-09; date 2024-11-09"),
        ("5月15日", "date 2024-05-15; date 2025-05-15"),
        ("２０日", "date 2024-04-20; date 2024-05-20"),
        ("去年3月8号", "date 2023-03-08"),
        ("上个月二十号", "date 2024-04-20"),
        ("大前天", "date 2024-05-12"),
        ("星期五", "date 2024-05-10; date 2024-05-17"),
        ("下周二", "date 2024-05-21"),
        ("上上周三", "date 2024-05-01"),
        ("两个月后", "date 2024-07-15"),
        ("五年前", "date 2019-05-15"),
        ("去年国庆节", "date 2023-10-01"),
        ("母亲节", "date 2024-05-12; date 2025-05-11"),
        ("2025年6月的第三个星期日", "date 2025-06-15"),
        ("2023年6月31日", "date not resolved"),
        ("光绪二十四年八月初六", "date 1898-08-06"),
        ("3月5日（周二）", "date 2024-03-05; date 2025-03-05"),
    ],
)
def test_days(text: str, expected: str) -> None:
    assert found(text) == [(text, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年", "daterange 2022-01-01/2023-01-01"),
        ("去年", "daterange 2023-01-01/2024-01-01"),
        ("今年", "daterange 2024-01-01/2024-05-15"),
        ("七月", "daterange 2023-07-01/2023-08-01; daterange 2024-07-01/2024-08-01"),
        ("2023年12月", "daterange 2023-12-01/2024-01-01"),
        ("下个月", "daterange 2024-06-01/2024-07-01"),
        ("上周", "daterange 2024-05-06/2024-05-13"),
        ("本周末", "daterange 2024-05-18/2024-05-20"),
        ("2024年第二十周", "daterange 2024-05-13/2024-05-20"),
        ("三季度", "daterange 2024-07-01/2024-10-01"),
        ("2022年第四季度", "daterange 2022-10-01/2023-01-01"),
        ("2023Q2", "daterange 2023-04-01/2023-07-01"),
        ("去年下半年", "daterange 2023-07-01/2024-01-01"),
        ("2023年前三季度", "daterange 2023-01-01/2023-10-01"),
        ("去年最后两个月", "daterange 2023-11-01/2024-01-01"),
        ("六月上半月", "daterange 2024-06-01/2024-06-16"),
        ("上世纪八十年代", "daterange 1980-01-01/1990-01-01"),
        ("21世纪", "daterange 2000-01-01/2100-01-01"),
        ("明年秋天", "daterange not resolved"),
        ("近三年", "daterange 2021-05-15/2024-05-15"),
        ("未来两周", "daterange 2024-05-16/2024-05-30"),
        ("2019-2022年", "daterange 2019-01-01/2022-01-01"),
        ("2023年3至8月", "daterange 2023-03-01/2023-08-01"),
        ("从1月10日到2月3日", "daterange 2024-01-10/2024-02-03; daterange 2025-01-10/2025-02-03"),
        ("6月3-9日", "daterange 2023-06-03/2023-06-09; daterange 2024-06-03/2024-06-09"),
        ("3月和10月之间", "daterange 2024-03-01/2024-10-01"),
    ],
)
def test_stretches_of_days(text: str, expected: str) -> None:
    assert found(text) == [(text, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下午三点一刻", "time 15:15:00"),
        ("7点", "time 07:00:00; time 19:00:00"),
        ("18时40分", "time 18:40:00"),
        ("晚上11点半", "time 23:30:00"),
        ("晚上两点", "time 02:00:00"),
        ("差十分九点", "time 08:50:00; time 20:50:00"),
        ("9:30 pm", "time 21:30:00"),
        ("上午", "timerange 08:00:00/12:00:00"),
        ("下午2点至5点半", "timerange 14:00:00/17:30:00"),
        ("上午9-11点", "timerange 09:00:00/11:00:00"),
        ("22:00-6:00", "timerange 22:00:00/06:00:00"),
        ("明天下午四点", "datetime 2024-05-16 16:00:00"),
        ("昨晚9点", "datetime 2024-05-14 21:00:00"),
        ("三小时前", "datetime 2024-05-15 07:30:00"),
        ("2023年5月6日中午", "datetimerange 2023-05-06 11:00:00/2023-05-06 13:00:00"),
        ("明早", "datetimerange 2024-05-16 08:00:00/2024-05-16 12:00:00"),
        (
            "6月1日晚",
            "datetimerange 2023-06-01 16:00:00/2023-06-01 20:00:00; datetimerange 2024-06-01 16:00:00/2024-06-01 20:00:00",
        ),
        ("今晚7点到9点", "datetimerange 2024-05-15 19:00:00/2024-05-15 21:00:00"),
        ("从昨天上午10点到今天下午3点", "datetimerange 2024-05-14 10:00:00/2024-05-15 15:00:00"),
        ("过去两小时", "datetimerange 2024-05-15 08:30:00/2024-05-15 10:30:00"),
    ],
)
def test_times_of_day(text: str, expected: str) -> None:
    assert found(text) == [(text, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年以来", "daterange >=2020-01-01"),
        ("自3月1日起", "daterange >=2024-03-01; daterange >=2025-03-01"),
        ("2015年以前", "daterange <2015-01-01"),
        ("2015年后", "daterange >2016-01-01"),
        ("截至2023年6月30日", "daterange <2023-06-30"),
        ("2023年6月30日及以前", "daterange <=2023-06-30"),
        ("2023年6月30日或之后", "daterange >=2023-06-30"),
        ("早于2010年", "daterange <2010-01-01"),
        ("下午4点之前", "timerange <16:00:00"),
        ("到2012年为止", "daterange <2012-01-01"),
    ],
)
def test_open_sides(text: str, expected: str) -> None:
    assert found(text) == [(text, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五年", "duration 157680000"),
        ("一年半", "duration 47304000"),
        ("两个半小时", "duration 9000"),
        ("3小时45分钟", "duration 13500"),
        ("四十天", "duration 3456000"),
        ("每季度", "set not resolved"),
        ("每三天", "set not resolved"),
        ("每周五下午两点", "set not resolved"),
    ],
)
def test_lengths_and_recurring_times(text: str, expected: str) -> None:
    assert found(text) == [(text, expected)]


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("每周五下午两点", "XXXX-WXX-5T14"),
        ("每三天", "P3D"),
        ("每年4月5日", "XXXX-04-05"),
        ("每晚10点", "T22"),
        ("每分钟", "PT1M"),
        ("每逢周日", "XXXX-WXX-7"),
    ],
)
def test_recurring_times_have_their_expression(text: str, timex: str) -> None:
    (one,) = recognize("datetime", text, REFERENCE) or []
    assert one["values"] == [{"timex": timex, "type": "set", "value": "not resolved"}]


@pytest.mark.parametrize(
    "text",
    [
        "1123.6亿元",
        "增长719.13%",
        "4.5万片",
        "三分之二",
        "三点建议",
        "《明天之后》",
        "今日头条",
        "10.0.0.1",
        "010-62345678",
        "第2时段",
        "十分满意",
        "2048个",
        "前三名",
        "五角星",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == []


def test_a_sentence_with_several_times() -> None:
    assert found("公司2022年上市，去年营收下降，预计明年二季度投产，试运行三个月。") == [
        ("2022年", "daterange 2022-01-01/2023-01-01"),
        ("去年", "daterange 2023-01-01/2024-01-01"),
        ("明年二季度", "daterange 2025-04-01/2025-07-01"),
        ("三个月", "duration 7776000"),
    ]


def test_a_from_that_may_pair_with_a_to_stays_outside() -> None:
    assert found("自2020年5月起到2021年2月前") == [("2020年5月起", "daterange >=2020-05-01"), ("2021年2月前", "daterange <2021-02-01")]


def test_words_between_two_times_belong_to_one_of_them() -> None:
    assert found("三年后去年") == [("三年后", "date 2027-05-15"), ("去年", "daterange 2023-01-01/2024-01-01")]
