from __future__ import annotations

import pytest

from xinmai.extraction.events.clause import Clause
from xinmai.extraction.events.conditions import Nouns, compiled, holds
from xinmai.extraction.events.line import Line, Marks
from xinmai.extraction.names import name_reader
from xinmai.extraction.observation import read_observations
from xinmai.lexicon import EventNoun, default_lexicon

NOUNS = Nouns([EventNoun(name="plant", words=("工厂", "产线")), EventNoun(name="authority", words=("政府",)), EventNoun(name="policy", words=("办法",))])
TEXT = "3月5日，中芯国际宣布与华虹半导体投资9亿元建设工厂，占股51%，按《外商投资办法（试行）》办理。"


def clause(wording: str) -> Clause:
    lexicon = default_lexicon()
    names = list(name_reader(lexicon).find(TEXT))
    marks = Marks.of(TEXT, names, list(read_observations(TEXT, names, "2024-05-09", lexicon)), NOUNS.authority)
    at = TEXT.index(wording)
    return Clause(Line(marks, 0, len(TEXT)), at, at + len(wording))


@pytest.mark.parametrize(
    ("condition", "true"),
    [
        ("company", True),
        ("authority", False),
        ("actor", True),
        ("person", False),
        ("other", True),
        ("money", True),
        (">money", True),
        ("<money", False),
        ("percent", False),
        (">>number", True),
        ("date", True),
        ("plant", True),
        (">plant", True),
        ("<plant", False),
        (">>plant", False),
        ("<=宣布", True),
        (">=宣布", False),
        ("<<=半导体", True),
        ("company money >plant", True),
        ("company money <plant", False),
    ],
)
def test_a_condition_asks_for_what_stands_in_the_clause(condition: str, true: bool) -> None:
    assert holds(compiled([condition], NOUNS), clause("投资")) is true


def test_one_of_several_conditions_is_enough() -> None:
    assert holds(compiled(["authority", "<plant", "company >=建设"], NOUNS), clause("投资"))
    assert not holds(compiled(["authority", "<plant"], NOUNS), clause("投资"))
    assert not holds(compiled([], NOUNS), clause("投资"))


def test_a_title_is_asked_by_its_end_and_is_no_other_word() -> None:
    found = clause("办理")
    assert holds(compiled(["《policy"], NOUNS), found)
    assert not holds(compiled(["policy"], NOUNS), found)
    assert not holds(compiled(["《plant"], NOUNS), found)


def test_conditions_alike_become_one_check() -> None:
    assert len(compiled(["company >=甲", "company >=乙", "company >plant", "company <=丙"], NOUNS)) == 2
