from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.cleaning.headings import part_headings
from xinmai.lexicon import Lexicon
from xinmai.model import Document, TracedText

CONTENTS = "某行业研究报告目录38摘要 12一、行业概况与历史演进 31.1产品定义、分类与应用 41.22000年以来的发展阶段 6二、市场规模与增长 9"
TEXT = "本报告分两章。一、行业概况与历史演进1.1产品定义、分类与应用智能卡是一种卡片。它有两类。1.22000年以来的发展阶段起步较晚。二、市场规模与增长2025年市场规模为1.1亿元。"


def document(raw: str) -> Document:
    return Document("0" * 64, "a.txt", "text/plain", raw, TracedText.of(raw))


def parted(raw: str) -> str:
    return part_headings(document(raw), Lexicon()).text.text


def test_headings_of_the_contents_get_lines_of_their_own() -> None:
    lines = parted(f"{CONTENTS}\n{TEXT}").split("\n")
    assert lines == [
        CONTENTS,
        "本报告分两章。",
        "一、行业概况与历史演进",
        "1.1产品定义、分类与应用",
        "智能卡是一种卡片。它有两类。",
        "1.22000年以来的发展阶段",
        "起步较晚。",
        "二、市场规模与增长",
        "2025年市场规模为1.1亿元。",
    ]


def test_every_character_is_still_traced() -> None:
    raw = f"{CONTENTS}\n{TEXT}"
    text = part_headings(document(raw), Lexicon()).text
    at = text.text.index("智能卡")
    span = text.span(at, at + 3)
    assert raw[span.start : span.end] == "智能卡"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT,
        f"目录\n一、概况 3\n{TEXT}",
        "目录1.1定义 5\n市场规模为1.1亿元。",
        "目录一、概况 3。摘要2025年出货量为28.6亿张以上。\n全年出货量为28.6亿张以上。",
        "目录1.1产品定义与分类 5",
        "",
    ],
)
def test_without_a_contents_that_names_them_nothing_is_parted(raw: str) -> None:
    assert parted(raw) == raw


def test_headings_that_stand_alone_stay() -> None:
    raw = "目录1.1产品定义与分类 5\n1.1产品定义与分类\n智能卡是一种卡片。"
    assert parted(raw) == raw


@given(st.text("目录1.2一、概况\n 产品定义"))
def test_nothing_but_line_breaks_is_added(raw: str) -> None:
    assert parted(raw).replace("\n", "") == raw.replace("\n", "")
