from __future__ import annotations

import pytest

from conftest import make_document
from xinmai.analysis import Aligner, about, aligned_within, scope_of
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Span

from .stated import aligned


def article(title: str, body: str) -> Article:
    document = make_document(body)
    return Article(document.id, Span(0, len(body)), title, body=document.text)


@pytest.mark.parametrize("words", ["IC卡", "智能卡", "集成电路卡"])
def test_a_topic_has_one_name_and_all_its_others(lexicon: Lexicon, words: str) -> None:
    scope = scope_of(words, lexicon, Aligner(lexicon))
    assert scope.name == "集成电路卡"
    assert {"IC卡", "智能卡", "集成电路卡"} <= scope.names
    assert "金融IC卡" in scope.kinds
    assert scope.speaks_of("集成电路卡芯片")
    assert scope.speaks_of("金融IC卡")
    assert not scope.speaks_of("手机")


def test_other_things_that_hold_its_name_are_not_the_topic(lexicon: Lexicon) -> None:
    scope = scope_of("集成电路", lexicon, Aligner(lexicon))
    assert scope.mentions("集成电路卡与集成电路产业") == 1
    assert not scope.speaks_of("集成电路卡")
    assert scope.speaks_of("集成电路设计业")


def test_a_short_latin_name_that_is_asked_for_is_a_whole_word(lexicon: Lexicon) -> None:
    scope = scope_of("5G", lexicon, Aligner(lexicon))
    assert scope.mentions("5G基站和15Gbps，5G手机") == 1 + ("5G手机" not in scope.others)


def test_short_latin_names_are_in_too_many_words(lexicon: Lexicon) -> None:
    assert "IC" not in scope_of("集成电路", lexicon, Aligner(lexicon)).names


@pytest.mark.parametrize(
    ("title", "body", "yes"),
    [
        ("集成电路卡出口增长", "出口额增长。", True),
        ("集成電路卡出口", "", True),
        ("市场", "智能卡增长。集成电路卡下降。IC卡持平。", True),
        ("市场", "智能卡增长。", False),
        ("市场", "智能卡增长。集成电路卡下降。IC卡持平。" + "其他行业的消息很多。" * 400, False),
    ],
)
def test_an_article_is_on_a_topic_that_it_names_in_its_title_or_often(lexicon: Lexicon, title: str, body: str, yes: bool) -> None:
    assert bool(about(scope_of("集成电路卡", lexicon, Aligner(lexicon)), [article(title, body)])) is yes


def test_what_an_article_on_the_topic_says_of_the_trade_it_says_of_the_topic(lexicon: Lexicon) -> None:
    aligner = Aligner(lexicon)
    scope = scope_of("集成电路卡", lexicon, aligner)
    figures = [aligned(subject, "市场规模", "3").observation for subject in ("行业", "手机", "集成电路卡")]
    within = list(aligned_within(scope, figures, frozenset(["a"]), aligner))
    assert [one.key.subject for one in within] == ["集成电路卡", "手机", "集成电路卡"]
    elsewhere = list(aligned_within(scope, figures, frozenset(["b"]), aligner))
    assert [one.key.subject for one in elsewhere] == ["集成电路卡"]
