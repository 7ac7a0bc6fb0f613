from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.issues import ARTICLES, CHIPS, issue_with_contents, plain_issue
from xinmai.articles import split, titles
from xinmai.articles.paragraphs import letters
from xinmai.cleaning import clean
from xinmai.lexicon import Lexicon, default_lexicon
from xinmai.model import Article, Document, TracedText

Make = Callable[..., Document]
WANTED = [(column, article[0]) for column, articles in ARTICLES.items() for article in articles]


def parts(make: Make, lexicon: Lexicon, raw: str, **fields: object) -> tuple[Article, ...]:
    return split(clean(make(raw, **fields), lexicon), lexicon)


@pytest.mark.parametrize("raw", [plain_issue(), issue_with_contents()], ids=["columns only", "contents page"])
def test_an_issue_falls_into_its_articles(document: Make, lexicon: Lexicon, raw: str) -> None:
    found = parts(document, lexicon, raw)
    assert [(a.section, a.title) for a in found] == WANTED
    assert all(raw[a.span.start :].startswith(a.title) for a in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_a_subheading_on_the_same_subject_opens_no_article(document: Make, lexicon: Lexicon) -> None:
    raw = plain_issue().replace(CHIPS[2], f"代工价格平稳\n\n{CHIPS[2]}", 1)
    found = parts(document, lexicon, raw)
    assert [(a.section, a.title) for a in found] == WANTED
    chips = next(a for a in found if a.title == CHIPS[0])
    assert [h.text for h in chips.subheadings] == ["代工价格平稳"]


def test_contents_may_word_a_title_a_little_differently(document: Make, lexicon: Lexicon) -> None:
    raw = issue_with_contents().replace(f"- {CHIPS[0]}", "- 晶圆代工厂商公布了季度业绩", 1)
    assert [a.title for a in parts(document, lexicon, raw)] == [title for _, title in WANTED]


def test_a_contents_page_for_another_document_is_not_trusted(document: Make, lexicon: Lexicon) -> None:
    contents = "目录\n\n" + "\n\n".join(f"- 与本刊无关的标题之{n}..... {n}" for n in "123456")
    assert [(a.section, a.title) for a in parts(document, lexicon, contents + "\n\n" + plain_issue())] == WANTED


def test_a_single_document_is_one_article_with_its_title(document: Make, lexicon: Lexicon) -> None:
    raw = "\n".join([CHIPS[0], "来源：某某日报", CHIPS[1], CHIPS[2]])
    (article,) = parts(document, lexicon, raw)
    assert (article.title, article.section, article.publisher) == (CHIPS[0], None, "某某日报")


def test_without_a_title_the_first_clause_serves(document: Make, lexicon: Lexicon) -> None:
    (article,) = parts(document, lexicon, "全年集成电路产量继续增长，进口额有所回落，出口额则创出新高，贸易结构进一步改善。")
    assert article.title == "全年集成电路产量继续增长"
    assert article.span.start == 0


def test_what_the_file_says_of_itself_wins(document: Make, lexicon: Lexicon) -> None:
    (article,) = parts(document, lexicon, f"{CHIPS[0]}\n{CHIPS[1]}", title="网页标题", published="2024-05-06", publisher="某站")
    assert (article.title, article.published, article.publisher) == ("网页标题", "2024-05-06", "某站")


def test_the_issue_date_is_found_on_a_dropped_foot_line(document: Make, lexicon: Lexicon) -> None:
    raw = plain_issue().replace(CHIPS[1], f"{CHIPS[1]}\n\n©2022 未经同意，不得转载 2022.03.15\n\nPage 4", 1)
    found = parts(document, lexicon, raw)
    assert {a.published for a in found} == {"2022-03-15"}
    assert all("转载" not in a.body.text for a in found)


def test_markdown_headings_lose_their_marks(document: Make, lexicon: Lexicon) -> None:
    (article,) = parts(document, lexicon, f"# {CHIPS[0]}\n\n{CHIPS[1]}\n\n## 产能利用率回升\n\n{CHIPS[2]}")
    assert article.title == CHIPS[0]
    assert [(h.text, h.level) for h in article.subheadings] == [("产能利用率回升", 2)]


def test_an_empty_document_has_no_article(document: Make, lexicon: Lexicon) -> None:
    assert parts(document, lexicon, " \n\n ") == ()


def test_many_headings_of_one_article_read_it_once(document: Make, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    told = 0

    def counting(text: str) -> str:
        nonlocal told
        told += len(text)
        return letters(text)

    def work(headings: int) -> int:
        nonlocal told
        told, chars = 0, "ABCDEFGHKLMNPQRSTUVWXY"
        marks = map("".join, itertools.islice(itertools.product(chars, repeat=3), headings))
        points = "".join(f"{mark}晶圆代工厂商的产能和价格\n{mark}晶圆代工厂商说，晶圆代工的产能和价格都平稳，晶圆代工厂商的产能不变。\n" for mark in marks)
        (article,) = parts(document, lexicon, f"产业环境\n{CHIPS[0]}\n{points}")
        assert len(article.subheadings) == headings
        return told

    monkeypatch.setattr(titles, "letters", counting)
    assert work(400) < 5 * work(100)


@given(st.text(alphabet="产业环境技术情报目录 \n.…12-•，。#", max_size=200))
def test_any_text_splits_without_overlap(raw: str) -> None:
    made = Document("0" * 64, "t", "text/plain", raw, TracedText.of(raw))
    found = split(clean(made, default_lexicon()), default_lexicon())
    assert all(0 <= a.span.start <= a.span.end <= len(raw) for a in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
