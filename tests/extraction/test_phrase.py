from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.phrase import (
    clean_subject,
    is_topic,
    split_list,
)

HOSTILE = st.text(alphabet="光刻胶公司的了在将与和、，。为 \x00华为全球我国第年月增长分别（“《x5", max_size=40)


@given(HOSTILE, st.lists(st.sampled_from(["华为", "公司", "光刻胶"])))
def test_a_cleaned_phrase_is_part_of_what_it_was_cleaned_from(phrase: str, names: list[str]) -> None:
    assert clean_subject(phrase, names) in phrase.replace("\x00", "")


@given(HOSTILE)
def test_a_cleaned_phrase_is_nothing_or_a_word_and_clean(phrase: str) -> None:
    cleaned = clean_subject(phrase)
    assert len(cleaned) != 1
    assert not set("，。\x00\t") & set(cleaned)


@pytest.mark.parametrize(
    ("phrase", "subject"),
    [
        ("但光刻胶", "光刻胶"),
        ("同时光刻胶", "光刻胶"),
        ("其中光刻胶", "光刻胶"),
        ("随着需求回升，光刻胶", "光刻胶"),
        ("海关数据显示光刻胶", "光刻胶"),
        ("光刻胶的", "光刻胶"),
        ("平均光刻胶", "光刻胶"),
        ("光刻胶合计", "光刻胶"),
        ("光刻胶市场", "光刻胶"),
        ("台积电实现", "台积电"),
        ("台积电累计完成", "台积电"),
        ("我国光刻胶", "我国光刻胶"),
        ("《光刻胶", "光刻胶"),
    ],
)
def test_what_cannot_belong_to_a_name_is_taken_off(phrase: str, subject: str) -> None:
    assert clean_subject(phrase) == subject


@pytest.mark.parametrize("phrase", ["", "的", "合计", "其中", "位于", "同比", "实现", "5", "3万", "光", "年", "数据显示"])
def test_what_names_nothing_is_nothing(phrase: str) -> None:
    assert clean_subject(phrase) == ""


@pytest.mark.parametrize(
    "word",
    [
        *("自主品牌", "自动驾驶", "自研芯片", "在线教育", "因特网", "正极材料", "对讲机", "并购基金", "集成电路", "超纯水", "近红外器件", "从业人员"),
        *("再生晶圆", "双向充电桩", "横向课题", "供给端", "战略客户", "使用寿命", "被动元件", "新型显示", "规则引擎", "原则", "合并报表", "传感器"),
        *("模拟芯片", "虚拟现实", "超级计算机", "超导材料", "数据中心", "按键", "直通率", "达标产品", "雷达", "马达", "近场通信"),
    ],
)
def test_a_function_word_inside_an_ordinary_word_cuts_nothing(word: str) -> None:
    assert clean_subject(word) == word


@pytest.mark.parametrize("name", ["华为", "英伟达", "比亚迪", "均胜电子", "向日葵", "将军科技"])
def test_a_function_word_inside_a_name_cuts_nothing(name: str) -> None:
    assert clean_subject(f"其中{name}", [name]) == name
    assert clean_subject(f"{name}芯片", [name]) == f"{name}芯片"


@pytest.mark.parametrize("phrase", ["光刻胶", "晶圆厂", "国内手机", "上海微电子", "台积电"])
def test_a_topic(phrase: str) -> None:
    assert is_topic(phrase)


@pytest.mark.parametrize("phrase", ["其中", "同比", "截至年末", "得益于", "值得注意", "海关数据", "年报显示", "总体来看", "分别", "累计"])
def test_what_a_text_cannot_speak_of(phrase: str) -> None:
    assert not is_topic(phrase)


@pytest.mark.parametrize(
    ("phrase", "members"),
    [
        ("光刻胶和硅片", ["光刻胶", "硅片"]),
        ("光刻胶以及硅片", ["光刻胶", "硅片"]),
        ("光刻胶、硅片和面板", ["光刻胶", "硅片", "面板"]),
        ("光刻胶、硅片、面板的", ["光刻胶", "硅片", "面板"]),
        ("光刻胶与硅片及面板", ["光刻胶", "硅片", "面板"]),
    ],
)
def test_a_list_is_split_into_its_members(phrase: str, members: list[str]) -> None:
    assert split_list(phrase, len(members)) == members
    assert split_list(phrase, len(members) + 1) == []


def test_a_pair_may_be_one_member_of_a_list() -> None:
    assert split_list("光刻胶和显影液、硅片", 2) == ["光刻胶和显影液", "硅片"]


@given(st.lists(st.sampled_from(["光刻胶", "硅片", "面板", "台积电"]), min_size=2, max_size=5), st.sampled_from("、和与及"))
def test_joined_members_are_found_again(members: list[str], joint: str) -> None:
    assert split_list(joint.join(members), len(members)) == members


@given(HOSTILE, st.integers(1, 6))
def test_a_list_has_as_many_members_as_asked_for_or_none(phrase: str, count: int) -> None:
    members = split_list(phrase, count)
    assert len(members) in (0, count)
    assert all(members)
