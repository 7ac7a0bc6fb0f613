from __future__ import annotations

import pytest

from xinmai.lexicon import Lexicon
from xinmai.questions import Vocabulary
from xinmai.questions.vocabulary import Role


@pytest.mark.parametrize(
    ("word", "role", "value"),
    [
        ("营收", Role.INDICATOR, "营业收入"),
        ("同比增长", Role.GROWTH, "同比增速"),
        ("我国", Role.AREA, "中国"),
        ("韩国", Role.AREA, "韩国"),
        ("IC卡", Role.SUBJECT, "IC卡"),
        ("收购", Role.EVENT, "merger_acquisition"),
        ("多少亿美元", Role.UNIT, "USD"),
        ("多少亿块", Role.AMOUNT, ""),
        ("是做什么的", Role.ABOUT, ""),
        ("某专题", Role.SUBJECT, "某专题"),
        ("某指标", Role.INDICATOR, "某指标"),
    ],
)
def test_words_have_their_parts(lexicon: Lexicon, word: str, role: Role, value: str) -> None:
    assert (role, value) in Vocabulary(lexicon, ["某专题"], ["某指标"]).parts(word)


def test_unknown_words_have_none(lexicon: Lexicon) -> None:
    vocabulary = Vocabulary(lexicon, [], [])
    assert vocabulary.parts("嫦娥奔月") == ()
    assert not vocabulary.knows("")
