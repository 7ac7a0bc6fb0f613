"""Numbers, ordinals, percentages and ranges of numbers."""

from __future__ import annotations

from typing import Any

import pytest

from xinmai.extraction.recognizers import recognize


def found(kind: str, text: str) -> list[tuple[str, Any]]:
    return [(text[one["start"] : one["end"]], one["value"]) for one in recognize(kind, text) or []]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工厂有十二条产线，三条停产", [("十二", 12), ("三", 3)]),
        ("良率从0.85升到0.9", [("0.85", 0.85), ("0.9", 0.9)]),
        ("全角１，２００片", [("１，２００", 1200)]),
        ("繁體兩萬三千片", [("兩萬三千", 23000)]),
        ("一般来说，四川一直如此", []),
        ("唯一的一家", [("一", 1)]),
        ("半年", [("半", 0.5)]),
        ("半导体", []),
        ("一百多家", [("一百", 100)]),
        ("占四分之一", [("四分之一", 0.25)]),
        ("“七”", [("七", 7)]),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, Any]]) -> None:
    assert found("number", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全球第五，国内第１２", [("第五", 5), ("第１２", 12)]),
        ("第两百零一回", [("第两百零一", 201)]),
        ("次第", []),
        ("第-3", []),
    ],
)
def test_ordinals(text: str, expected: list[tuple[str, Any]]) -> None:
    assert found("ordinal", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("毛利率为38.6％，提高2.1个百分点", [("38.6％", 38.6), ("2.1个百分点", 2.1)]),
        ("下降百分之十二点五", [("百分之十二点五", 12.5)]),
        ("负百分之三", [("负百分之三", -3)]),
        ("约六成半来自出口", [("六成半", 65)]),
        ("八成二", [("八成二", 82)]),
        ("打八五折，旧款三折", [("八五折", 85), ("三折", 30)]),
        ("机票打对折", [("对折", 50)]),
        ("完成度", []),
        ("三成为主", []),
        ("折叠屏", []),
        ("见 https://example.org/?q=10%25 ，增长5%", [("5%", 5)]),
        ("-0.4%", [("-0.4%", -0.4)]),
        ("百分之百", [("百分之百", 100)]),
    ],
)
def test_percentages(text: str, expected: list[tuple[str, Any]]) -> None:
    assert found("percentage", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产能超过8000", [("超过8000", "(8000,)")]),
        ("不低于六成，即不少于600", [("不少于600", "[600,)")]),
        ("最多三百，最少两百", [("最多三百，最少两百", "[200,300]")]),
        ("介于5和9之间", [("介于5和9之间", "(5,9)")]),
        ("需要40~60台", [("40~60", "[40,60)")]),
        ("员工一千以上", [("一千以上", "(1000,)")]),
        ("员工一千及以上", [("一千及以上", "[1000,)")]),
        ("比八十低", [("比八十低", "(,80)")]),
        ("x >= 4 且 x < 9", [(">= 4", "[4,)"), ("< 9", "(,9)")]),
        ("大于3并且小于7", [("大于3并且小于7", "(3,7)")]),
        ("第三到第六之间", [("第三到第六之间", "(3,6)")]),
        ("2021-08-12", []),
        ("等于四十", [("等于四十", "[40,40]")]),
        ("-5到5", [("-5到5", "[-5,5)")]),
    ],
)
def test_ranges(text: str, expected: list[tuple[str, Any]]) -> None:
    assert found("numberrange", text) == expected
