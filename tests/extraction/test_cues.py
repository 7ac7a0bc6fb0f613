from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.cues import status_at, status_of_heading
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


def statuses(marked: str, published: int | None = None) -> str:
    """Initials of the statuses at the places marked by ^."""
    plain = marked.replace("^", "")
    places = [index - shift for shift, index in enumerate(i for i, c in enumerate(marked) if c == "^")]
    return "".join(status_at(plain, place, published).value[0] for place in places)


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
        ("甲类合约价估涨^3%，乙类估季减^5%，丙类恐跌^一成。", "fff"),
        ("预计规模将由去年的^14亿元增至^32亿元，占比由^三成提高到^四成。", "afaf"),
        ("该所把增速预测由^4%上调至^6%。", "ff"),
        ("产能利用率或由^85%降到^78%。", "af"),
        ("公司维持全年出货^10万台的预测。", "f"),
        ("机构把全年增速下修至^4%，比重约^一成；整体仅增^2%。", "fff"),
        ("按三步走安排，年内完成^18颗，明年达到^64颗。", "tf"),
        ("覆盖率要超过^九成，密度须达^三百台。", "tt"),
        ("需要超过^3小时，主要实现^5项功能。", "aa"),
        ("若按台数计算占^三成，若加征关税则跌^一成。", "af"),
        ("拟采购^2千台，三家中标，份额为^五成。", "ta"),
        ("销量^2079万台，占比^七成。", "aa"),
    ],
)
def test_the_last_cue_that_still_holds_decides(marked: str, expected: str) -> None:
    assert statuses(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("到2030年产值突破^3亿元；新增企业^4家，从业者由^2万人增至^5万人。", "ttat"),
        ("据某所测算，2023年规模为^3亿元，到2027年增至^5亿元。", "ef"),
        ("甲所认为2023年投资^3亿元，到2027年达^5亿元。", "af"),
        ("2023—2026年集采结果公布，共^3千台。", "a"),
        ("2022年产值^3亿元。", "a"),
    ],
)
def test_a_year_behind_the_publication_is_no_fact(marked: str, expected: str) -> None:
    assert statuses(marked, 2024) == expected


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("2025年各地区预估：", Status.FORECAST),
        ("（二）主要目标", Status.TARGET),
        ("（三）重点任务", Status.ACTUAL),
        ("产值为3亿元。", None),
        ("从该所公布的各项数据看，预计今后几年内整个市场的规模还会继续扩大下去：", None),
    ],
)
def test_a_heading_tells_of_the_lines_below_it(line: str, status: Status | None) -> None:
    assert status_of_heading(line) is status


def test_a_line_below_a_heading_has_its_status() -> None:
    assert status_at("营收3亿元", 2, None, Status.TARGET) is Status.TARGET


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
