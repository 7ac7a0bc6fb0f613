"""An issue printed and read back: pages about it lead to the evidence in its items, which is where the contents say."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
import pytest

from xinmai.publishing import render
from xinmai.publishing.bulletin import Edit, Story

from .stories import composed, report
from .test_compose import ONE, TWO


@dataclass(frozen=True)
class Printed:
    pages: list[str]
    at: dict[str, int]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("issue")
    one, two = (Story((report(folder, text, name),)) for text, name in ((ONE, "one.txt"), (TWO, "two.txt")))
    pdf = render(composed(one, Story(two.reports, edit=Edit(note="值得关注。"))), "pdf")
    with pypdfium2.PdfDocument(pdf) as document:
        at = {bookmark.get_title(): bookmark.get_dest().get_index() for bookmark in document.get_toc()}
        return Printed(["".join(page.get_textpage().get_text_range().split()) for page in document], at)


def test_bookmarks_are_sections_and_items_without_titles_of_overviews(printed: Printed) -> None:
    titles = [text.splitlines()[0] for text in (ONE, TWO)]
    assert list(printed.at) == ["本期数字", "企业情报", *titles, "资料来源"]


def test_pages_about_the_issue_stand_alone_before_and_behind(printed: Printed) -> None:
    at = printed.at
    assert at["本期数字"] < at["企业情报"] < at["资料来源"] == len(printed.pages) - 1
    assert "80.3亿美元" in printed.pages[at["本期数字"]]
    assert "出处同" not in printed.pages[at["本期数字"]]


def test_evidence_stands_below_the_items_and_not_on_pages_about_the_issue(printed: Printed) -> None:
    quote = ONE.splitlines()[2].split("。")[0]
    assert f"「{quote}。」" in printed.pages[printed.at["企业情报"]]
    assert not any(quote in printed.pages[printed.at[title]] for title in ("本期数字", "资料来源"))


def test_the_cover_and_the_contents_name_items_and_their_pages(printed: Printed) -> None:
    first = ONE.splitlines()[0]
    page = printed.at["企业情报"] + 1
    assert f"企业情报{first}{page}" in printed.pages[0]
    assert "本期数字" not in printed.pages[0]
    assert f"企业情报{page}" in printed.pages[1]
    assert "值得关注。" in printed.pages[page - 1]
