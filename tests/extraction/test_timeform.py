from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.timeform import BEFORE, START, TIME

FORMS = {
    "iso": "2024-03-05", "span": "2018—2022年", "plan": "十四五", "fiscal": "FY2023", "short": "3Q22", "prior": "上年同期", "report": "报告期末",
    "near": "上月", "day_near": "昨日", "ago": "三年前", "later": "次年", "over": "此后五年", "listed": "2020、2021年", "based": "2024年3月",
    "whole": "全年", "edge": "年底", "bare": "上半年", "same": "同期", "mday": "8日，", "now": "截至目前",
}  # fmt: skip


@pytest.mark.parametrize(("form", "text"), FORMS.items())
def test_each_form_starts_and_is_known_by_its_name(form: str, text: str) -> None:
    match = TIME.match(text)
    assert START.match(text)
    assert match is not None
    assert match.lastgroup == form


def test_every_form_is_tested() -> None:
    outer = {name for name in TIME.groupindex if name in FORMS}
    assert outer == set(FORMS)


@given(st.text(alphabet="0123456789年月日季度上下半去今第一二三十至-、和前首末底QHFY财", max_size=30))
def test_a_time_starts_only_where_a_start_is_seen(text: str) -> None:
    for at in range(len(text)):
        if not START.match(text, at):
            continue
        match = TIME.match(text, at)
        assert match is None or match.lastgroup in FORMS


@pytest.mark.parametrize(("text", "start", "compare"), [("产量较", 2, "较"), ("产量截至", 2, None), ("产量", 2, None), ("相较于", 0, "相较于")])
def test_words_in_front_belong_to_a_time(text: str, start: int, compare: str | None) -> None:
    match = BEFORE.search(text)
    assert match is not None
    assert (match.start(), match["compare"]) == (start, compare)
