"""The work grows with the text and not faster, also where a whole file is one line without an end."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from conftest import make_document
from hostile import SHAPES, line
from xinmai.articles import split
from xinmai.cleaning import clean
from xinmai.extraction import extract
from xinmai.hanzi import sentences
from xinmai.hanzi.sentences import LONGEST
from xinmai.lexicon import default_lexicon

DENSE = [
    "prose",
    "prose without ends",
    "prose without separators",
    "2020年9亿元",
    "中国9亿元",
    "华为，9亿元",
    "营业收入9亿元",
    "预计9亿元",
    "增长至9%",
    "分别为9亿元",
    "占华为的9%",
    "华为投资9亿元建厂，",
    "芯片涨价9%",
    "美国将华为列入实体清单",
    "《办法》发布",
    "与华为合作",
    "“9",
    "三分之",
    "据统计，",
    "。",
]
"""Shapes with a mark of every kind to find again for each number."""
LONG = 120_000
"""Were each character looked at once for each other, this would be fourteen thousand million looks."""


def read(raw: str) -> int:
    lexicon = default_lexicon()
    document = clean(make_document(raw, published="2024-05-06"), lexicon)
    return sum(len(extract(article, document, lexicon).observations) for article in split(document, lexicon))


def work(raw: str) -> int:
    """Calls made while a text is read, into Python and into C."""
    count = 0

    def tick(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        read(raw)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", DENSE)
def test_four_times_the_text_is_about_four_times_the_work(shape: str) -> None:
    read(line(shape, 100))
    assert work(line(shape, 16_000)) < 5 * work(line(shape, 4_000))


@pytest.mark.parametrize("shape", SHAPES)
def test_no_sentence_is_long(shape: str) -> None:
    text = line(shape, 5_000)
    found = list(sentences(text))
    assert all(end - start <= LONGEST for start, end in found)
    covered = sum(end - start for start, end in found)
    assert covered + sum(map(str.isspace, text)) >= len(text)


@pytest.mark.parametrize(
    "raw",
    [
        "9" * LONG + " 9",
        "…" * LONG + "字",
        "." * LONG + "字",
        "a" + " " * LONG + "b",
        "a" + " \t" * LONG + "b",
        "目录\n" + "a" + " " * LONG + "b\n正文开始。",
        "约" * LONG + "9亿元",
        "、" * LONG + "9亿元",
        "（" * LONG + "9亿元" + "）" * LONG,
        "《" * LONG + "》",
        "业(" + "ā" * LONG,
        "《2023年" * (LONG // 6),
    ],
    ids=lambda raw: f"{raw[:6]!r}",
)
def test_a_run_is_not_read_again_from_each_of_its_characters(raw: str) -> None:
    """Patterns that did would not come back within the hour."""
    assert read(f"{raw}\n第二行也有字，2020年营业收入9亿元。") >= 1
