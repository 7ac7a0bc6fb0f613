from __future__ import annotations

import pytest

from xinmai.extraction.noun_phrases import parse
from xinmai.extraction.phrase_form import NO_FORM, PhraseForm, form_of


def form(text: str, phrase: str) -> PhraseForm:
    start = text.index(phrase)
    return form_of(parse(text, ()), start, start + len(phrase))


@pytest.mark.parametrize(
    ("text", "phrase", "leader"),
    [
        ("由上海资本领投", "上海资本", "由"),
        ("随着芯片和设备增长", "设备", "随着"),
        ("芯片增长", "芯片", "break"),
        ("去年，国产芯片增长", "国产芯片", "break"),
    ],
)
def test_what_leads_to_the_nouns_is_told(text: str, phrase: str, leader: str) -> None:
    assert form(text, phrase).led_by == leader


@pytest.mark.parametrize(("phrase", "follower"), [("芯片", "join"), ("设备", "的"), ("厂商", "verb")])
def test_what_follows_is_told(phrase: str, follower: str) -> None:
    assert form("芯片和设备的厂商减少", phrase).followed_by == follower


def test_traits_of_the_words_inside() -> None:
    inside = form("芯片和设备的厂商减少", "芯片和设备的厂商")
    assert (inside.is_joined, inside.has_de, inside.verbs, inside.last) == (True, True, 0, "n")
    assert form("芯片和设备", "设备").follows_join


def test_what_does_not_begin_with_a_word_has_no_form() -> None:
    assert form("集成电路", "成电路") == NO_FORM
