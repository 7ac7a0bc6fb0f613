from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.editions import bulletin, hostile, row
from publishing.editions import item as an_item
from xinmai.errors import EvidenceError
from xinmai.model import (
    Cell,
    Chart,
    Citation,
    Edition,
    Grid,
    Item,
    Mark,
    Origin,
    Passage,
    Section,
    Span,
    Working,
)
from xinmai.publishing import FORMATS, check, render
from xinmai.publishing.guard import bears_out

QUOTE = "产量为１２\n34 亿块"


def edition(item: Item, *citations: Citation) -> Edition:
    return Edition("刊", "", "", (Section("产业环境", (item,)),), citations or (cited(1, QUOTE),))


def cited(number: int, quote: str) -> Citation:
    return Citation(number, "d", "d.txt", "题", quote, Span(0, len(quote)))


def item(*digest: Passage, **rest: object) -> Item:
    return an_item("i", "题目", digest, **rest)  # type: ignore[arg-type]


def test_whole_editions_pass() -> None:
    check(bulletin())
    check(hostile())
    check(Edition("空刊", "", "", (), ()))


def test_a_number_may_be_wrapped_or_wide_in_its_quote() -> None:
    check(edition(item(Passage("产量为1234亿块", 1))))


@pytest.mark.parametrize(
    "bad",
    [
        item(Passage("产量增长", 2)),
        item(Passage("产量增长", 1, (Mark(0, 2, 2),))),
        item(numbers=(row("产量", "2025", "1", "实际", "", 2),)),
        item(origins=(Origin("d.txt", None, None, "题", 2),)),
    ],
)
def test_a_citation_must_be_in_the_edition(bad: Item) -> None:
    with pytest.raises(EvidenceError, match=r"产业环境 / 题目: .* cites \[2\]"):
        check(edition(bad))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 5), (3, 3), (3, 2), (9, 12)])
def test_a_mark_must_lie_in_its_sentence(start: int, end: int) -> None:
    with pytest.raises(EvidenceError, match=f"mark {start}:{end} lies outside"):
        check(edition(item(Passage("产量增长", 1, (Mark(start, end, 1),)))))


def test_a_number_that_no_quote_holds_is_refused() -> None:
    with pytest.raises(EvidenceError, match="35 stands in no quote"):
        check(edition(item(Passage("产量为35亿块", 1))))


def test_the_citation_of_a_mark_bears_out_only_what_the_mark_covers() -> None:
    both = (cited(1, "产量增长"), cited(2, "35亿块"))
    check(edition(item(Passage("产量增长35亿块", 1, (Mark(4, 8, 2),))), *both))
    with pytest.raises(EvidenceError, match="35 stands in no quote"):
        check(edition(item(Passage("产量增长35亿块", 1, (Mark(0, 4, 2),))), *both))


@pytest.mark.parametrize("quote", ["", " \n\u3000"])
def test_a_quote_must_say_something(quote: str) -> None:
    with pytest.raises(EvidenceError, match=r"\[1\] of d\.txt quotes nothing"):
        check(edition(item(), cited(1, quote)))


def test_a_number_stands_for_one_citation() -> None:
    with pytest.raises(EvidenceError, match=r"\[1\] is given twice"):
        check(edition(item(), cited(1, "甲"), cited(1, "乙")))


@pytest.mark.parametrize("number", range(1, len(bulletin().citations) + 1))
def test_no_citation_of_a_bulletin_can_be_taken_away(number: int) -> None:
    whole = bulletin()
    with pytest.raises(EvidenceError):
        check(replace(whole, citations=tuple(c for c in whole.citations if c.number != number)))


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_uncited_is_rendered(format: str) -> None:
    with pytest.raises(EvidenceError):
        render(edition(item(Passage("产量增长", 7))), format)


def test_messages_are_one_line() -> None:
    with pytest.raises(EvidenceError) as error:
        check(edition(replace(item(Passage("多\n行", 7)), title="题\n目" * 50)))
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 200


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("产量为0.58亿块", "5800万块"),
        ("出货量达28.6億張", "28.6亿张"),
        ("占三成", "30%"),
        ("下降14.0%", "-14%"),
        ("1,035億元", "1035亿元"),
        ("５．１％", "5.1%"),
        ("84亿～92亿美元", "84亿—92亿美元"),
        ("二十余家", "约20家"),
        ("没有数字", "没有数字"),
    ],
)
def test_a_number_is_borne_out_whatever_power_of_ten_it_is_written_in(quote: str, text: str) -> None:
    assert bears_out(quote, text)


@pytest.mark.parametrize(("quote", "text"), [("28.6亿张", "28.5亿张"), ("增长5.1%", "51.2%"), ("", "1"), ("2025年", "205")])
def test_another_number_is_not_borne_out(quote: str, text: str) -> None:
    assert not bears_out(quote, text)


@given(st.decimals(0, 10**9, places=2), st.integers(0, 8))
def test_scaling_by_ten_changes_nothing(value: Decimal, power: int) -> None:
    assert bears_out(f"为{value:f}元", f"{value * 10**power:f}元")


def worded(text: str, *marks: Mark) -> Item:
    return an_item("i", "题目", (Passage(text, None, marks),))


def test_a_sentence_worded_here_may_say_what_its_numbers_are_read_as() -> None:
    check(edition(worded("2025年产量为1234亿块", Mark(8, 14, 1, "产量，2025年，1234亿块"))))


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (worded("2024年产量为1234亿块", Mark(8, 14, 1, "产量，2025年")), "2024 stands bare"),
        (worded("产量为1234亿块"), "1234 stands bare"),
        (worded("产量为1235亿块", Mark(3, 9, 1, "1235")), "stands in no quote"),
    ],
)
def test_a_sentence_worded_here_adds_no_number(item: Item, message: str) -> None:
    with pytest.raises(EvidenceError, match=message):
        check(edition(item))


def table(*rows: tuple[Cell, ...], header: tuple[str, ...] = ("时期", "数值")) -> Item:
    return Item("i", "题目", (Grid(header, rows),))


VALUE = Cell("1234亿块", 1, "产量，2025年", 1234e8, "块")


def test_a_table_may_name_what_its_numbers_are_read_as() -> None:
    check(edition(table((Cell("2025年"), VALUE))))
    check(edition(table((Cell("产量"), VALUE), header=("指标", "2025年"))))


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (table((Cell("2024年"), VALUE)), "2024 stands bare"),
        (table((Cell("产量"), VALUE), header=("指标", "2026年")), "2026 stands bare"),
        (table((Cell("产量"), Cell("十二", value=12.0))), "cites nothing"),
        (table((Cell("产量"), Cell("35亿块", 1, "产量"))), "stands in no quote"),
        (table((Cell("产量"),)), "a row of 1 cells under a header of 2"),
    ],
)
def test_a_table_adds_no_number(item: Item, message: str) -> None:
    with pytest.raises(EvidenceError, match=message):
        check(edition(item))


def test_a_figure_is_found_where_cells_stick_together() -> None:
    stuck = Citation(1, "d", "d.txt", "题", "公共交通7.24.23微处理器卡", Span(0, 18), figures=(Span(7, 11),))
    check(edition(table((Cell("公共交通"), Cell("4.23亿张", 1, "", 4.23e8, "张"))), stuck))
    with pytest.raises(EvidenceError, match="stands in no quote"):
        check(edition(table((Cell("公共交通"), Cell("4.23亿张", 1, "", 4.23e8, "张"))), replace(stuck, figures=())))


def test_a_number_worked_out_is_borne_out_by_its_working_and_that_cites_known_figures() -> None:
    item = table((Cell("同比"), Cell("16.67%", 2, "同比，测算", 16.67, "%")))
    working = Working(2, "同比", "x / y - 1", "1.4 / 1.2 - 1 = 16.67%", (1,))
    whole = replace(edition(item), workings=(working,))
    check(whole)
    with pytest.raises(EvidenceError, match="stands in no quote"):
        check(replace(whole, workings=(replace(working, computed="1.4 / 1.2 - 1"),)))
    with pytest.raises(EvidenceError, match=r"cites \[7\]"):
        check(replace(whole, workings=(replace(working, inputs=(7,)),)))
    with pytest.raises(EvidenceError, match="given twice"):
        check(replace(whole, workings=(replace(working, number=1),)))


def test_a_chart_cites_known_evidence() -> None:
    with pytest.raises(EvidenceError, match=r"the chart .* cites \[9\]"):
        check(edition(Item("i", "题目", (Chart("图", {}, "图", (9,)),))))
