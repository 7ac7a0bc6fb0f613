from __future__ import annotations

from dataclasses import replace

import pytest

from publishing.editions import bulletin, hostile, row
from publishing.editions import item as an_item
from xinmai.errors import EvidenceError
from xinmai.model import Citation, Edition, Item, Mark, Origin, Passage, Section, Span
from xinmai.publishing import FORMATS, check, render

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
