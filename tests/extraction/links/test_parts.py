"""The parts that links are read with: groups of names, prepositions, things, antecedents, what may be left out."""

from __future__ import annotations

import pytest

from xinmai.extraction.links.antecedents import Antecedents
from xinmai.extraction.links.details import Times
from xinmai.extraction.links.governed import governor
from xinmai.extraction.links.scene import Scene, scene_of
from xinmai.extraction.links.things import thing_reader
from xinmai.extraction.names import name_reader
from xinmai.lexicon import default_lexicon

LEXICON = default_lexicon()


def scene(text: str) -> Scene:
    return scene_of(text, 0, len(text), list(name_reader(LEXICON).find(text)))


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("华为、小米和高通", [["华为", "小米", "高通"]]),
        ("华为（002502.SZ）、小米", [["华为", "小米"]]),
        ("“华为”、“小米”", [["华为", "小米"]]),
        ("华为，小米", [["华为"], ["小米"]]),
        ("华为收购小米", [["华为"], ["小米"]]),
        ("华为、骁龙8 Gen 3", [["华为"], ["骁龙8 Gen 3"]]),
        ("华为、某某公司、小米", [["华为", "小米"]]),
    ],
)
def test_names_of_a_kind_are_grouped_where_they_are_joined(text: str, groups: list[list[str]]) -> None:
    assert [[end.name for end in group.ends] for group in scene(text).groups] == groups


def test_the_two_sides_of_a_group_are_told_apart() -> None:
    (group,) = scene("华为与小米、高通").groups
    assert (group.across, len(group.ends)) == (1, 3)


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("芯片由台积电代工", "by"),
        ("向全球最大的代工厂台积电采购", "to"),
        ("与美国高通合作", "with"),
        ("从台积电采购", "from"),
        ("将台积电列入", "moved"),
        ("据台积电消息", "aside"),
        ("被列入清单，台积电", None),
        ("因为台积电", None),
        ("参与台积电的项目", None),
    ],
)
def test_a_preposition_tells_what_a_name_is_there_for(text: str, slot: str | None) -> None:
    laid = scene(text)
    found = governor(laid, laid.groups[-1])
    assert (found[0] if found else None) == slot


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("首款3nm旗舰处理器", ["3nm旗舰处理器"]),
        ("支持国密算法的32位安全芯片，售价不变", ["32位安全芯片"]),
        ("刻蚀设备和清洗设备", ["刻蚀设备", "清洗设备"]),
        ("芯片", []),
        ("各类产品", []),
        ("手机市场报告", []),
        ("一系列措施", []),
        ("用于汽车的碳化硅功率模块", ["碳化硅功率模块"]),
        ("《安全芯片白皮书》", []),
    ],
)
def test_what_is_made_is_the_last_phrase_of_the_object(text: str, things: list[str]) -> None:
    assert [end.name for end in thing_reader(LEXICON).behind(scene(text), 0, last=True)] == things


def test_what_is_used_is_the_first_phrase_of_the_object() -> None:
    found = thing_reader(LEXICON).behind(scene("7nm工艺的安全芯片"), 0, last=False)
    assert [(end.name, end.kind) for end in found] == [("7nm工艺", "process")]


def test_the_things_in_front_of_a_noun() -> None:
    text = "国内领先的碳化硅衬底、硅片的主要生产商"
    found = thing_reader(LEXICON).before(scene(text), text.index("生产商"))
    assert [end.name for end in found] == ["碳化硅衬底"]


@pytest.mark.parametrize(
    ("text", "own", "name"),
    [
        ("华为发布年报。高通则下跌。公司", True, "高通"),
        ("华为技术有限公司（证券代码：002502）发布年报。高通则下跌。公司", True, "华为"),
        ("多家机构的分析师都看好华为和高通。其", False, "高通"),
        ("华为发布年报，高通股价下跌。其", False, "华为"),
        ("没有名称。其", False, None),
    ],
)
def test_whom_a_pronoun_takes_up(text: str, own: bool, name: str | None) -> None:
    found = Antecedents(text, list(name_reader(LEXICON).find(text))).before(len(text), own=own)
    assert (found.name if found else None) == name


def test_the_time_of_the_clause_goes_before_that_of_the_sentence() -> None:
    text = "2021年签约，2023年交付，其后停产"
    times = Times(text, "2024-05-06")
    assert times.period(0, len(text), text.index("2023"), text.index("，其后")) == "2023"
    assert times.period(0, len(text), text.index("其后"), len(text)) == "2021"
