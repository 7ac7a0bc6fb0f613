from __future__ import annotations

import pytest

from extraction.reading import readings
from xinmai.extraction.areas import AreaMemory, AreaMention, area_mentions, kind_of_area
from xinmai.extraction.names import name_reader
from xinmai.extraction.phrase import AREAS, HOME
from xinmai.extraction.segment import blank_brackets
from xinmai.lexicon import default_lexicon


def mentions(text: str, home: str = HOME) -> list[AreaMention]:
    return area_mentions(blank_brackets(text), list(name_reader(default_lexicon()).find(text)), home)


def values(text: str, home: str = HOME) -> list[str]:
    return [one.value for one in mentions(text, home)]


def areas(text: str) -> list[str | None]:
    return [one.area for one in readings(text)]


@pytest.mark.parametrize(("word", "area"), AREAS.items())
def test_the_words_of_an_area(word: str, area: str) -> None:
    assert values(f"{word}光刻胶产量") == [area]


@pytest.mark.parametrize("text", ["国际主流产品", "全球首个标准", "国际厂商", "全球领先的工艺", "国内知名品牌", "光刻胶"])
def test_words_of_comparison_tell_no_area(text: str) -> None:
    assert values(text) == []


def test_areas_come_in_order_and_bracketed_ones_are_left_out() -> None:
    assert values("全球光刻胶中，江苏(南京、无锡)的产量") == ["全球", "江苏"]


def test_two_places_that_are_joined_are_one_area() -> None:
    assert values("日本和东南亚有6家，韩国4家") == ["日本和东南亚", "韩国"]
    assert values("江苏、浙江和上海共3家") == ["江苏", "浙江", "上海"]


def test_what_an_area_stands_between_is_told() -> None:
    (one,) = mentions("自日本进口占三成")
    assert (one.lead, one.trail, one.form) == ("partner", "trade", "name")


def test_home_is_where_the_text_is_written_for() -> None:
    assert values("我国出口4千亿元", "台湾") == ["台湾"]
    assert [kind_of_area(area, "台湾") for area in ("全球", "台湾", "日本", "")] == ["world", "home", "place", "none"]


def test_words_for_a_province_stand_for_the_first_one_named() -> None:
    memory = AreaMemory(kinds={"江西": "province", "南昌": "city"})
    memory.end_sentence(mentions("南昌有3家企业，江西共9家。"))
    assert (memory.local_in("全省产量"), memory.local_in("我市产量"), memory.local_in("全场产量")) == ("江西", "南昌", None)
    assert AreaMemory().local_in("全市产量") == "全市"


def test_a_list_of_places_has_their_areas() -> None:
    assert areas("江苏、浙江、安徽产量分别为3万吨、2万吨和1万吨。")[1:] == ["浙江", "安徽"]


def test_trade_by_the_customs_is_of_home() -> None:
    assert areas("据海关统计，8月集成电路出口额为128亿美元。") == ["中国"]


def test_memory_goes_on_in_the_next_paragraph() -> None:
    memory = AreaMemory()
    memory.end_sentence(mentions("全球光刻胶"))
    memory.chose("全球")
    memory.end_sentence([])
    memory.start_paragraph()
    assert ("last number 1 of another paragraph", "全球") in set(memory.mentions())
    assert ("opened sentence 2 back", "全球") in set(memory.mentions())
