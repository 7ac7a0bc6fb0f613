from __future__ import annotations

from dataclasses import replace

import pytest

from xinmai.audit.kinship import Kinship
from xinmai.lexicon import default_lexicon
from xinmai.lexicon.schema import WordClass


@pytest.fixture(scope="module")
def kinship() -> Kinship:
    return Kinship(default_lexicon())


@pytest.mark.parametrize(
    ("part", "whole"),
    [("高安全等级微处理器卡", "微处理器卡"), ("金融IC卡", "集成电路卡"), ("5G手机", "手机"), ("蓝湖科技车载芯片", "车载芯片")],
)
def test_a_kind_has_the_name_of_its_whole_at_its_end(kinship: Kinship, part: str, whole: str) -> None:
    assert kinship.is_kind(part, whole)
    assert not kinship.is_kind(whole, part)


@pytest.mark.parametrize(("one", "other"), [("光刻胶", "光刻机"), ("芯片", "芯片"), ("集成电路卡芯片", "集成电路卡"), ("手机", "机")])
def test_what_names_do_not_tell_is_not_guessed(kinship: Kinship, one: str, other: str) -> None:
    assert not kinship.is_kind(one, other)


def test_opposites_part_one_thing(kinship: Kinship) -> None:
    assert "外资安全芯片" in kinship.opposites_of("国产安全芯片")
    assert list(kinship.opposites_of("安全芯片")) == []


def test_classes_of_words_are_those_of_the_lexicon_and_a_users_add_to_them(kinship: Kinship) -> None:
    lexicon = default_lexicon()
    assert "出货量" in kinship.words("handed_out")
    assert kinship.words("no such class") == ()
    more = replace(lexicon, word_classes=(*lexicon.word_classes, WordClass(name="handed_out", words=("装船量",))))
    assert {"出货量", "装船量"} <= set(Kinship(more).words("handed_out"))
