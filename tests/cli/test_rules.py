"""Every rule that the engine can name is put into words, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import xinmai.extraction
from xinmai.cli.rules import RULES, field_of, rule_in_words
from xinmai.extraction.events.actors import How
from xinmai.model import PeriodBasis, Status

SOURCES = sorted(Path(xinmai.extraction.__file__).parent.rglob("*.py"))
_LITERAL = re.compile(r'f?"((?:indicator|level|growth|share|count|subject|period|area|status|source|actor|date|name):(?!\s)[^"]+)"')
_FILLED = {"period:{period.basis}": PeriodBasis, "status:{status}": Status, "actor:{how}": How}
_PLAIN = {"quantity", "table", "list", "conversion", "none", "lexicon", "event"}


def named_in_code() -> set[str]:
    """Rule names as they stand in the engine, those with a blank in them filled in."""
    found = {name for path in SOURCES for name in _LITERAL.findall(path.read_text("utf-8"))}
    filled = {f"{name.partition(':')[0]}:{value}" for name, values in _FILLED.items() for value in values}
    return {name for name in found if "{" not in name} | filled | _PLAIN


def test_each_rule_has_words_and_no_words_are_left_over() -> None:
    assert named_in_code() == set(RULES)


def test_names_with_a_blank_in_them_are_all_known() -> None:
    written = {name for path in SOURCES for name in _LITERAL.findall(path.read_text("utf-8")) if "{" in name}
    assert written == set(_FILLED)


@pytest.mark.parametrize(("rule", "words"), RULES.items(), ids=list(RULES))
def test_words_are_in_their_language(rule: str, words: tuple[str, str]) -> None:
    chinese, english = words
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert re.search("[a-z]", english)
    assert not re.search("[\u4e00-\u9fff]", english)
    assert rule not in (chinese, english)


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ("quantity", "value"),
        ("growth:rate", "indicator"),
        ("list", "indicator"),
        ("area:own", "area"),
        ("lexicon", "canonical"),
        ("event", "type"),
        ("actor:far", "args"),
        ("name:form", "canonical"),
    ],
)
def test_a_rule_decides_one_field(rule: str, field: str) -> None:
    assert field_of(rule) == field


def test_a_rule_without_words_is_shown_by_its_name() -> None:
    assert rule_in_words("level:of tomorrow") == "level:of tomorrow"
