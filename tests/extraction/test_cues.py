from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.cues import status_at
from xinmai.extraction.source_attribution import Side, find_attributions
from xinmai.model import Status

PIECES = st.lists(st.sampled_from([*"据称说估将的，。；：“”《》（）—\n的他某", "统计", "显示", "预计", "目标", "实现", "2021年", "5亿元", "来源："]), max_size=40)


def find_source(sentence: str) -> str | None:
    """Whom the sentence names as having measured it, with the report where it is named.

    A source that stands ahead of what it governs comes before one in a note.
    """
    named = [one for one in find_attributions(sentence) if one.source.name]
    ahead = [one for one in named if one.side is not Side.NOTE]
    return next((one.source.name for one in (*ahead, *named)), None)


def statuses(marked: str) -> str:
    """Initials of the statuses at the places marked by ^."""
    plain = marked.replace("^", "")
    places = [index - shift for shift, index in enumerate(i for i, c in enumerate(marked) if c == "^")]
    return "".join(status_at(plain, place).value[0] for place in places)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("去年产值^300亿元，预计今年达到^340亿元。", "af"),
        ("预计到2025年规模达^500亿元，2020年仅为^200亿元。", "fa"),
        ("公司预计今年净利润为^5亿元，上年同期为^2亿元。", "fa"),
        ("预计明年下降^9%，后年增长^13%。", "ff"),
        ("据该所预测，今年下降^9%；明年增长^13%。", "ff"),
        ("据估算，市场约^340亿元，占比已达^11%。", "ee"),
        ("力争营收突破^100亿元，年均增长将超过^15%。", "tt"),
        ("计划投资^60亿元，实际完成^52亿元。", "ta"),
        ("完成投资^52亿元，为年度计划^60亿元的^87%。", "ata"),
        ("公司提出营收增长^30%的目标，前五月增长^11%。", "ta"),
        ("项目总投资^43亿元，达产后新增产能^18万片。", "af"),
        ("营收^30亿元，好于市场预期，毛利^9亿元。", "aa"),
        ("若需求增长^12%，自给率为^89%。", "ff"),
        ("材料成本占^30%，资料所载产量^5万吨，模拟电路^3亿颗。", "aaa"),
        ("公司将产能由^5万片提升至^8万片。", "aa"),
        ("公司将把产能提升到^8万片。", "f"),
        ("将近^5000人参加。", "a"),
        ("《数字产业行动计划》提出，覆盖率达到^68%。", "t"),
        ("《数字产业白皮书》提出，覆盖率达到^68%。", "a"),
        ("法人估第三季增^9%，全年上看^14元。", "ff"),
    ],
)
def test_the_last_cue_that_still_holds_decides(marked: str, expected: str) -> None:
    assert statuses(marked) == expected


def test_words_of_a_title_are_no_cues() -> None:
    assert status_at("《2030年展望与预测》称产值5亿元", 15) is Status.ACTUAL


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("据国家统计局数据，8月产量321亿块。", "国家统计局"),
        ("2021年规模为126亿元（数据来源：赛迪顾问）。", "赛迪顾问"),
        ("据工信部统计，产量5亿块（资料来源：海关总署）。", "工信部"),
        ("8月产量321亿块。", None),
    ],
)
def test_a_source_ahead_comes_before_a_note(sentence: str, source: str | None) -> None:
    assert find_source(sentence) == source


@given(PIECES)
def test_any_text_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert find_source(text) != ""
    assert all(isinstance(status_at(text, place), Status) for place in range(len(text) + 1))


@given(PIECES)
def test_no_cue_reaches_past_its_sentence(pieces: list[str]) -> None:
    ahead = "".join(pieces) + "。"
    assert status_at(ahead + "产值5亿元", len(ahead) + 2) is Status.ACTUAL
