"""The form of `tests/specs/*.json`: fields, offsets, vocabularies. Not whether a reading is right."""

from __future__ import annotations

import calendar
import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import opencc
import pytest

FILES = sorted((Path(__file__).parent / "specs").glob("*.json"))
CASES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
ALL = [case for cases in CASES.values() for case in cases]
OBSERVATIONS = [(case, record) for case in ALL for record in case["observations"]]

ALTERNATIVES = {"value", "unit", "modifier", "period", "area", "status", "source"}
FIELDS = ALTERNATIVES | {"quote", "start", "subject", "indicator"}
MODIFIERS = {"eq", "approx", "gt", "lt"}
STATUSES = {"actual", "estimate", "forecast", "target"}
CURRENCIES = {"CNY", "USD", "HKD", "TWD", "JPY", "KRW", "EUR", "GBP", "CHF", "SGD", "INR", "CAD"}

CASE_ID = re.compile(r"[a-z_]+-\d{3}")
PUBLISHED = re.compile(r"\d{4}-\d{2}-\d{2}")
POINT = re.compile(r"(?:FY)?(\d{4})(?:-(?:H[12]|Q[1-4]|(\d{2})(?:-(\d{2}))?))?")
NOT_A_UNIT = re.compile(r"元|百分点|纳米|[万亿％]|^\s|\s$")
SIMPLIFY = opencc.OpenCC("t2s")


def readings(record: dict[str, Any], field: str) -> list[Any]:
    """The value of a field and its alternatives."""
    return [record[field], *record.get("alt", {}).get(field, [])]


def is_point(text: str) -> bool:
    """Whether `text` is a year, half, quarter, month or day that exists."""
    found = POINT.fullmatch(text)
    if not found:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def is_period(text: str | None) -> bool:
    """Whether `text` is a point or a span of two; `None` is not known."""
    return text is None or (text.count("/") <= 1 and all(map(is_point, text.split("/"))))


def wrong(test: Any) -> list[tuple[str, str]]:
    """Case id and quote of every observation that fails `test`."""
    return [(case["id"], record["quote"]) for case, record in OBSERVATIONS if not test(case, record)]


def test_there_are_enough_cases() -> None:
    assert len(ALL) >= 600
    assert sum(not case["observations"] for case in ALL) >= 80


@pytest.mark.parametrize("stem", sorted(CASES))
def test_a_file_covers_its_phenomenon(stem: str) -> None:
    cases = CASES[stem]
    assert len(cases) >= 20
    assert [case["id"] for case in cases] == [f"{stem}-{n:03d}" for n in range(1, len(cases) + 1)]


def test_ids_and_texts_are_unique() -> None:
    for field in ("id", "text"):
        assert [key for key, n in Counter(case[field] for case in ALL).items() if n > 1] == []


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])
def test_a_case_has_its_fields(case: dict[str, Any]) -> None:
    assert set(case) == {"id", "published", "text", "observations"}
    assert CASE_ID.fullmatch(case["id"])
    assert case["published"] is None or PUBLISHED.fullmatch(case["published"])
    assert is_period(case["published"])
    assert 10 <= len(case["text"]) <= 200
    assert len(case["observations"]) <= 8


def test_observations_have_all_fields() -> None:
    extra = {"alt", "optional"}
    assert wrong(lambda _, r: set(r) - extra == FIELDS and set(r.get("alt", {})) <= ALTERNATIVES) == []
    assert wrong(lambda _, r: all(isinstance(v, list) and v for v in r.get("alt", {}).values())) == []
    assert wrong(lambda _, r: r.get("optional", True) is True) == []


def test_quotes_stand_where_they_are_said_to() -> None:
    assert wrong(lambda c, r: c["text"][r["start"] :].startswith(r["quote"]) and r["start"] >= 0) == []
    assert wrong(lambda _, r: r["quote"] and r["quote"] == r["quote"].strip()) == []


def test_quotes_do_not_cut_numbers() -> None:
    def whole(case: dict[str, Any], record: dict[str, Any]) -> bool:
        start, end = record["start"], record["start"] + len(record["quote"])
        before, after = case["text"][:start], case["text"][end:]
        return not re.search(r"\d\.?$", before) and not re.match(r"\.?\d|,\d{3}(?!\d)", after)

    assert wrong(whole) == []


def test_observations_stand_in_text_order_without_overlap() -> None:
    for case in ALL:
        ends = 0
        for record in case["observations"]:
            assert record["start"] >= ends, (case["id"], record["quote"])
            ends = record["start"] + len(record["quote"])


def test_values_are_numbers_or_ascending_pairs() -> None:
    def good(value: Any) -> bool:
        pair = value if isinstance(value, list) else [value, value]
        numbers = all(type(x) in {int, float} and math.isfinite(x) for x in pair)
        return numbers and len(pair) == 2 and pair[0] <= pair[1]

    assert wrong(lambda _, r: all(map(good, readings(r, "value")))) == []


def test_units_are_codes_or_simplified_words() -> None:
    def good(unit: str) -> bool:
        money = re.match(r"[A-Z]{3}(?=/|$)", unit)
        return bool(money and money[0] in CURRENCIES) or not (money or NOT_A_UNIT.search(unit))

    assert wrong(lambda _, r: r["unit"] and good(r["unit"])) == []
    assert wrong(lambda _, r: ("%" in r["quote"]) <= (r["unit"] in {"%", "pp"})) == []


def test_names_are_given_and_simplified() -> None:
    def good(names: Any) -> bool:
        names = [names] if isinstance(names, str) else names
        return bool(names) and all(name and SIMPLIFY.convert(name) == name for name in names)

    assert wrong(lambda _, r: good(r["subject"]) and good(r["indicator"])) == []


def test_periods_follow_the_calendar() -> None:
    assert wrong(lambda _, r: all(map(is_period, readings(r, "period")))) == []


def test_vocabularies() -> None:
    assert wrong(lambda _, r: set(readings(r, "modifier")) <= MODIFIERS) == []
    assert wrong(lambda _, r: set(readings(r, "status")) <= STATUSES) == []


@pytest.mark.parametrize("text", ["2023-13", "2023-02-30", "2023-Q5", "23", "2023/2024/2025", "2023-H3"])
def test_the_period_check_can_fail(text: str) -> None:
    assert not is_period(text)
