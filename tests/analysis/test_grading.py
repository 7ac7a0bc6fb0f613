from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.analysis import grades
from xinmai.analysis.sources import source_reader
from xinmai.lexicon import Lexicon, default_lexicon
from xinmai.model import Article, Evidence, Facts, Grade, Observation, Period, Quantity, Span, Status

Report = tuple[Article, Facts]


def report(publisher: str | None, text: str = "", figure: str = "100", cited: str | None = None, **fields: object) -> Report:
    """A report that gives one figure; `text` stands for what it says, equal texts are copies."""
    article = Article(f"{publisher}{text}{figure}", Span(0, 1), text, publisher=publisher)
    evidence = Evidence(article.document_id, article.id, Span(0, 1), figure, ("quantity",), 1.0)
    value = Decimal(figure)
    stated = {"subject": "甲", "indicator": "产量", "period": Period("2024"), "source": cited} | fields
    return article, Facts((Observation(Quantity(value, value, "块"), evidence, **stated),))


def copied(one: Article, other: Article) -> bool:
    return bool(one.title) and one.title == other.title


def graded(*story: Report) -> list[Grade]:
    return list(grades(story, copied, default_lexicon()))


def codes(*story: Report) -> list[str]:
    return [grade.code for grade in graded(*story)]


@pytest.mark.parametrize(
    ("publisher", "letter"),
    [
        ("国家统计局", "A"),
        ("上海证券交易所公告", "A"),
        ("中国半导体行业协会", "B"),
        ("中国信息通信研究院", "B"),
        ("国际数据公司（IDC）", "B"),
        ("中芯国际", "B"),
        ("北方华创、中微公司公告", "B"),
        ("证券日报", "C"),
        ("中信证券", "C"),
        ("某某转载网", "F"),
        (None, "F"),
    ],
)
def test_the_letter_is_that_of_the_kind_of_source(publisher: str | None, letter: str) -> None:
    (grade,) = graded(report(publisher))
    assert grade.reliability == letter
    assert all(grade.because)
    assert grade.because[0].startswith(publisher or "来源不明")


def test_alone_a_known_source_may_be_right_and_an_unknown_one_cannot_be_judged() -> None:
    assert codes(report("国家统计局")) == ["A3"]
    assert codes(report("某某转载网")) == ["F6"]


def test_independent_origins_confirm() -> None:
    assert codes(report("国家统计局"), report("中芯国际")) == ["A2", "B2"]
    assert codes(report("国家统计局"), report("中芯国际"), report("证券日报")) == ["A1", "B1", "C1"]


def test_copies_count_once() -> None:
    story = report("海关总署", "正文"), report("某某转载网", "正文"), report("又一转载网", "正文")
    assert codes(*story) == ["A3", "F3", "F3"]


def test_who_prints_the_words_of_another_confirms_nothing() -> None:
    assert codes(report("海关总署"), report("证券日报", cited="海关总署")) == ["A3", "C3"]
    assert codes(report("证券日报", cited="中国海关总署《统计月报》"), report("人民网", cited="海关总署")) == ["C3", "C3"]


def test_two_filings_of_one_company_are_one_origin() -> None:
    assert codes(report("香港交易所公告"), report("上海证券交易所公告")) == ["A3", "A3"]


def test_sources_without_a_name_are_one_origin() -> None:
    assert codes(report(None), report(None, "别的")) == ["F6", "F6"]


def test_another_figure_of_an_independent_origin_makes_doubtful() -> None:
    assert codes(report("国家统计局"), report("证券日报", figure="120")) == ["A5", "C5"]
    assert codes(report("国家统计局"), report("中芯国际"), report("证券日报", figure="120")) == ["A4", "B4", "C5"]


@pytest.mark.parametrize(
    "other",
    [
        report("证券日报", figure="100.9"),
        report("证券日报", figure="120", status=Status.FORECAST),
        report("证券日报", figure="120", period=Period("2023")),
        report("证券日报", figure="120", subject=None),
    ],
    ids=["rounded", "forecast", "another year", "of what is not said"],
)
def test_what_is_no_other_figure_of_the_same_thing(other: Report) -> None:
    assert codes(report("国家统计局"), other)[0] == "A2"


def test_an_empty_lexicon_knows_no_source() -> None:
    (grade,) = grades([report("国家统计局")], copied, Lexicon())
    assert grade.code == "F6"


def test_every_kind_of_organisation_has_a_letter(lexicon: Lexicon) -> None:
    graded_kinds = {row.kind for row in lexicon.source_grades}
    assert {row.kind for row in lexicon.organisations} | {"company", "unknown"} <= graded_kinds
    assert len(graded_kinds) == len(lexicon.source_grades)


PUBLISHERS = st.sampled_from(["国家统计局", "中芯国际", "证券日报", "某网", None])


@given(st.lists(st.tuples(PUBLISHERS, st.sampled_from(["", "甲", "乙"]), st.sampled_from(["100", "120"])), min_size=1, max_size=5), st.randoms())
def test_the_order_of_reports_does_not_matter(story: list[tuple[str | None, str, str]], random: object) -> None:
    reports = [report(*each) for each in story]
    shuffled = list(range(len(reports)))
    random.shuffle(shuffled)
    in_order, mixed = graded(*reports), graded(*(reports[i] for i in shuffled))
    assert [in_order[i] for i in shuffled] == mixed


@given(st.text())
def test_any_name_is_some_source(publisher: str) -> None:
    assert source_reader(default_lexicon()).of(publisher).reliability in "ABCDEF"
