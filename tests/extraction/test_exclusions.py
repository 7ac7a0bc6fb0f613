from __future__ import annotations

import pytest

from xinmai.extraction.exclusions import Candidate, measures_nothing
from xinmai.extraction.number import NUMBER, read_number
from xinmai.extraction.unit import UnitReader
from xinmai.lexicon import default_lexicon

READER = UnitReader(default_lexicon())


def excluded(before: str, number: str, after: str, done: int = 0) -> bool:
    text = before + number + after
    match = NUMBER.match(text, len(before))
    found = read_number(match) if match else None
    assert found is not None
    unit, end = READER.behind(text, found.end, "CNY")
    return measures_nothing(Candidate(text, found, end, unit or READER.percent), done)


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("交期", "8", "周"), ("停线", "26", "天"), ("", "四", "周内交付"), ("比上年多", "0.9", "个月"), ("每条产线", "3.5", "年可收回投资"),
        ("时延", "3", "毫秒"), ("堆叠层数达", "238", "层"), ("建成高校", "12", "所大学"), ("指数收报", "4378", "点"), ("得", "4.5", "分"),
        ("年发电", "18", "亿度"), ("线宽", "2", "μm"), ("屏幕尺寸", "6.78", "英寸"), ("集成", "128", "KB安全存储"), ("达到", "六", "家"),
        ("CAGR", "23.1", "%"), ("年需求在", "百亿", "元级别"), ("支持", "16", "个逻辑通道"), ("覆盖", "十", "余家车厂"),
    ],
)  # fmt: skip
def test_measurements_pass(before: str, number: str, after: str) -> None:
    assert not excluded(before, number, after)


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("第", "3", "家"), ("A", "100", "片"), ("RX-", "5", "台"), ("共", "5", "个方面"), ("", "6", "个月前"), ("近", "三", "年"), ("连续", "四", "个月"),
        ("2月", "12", "日"), ("交期至3月", "31", "日"), ("交期至", "三", "季度"), ("创", "26", "个月新高"), ("前", "20", "家"), ("党的", "十九", "届"), ("采用", "28", "nm工艺"), ("内含", "16", "GB DDR5"),
        ("", "32", "位处理器"), ("中电科", "55", "所"), ("旋转", "180", "度"), ("", "一", "家独大"), ("", "2024", "本土企业"),
        ("打造", "百", "家"), ("每", "100", "元营收"), ("", "1", "美元兑换"),
    ],
)  # fmt: skip
def test_names_dates_and_phrases_do_not(before: str, number: str, after: str) -> None:
    assert excluded(before, number, after)


def test_a_slash_right_behind_a_quantity_joins_two() -> None:
    before = "装机容量200MW/"
    assert excluded(before, "400", "MWh", done=0)
    assert not excluded(before, "400", "MWh", done=len(before) - 1)
    assert excluded("8000万美元C", "1", "轮融资", done=len("8000万美元"))
