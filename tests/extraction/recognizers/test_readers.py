"""What holds for every kind: findings lie in the text, in order and apart, and the cost grows with the length only."""

from __future__ import annotations

import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.app.recognize import KINDS, recognize

_PIECES = (
    "一二三两十百千万亿半零〇点分之又成折打第负" "年月日号周星期天时分秒刻季度上下前后今明昨去本每从到至和间以内起止或及" "元角美欧块米千克斤岁度摄氏华早晚"
    "0123456789.,-/:%^ ~～，。《》()$¥€kKmMeEQ"
)  # fmt: skip
_TEXT = st.one_of(st.text(max_size=40), st.text(alphabet=_PIECES, max_size=60))
_REFERENCE = st.datetimes()


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(text=_TEXT, reference=_REFERENCE)
def test_never_raises_and_spans_lie_in_the_text_in_order(kind: str, text: str, reference: datetime) -> None:
    found = recognize(kind, text, reference)
    assert found is not None
    ends = [0]
    for one in found:
        assert ends[-1] <= one["start"] < one["end"] <= len(text)
        ends.append(one["end"])


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "三",
        "1.",
        "-",
        "百分之",
        "3月到",
        "从",
        "1,234,",
        "20年",
        "三 ",
        "2021-01-",
        "第",
        "三元",
        "华氏",
        "每天",
    ],
)
def test_cost_is_linear_in_the_length(kind: str, piece: str) -> None:
    def cost(count: int) -> float:
        text = piece * count
        recognize(kind, text, "2021-01-01")
        begun = time.process_time()
        recognize(kind, text, "2021-01-01")
        return time.process_time() - begun

    assert cost(4000) < 16 * cost(1000) + 0.2, (
        "four times the length may cost four times as much; sixteen would be quadratic"
    )


def test_unknown_kinds_are_not_read() -> None:
    assert recognize("colour", "红色") is None


def test_a_reference_may_be_written() -> None:
    assert recognize("datetime", "昨天", "2024-03-01T08:00:00") == recognize(
        "datetime", "昨天", datetime.fromisoformat("2024-03-01T08:00")
    )
