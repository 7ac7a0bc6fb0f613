from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from xinmai.extraction.events.arguments import Argument
from xinmai.extraction.events.found import FoundEvent
from xinmai.extraction.events.merging import merged, tell_same
from xinmai.extraction.observation import Reading
from xinmai.extraction.quantity import FoundQuantity
from xinmai.lexicon import Unit
from xinmai.model import Modality, Period, Quantity, Status


def event(kind: str = "investment", actor: str = "甲", at: int = 0, sentence: int = 0, clause: int = 0, **told: str) -> FoundEvent:
    args = tuple(Argument(role, at + 10, at + 10 + len(text)) for role, text in told.items())
    return FoundEvent(at, at + 2, kind, actor, None, args, told, Modality.DONE, None, ("event",), 0.8, sentence, clause)


def amount(value: int, unit: str = "CNY") -> Reading:
    row = Unit(code=unit, names=(unit,), dimension="money")
    found = FoundQuantity(0, 1, Quantity(Decimal(value), Decimal(value), unit), row)
    return Reading(found, None, None, Period(None), None, Status.ACTUAL, None, (), 1.0)


def test_the_fullest_of_two_mentions_stays() -> None:
    bare, full = event(), event(at=30, sentence=20, clause=20, object="工厂", place="无锡")
    assert merged([bare, full]) == [full]
    assert merged([full, replace(bare, start=60, sentence=50)]) == [full]


def test_a_mention_of_the_same_sentence_gives_what_the_other_lacks() -> None:
    (found,) = merged([event(object="工厂"), replace(event(at=20, clause=18, place="无锡"), amount=amount(9))])
    assert found.told == {"object": "工厂", "place": "无锡"}
    assert found.amount is not None


def test_parts_of_one_deed_go_together_only_in_one_sentence() -> None:
    money, plant = event(), event("capacity_expansion", at=20, clause=18)
    assert [one.type for one in merged([money, plant])] == ["investment"]
    assert len(merged([money, replace(plant, sentence=15)])) == 2


def test_of_one_clause_the_surer_reading_stays() -> None:
    loose, sure = event("product_launch"), replace(event("ipo", at=4), confidence=0.9)
    assert merged([loose, sure]) == [sure]


def test_goods_may_be_short_and_dearer_in_one_clause() -> None:
    assert len(merged([event("supply_shortage", "芯片"), event("price_change", "芯片", at=6)])) == 2


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"actor": "乙"}, False),
        ({"actor": "甲公司"}, True),
        ({"type": "ipo"}, False),
        ({"date": "2024-05"}, True),
        ({"date": "2023"}, False),
        ({"told": {"object": "研究院"}}, False),
        ({"amount": amount(8)}, False),
        ({"partners": frozenset("丙")}, False),
    ],
    ids=str,
)
def test_mentions_tell_one_event_where_nothing_differs(change: dict[str, object], same: bool) -> None:
    one = replace(event(object="工厂"), date="2024-05-06", amount=amount(9), partners=frozenset("丁"))
    other = replace(one, start=50, end=52, sentence=40, clause=40, **change)
    assert tell_same(one, other) is same
    assert tell_same(other, one) is same


def test_earnings_of_one_period_are_one_event_whatever_the_figures() -> None:
    sales, profit = (replace(event("earnings"), amount=amount(n), date="2023") for n in (90, 9))
    assert tell_same(sales, profit)
    assert not tell_same(sales, replace(profit, date="2022"))
