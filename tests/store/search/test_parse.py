from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.store.search import AllOf, AnyOf, Days, Not, Value, Words, days, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("芯片", Words("芯片")),
        ("芯片 出口", AllOf((Words("芯片"), Words("出口")))),
        ("芯片 AND 出口", AllOf((Words("芯片"), Words("出口")))),
        ("芯片 OR 出口 进口", AnyOf((Words("芯片"), AllOf((Words("出口"), Words("进口")))))),
        ("(芯片 OR 半导体) 出口", AllOf((AnyOf((Words("芯片"), Words("半导体"))), Words("出口")))),
        ("（芯片 OR 半导体）出口", AllOf((AnyOf((Words("芯片"), Words("半导体"))), Words("出口")))),
        ("芯片 -出口", AllOf((Words("芯片"), Not(Words("出口"))))),
        ("NOT 芯片", Not(Words("芯片"))),
        ('"a b"', Words("a b")),
        ("“出口 管制”", Words("出口 管制")),
        ("title:芯片", Words("芯片", "title")),
        ('标题："出口 管制"', Words("出口 管制", "title")),
        ("company:SMIC", Value("company", ("SMIC",), 9)),
        ("date:2024", Days(20240101, 20241231)),
        ("date:2024-01..2024-03", Days(20240101, 20240331)),
        ("since:2024-05-06", Days(20240506, 99999999)),
        ("until:2024-05", Days(0, 20240531)),
        ("and or not", AllOf((Words("and"), Words("or"), Words("not")))),
        ('"AND"', Words("AND")),
        ("title:AND", Words("AND", "title")),
    ],
)
def test_queries(text: str, expected: object) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the query is empty"),
        ("   ", "the query is empty"),
        ('a "b', "quotation mark at character 3 of the query is not closed"),
        ("AND", "a word is missing before 'AND' at character 1"),
        ("a OR", "a word is missing behind 'OR' at character 3"),
        ("NOT", "a word is missing behind 'NOT' at character 1"),
        ("a OR OR b", "a word is missing before 'OR' at character 6"),
        ("(a", "bracket at character 1 of the query is not closed"),
        ("()", "a word is missing before"),
        ("a)", "bracket at character 2 of the query closes nothing"),
        ("*", "nothing to look for in '\\*' at character 1"),
        ('""', "nothing to look for"),
        ("price:3", "no field 'price' \\(character 1 of the query\\): use one of title"),
        ("title:", "the field 'title' at character 1 of the query has no value"),
        ("title:(a)", "the field 'title' at character 1 of the query has no value"),
        ("date:soon", "'soon' is no date"),
        ("date:2024-13", "'2024-13' is no date"),
        ("a" * 10_000, "10000 characters, 500 at most"),
        ("a " * 40, "more than 32 words"),
        ("(" * 200 + "a", "nests more than"),
        ("NOT " * 100 + "a", "nests more than"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        parse(text)


@pytest.mark.parametrize(
    "hostile",
    ['"' * 9_999, "(" * 10_000, ")" * 10_000, "AND " * 2_500, "-" * 10_000, "a:" * 5_000, "*?~^" * 2_500, "\x00" * 10_000, "🂡" * 10_000, "“" * 499, ":" * 500],
)
def test_hostile_queries_are_refused_at_once(hostile: str) -> None:
    begun = time.thread_time()
    for text in (hostile, hostile[:499]):
        with pytest.raises(UsageError):
            parse(text)
    assert time.thread_time() - begun < 0.1


@settings(max_examples=400)
@given(st.lists(st.sampled_from(["芯片", "a", '"', "“", "(", ")", "AND", "OR", "NOT", "-", ":", "title:", "date:", "2024", " ", "*", "\ud800", "\x00"]), max_size=40).map("".join))
def test_nothing_but_wrong_use_is_raised(text: str) -> None:
    try:
        parse(text)
    except UsageError as error:
        assert str(error)  # noqa: PT017


@pytest.mark.parametrize(("text", "expected"), [("2021", (20210101, 20211231)), ("2021-02", (20210201, 20210231)), ("2021-02-03", (20210203, 20210203))])
def test_days(text: str, expected: tuple[int, int]) -> None:
    assert days(text) == expected
