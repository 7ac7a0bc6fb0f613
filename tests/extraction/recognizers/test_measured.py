"""Money, dimensions, ages, temperatures."""

from __future__ import annotations

from typing import Any

import pytest

from xinmai.extraction.recognizers import recognize


def found(kind: str, text: str) -> list[tuple[str, Any, str | None]]:
    return [
        (text[one["start"] : one["end"]], one["value"], one.get("iso", one.get("unit")))
        for one in recognize(kind, text) or []
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资额为3.2亿元", [("3.2亿元", 320_000_000, "CNY")]),
        ("一杯咖啡二十八块五毛", [("二十八块五毛", 28.5, "CNY")]),
        ("票价六元三角二分", [("六元三角二分", 6.32, "CNY")]),
        ("二十美元又五十美分", [("二十美元又五十美分", 20.5, "USD")]),
        ("US$6.4亿", [("US$6.4亿", 640_000_000, "USD")]),
        ("¥99", [("¥99", 99, "CNY")]),
        ("80多亿日元", [("80多亿日元", 8_000_000_000, "JPY")]),
        ("每股2港元", [("2港元", 2, "HKD")]),
        ("兑换英镑", [("英镑", None, "GBP")]),
        ("3个比特币", [("3个比特币", 3, "Bitcoin")]),
        ("50 usd", [("50 usd", 50, "USD")]),
        ("元件三块半", [("三块半", 3.5, "CNY")]),
        ("单元1", []),
    ],
)
def test_money(text: str, expected: list[tuple[str, Any, str | None]]) -> None:
    assert found("currency", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("硅片直径300mm，厚0.7毫米", [("300mm", 300, "Millimeter"), ("0.7毫米", 0.7, "Millimeter")]),
        ("厂房占地两万平方米", [("两万平方米", 20000, "Square meter")]),
        ("主频3.2GHz", [("3.2GHz", 3.2, "Gigahertz")]),
        ("装机八百兆瓦", [("八百兆瓦", 800, "Megawatt")]),
        ("三斤半大米", [("三斤半", 3.5, "Jin")]),
        ("时速80公里/小时", [("80公里/小时", 80, "Kilometer per hour")]),
        ("内存16GB", [("16GB", 16, "Gigabyte")]),
        ("七十克拉", [("七十克拉", 70, "Carat")]),
        ("五米饭", []),
        ("两国", []),
        ("深250m", [("250m", 250, "Meter")]),
    ],
)
def test_dimensions(text: str, expected: list[tuple[str, Any, str | None]]) -> None:
    assert found("dimension", text) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("age", "他四十五岁时创办公司", [("四十五岁", 45, "Year")]),
        ("age", "孩子三岁半", [("三岁半", 3.5, "Year")]),
        ("age", "八个月大", [("八个月大", 8, "Month")]),
        ("age", "岁月", []),
        ("temperature", "退火温度为１０５０℃", [("１０５０℃", 1050, "C")]),
        ("temperature", "零下二十度", [("零下二十度", -20, "Degree")]),
        ("temperature", "华氏90度", [("华氏90度", 90, "F")]),
        ("temperature", "以摄氏度计", [("摄氏度", None, "C")]),
        ("temperature", "60度角", []),
        ("temperature", "77K", [("77K", 77, "K")]),
    ],
)
def test_ages_and_temperatures(kind: str, text: str, expected: list[tuple[str, Any, str | None]]) -> None:
    assert found(kind, text) == expected
