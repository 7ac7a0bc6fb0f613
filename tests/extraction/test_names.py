from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.names import FoundName, name_reader
from xinmai.lexicon import default_lexicon

READER = name_reader(default_lexicon())
NAMES = sorted(default_lexicon().names)


def find(text: str) -> list[FoundName]:
    return list(READER.find(text))


def names(text: str) -> list[str]:
    return [name.text for name in find(text)]


@given(st.lists(st.sampled_from([*NAMES[::40], "，", "的", "A", "ß", "İ", " "]), max_size=8).map("".join))
def test_names_are_slices_in_order_without_overlap(text: str) -> None:
    found = find(text)
    assert all(text[name.start : name.end] == name.text for name in found)
    assert all(name.end <= after.start for name, after in pairwise(found))


def test_the_longest_name_counts() -> None:
    assert names("华为云与华为") == ["华为云", "华为"]


@pytest.mark.parametrize("text", ["SMIC", "smic", "Smic"])
def test_case_does_not_matter(text: str) -> None:
    (name,) = find(f"代工厂{text}公布业绩")
    assert (name.text, name.entity.canonical) == (text, "中芯国际")


@pytest.mark.parametrize("text", ["XSMIC公布", "SMICX公布", "SMIC2公布"])
def test_no_name_is_cut_out_of_a_latin_word(text: str) -> None:
    assert names(text) == []


def test_what_is_listed_as_no_name_hides_the_names_inside() -> None:
    hidden = [row.text for row in default_lexicon().do_not_extract]
    assert [text for text in hidden if names(text)] == []


def test_a_letter_that_grows_when_lowered_moves_no_name() -> None:
    text = "İ台积电"
    (name,) = find(text)
    assert (name.start, text[name.start : name.end]) == (1, "台积电")


def test_a_name_of_two_things_is_left_out() -> None:
    unclear = [name for name, entities in default_lexicon().names.items() if len(entities) > 1]
    assert [name for name in unclear if name in names(f"，{name}，")] == []


def test_the_reason_tells_an_alias_from_a_canonical_name() -> None:
    (canonical,), (alias,) = find("台积电"), find("TSMC")
    assert (canonical.reason, alias.reason) == ("canonical name", "listed alias of 台积电")


@pytest.mark.parametrize(("text", "found"), [("28nmCMOS，", ["CMOS"]), ("据IDC2025年统计", ["IDC"]), ("IDC20255年", []), ("AIDC市场", [])])
def test_a_size_or_a_year_beside_a_latin_name_is_no_part_of_it(text: str, found: list[str]) -> None:
    assert [name for name in names(text) if name in ("CMOS", "IDC")] == found


def test_a_match_that_a_word_goes_on_behind_hides_no_shorter_name() -> None:
    assert names("华为昇腾910B芯片")[0] in ("华为", "华为昇腾")
