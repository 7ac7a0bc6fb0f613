from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.currency import home_currency, is_from_abroad


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该公司第3季毛利率43.9%，季减1.6个百分点；每股纯益5.87元。", "TWD"),
        ("工研院表示，今年台湾半导体业产值估4.2兆元。", "TWD"),
        ("本港集成电路转口货值达1,370亿元，按年升16.8%。", "HKD"),
        ("股东应占亏损扩大至3.9亿元。", "HKD"),
        ("收入64.2亿元（人民币，下同），按年升8.7%。末期息派12港仙。", "CNY"),
        ("本文金额未注明者皆为新台币。营收增长。", "TWD"),
        ("收益约人民币14.62亿元，期内溢利1.09亿元。", "CNY"),
        ("国产芯片厂营收12亿元。", "CNY"),
        ("", "CNY"),
    ],
)
def test_a_traditional_text_is_of_its_place(text: str, expected: str) -> None:
    assert home_currency(text, traditional=True) == expected


def test_a_simplified_text_is_of_the_mainland_unless_it_says_otherwise() -> None:
    assert home_currency("台湾半导体业产值年增12%，本港货值", traditional=False) == "CNY"
    assert home_currency("（金额单位：港元）", traditional=False) == "HKD"
    assert home_currency("合同金额为10亿美元", traditional=False) == "CNY"


@pytest.mark.parametrize("text", ["国产芯片厂营收12亿元。", "收入64.2亿元（人民币，下同）", "股价收905元", ""])
def test_without_a_sign_of_another_place_the_script_says_nothing(text: str) -> None:
    assert not is_from_abroad(text)
    assert home_currency(text, traditional=True) == home_currency(text, traditional=False) == "CNY"


def test_signs_of_another_place() -> None:
    assert is_from_abroad("工研院表示，今年产值估4.2兆元。")
    assert is_from_abroad("股东应占亏损扩大至3.9亿元。")


def test_a_reprint_in_simplified_characters_keeps_its_currency() -> None:
    taiwan = "合并营收新台币129亿元，月增3.5%，年增6%，法说会上表示，累计前8月为968亿元"
    assert home_currency(taiwan, traditional=False) == "TWD"
    assert home_currency(taiwan + "，约合人民币29亿元", traditional=False) == "CNY"
    assert home_currency("溢利2.3亿元，按年升12%，派息每股0.1港元，收报3.2港元", traditional=False) == "HKD"


def test_companies_decide_only_where_nothing_else_does() -> None:
    assert home_currency("股价收905元", traditional=True, countries=["TW", "TW"]) == "TWD"
    assert home_currency("股价收905元", traditional=True, countries=["TW", "CN"]) == "CNY"
    assert home_currency("本港股价收905元", traditional=True, countries=["TW"]) == "HKD"


@given(st.text(alphabet="人民币新台港元美下同，（）金额单位：均为以列示月增本", max_size=60), st.booleans())
def test_any_text_has_a_currency(text: str, traditional: bool) -> None:
    assert home_currency(text, traditional) in {"CNY", "TWD", "HKD", "USD"}
