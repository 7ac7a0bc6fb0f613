from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from xinmai.documents.html_tame import count_tags, tame

TAGS = st.sampled_from(
    ["<div>", "</div>", "<i>", "</i>", "<li>", "<td>", "<table>", "</table>", "<br>", "<img a=1>", "文", "<"]
)


def text_of(markup: str) -> str:
    return re.sub(r"<[^<>]*>", "", markup)


def test_a_page_people_wrote_comes_back_as_it_is() -> None:
    markup = "<div class='a b'><p>一<br/>二<ul><li>三<li>四</ul><img src=x></div>" * 100
    assert tame(markup) == markup


def test_what_lies_too_deep_loses_its_tags_and_not_its_text() -> None:
    tamed = tame("<div>" * 1000 + "<p>文<p>字" + "</div>" * 1000 + "<div>尾</div>")
    assert tamed.count("<div>") == 201
    assert "<br>文<br>字" in tamed
    assert tamed.endswith("<div>尾</div>")


def test_closed_elements_take_no_depth() -> None:
    markup = "<div><i>文</i></div>" * 1000
    assert tame(markup) == markup


def test_a_crowd_of_attributes_is_dropped() -> None:
    crowd = " ".join(f"a{number}=1" for number in range(300))
    assert tame(f"<p {crowd}>文</p><p class=x>") == "<p>文</p><p class=x>"


def test_a_long_attribute_is_no_crowd() -> None:
    markup = f"<img src='data:image/png;base64,{'A' * 10_000}'>"
    assert tame(markup) == markup


def test_merged_cells_are_kept_as_long_as_they_fit_a_page() -> None:
    assert tame("<td colspan=3 rowspan='2'>") == "<td colspan=3 rowspan='2'>"
    assert tame("<td colspan=99999999999999999999 class=x>") == "<td>"
    assert tame("<td colspan=100 rowspan=100>" * 3).count("span") == 4


def test_tags_are_counted() -> None:
    assert count_tags("<p>一<br></p>") == 3


@given(st.lists(TAGS, max_size=600).map("".join))
def test_no_text_is_lost(markup: str) -> None:
    assert text_of(tame(markup)) == text_of(markup)
