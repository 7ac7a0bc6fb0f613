from __future__ import annotations

import pytest

from xinmai.lexicon import Lexicon
from xinmai.supply import link_names


@pytest.mark.parametrize(
    ("subject", "link"),
    [
        ("光刻机", "eq_lithography"),
        ("国产安全芯片", "design_security"),
        ("集成电路卡核心环节", "smart_card"),
        ("前五大集成电路卡芯片厂商", "design_security"),
        ("光刻胶产业链", "mat_photoresist"),
        ("光刻机操作员工资", None),
        ("芯片制造设备", None),
        ("居民收入", None),
    ],
)
def test_a_subject_is_of_the_link_it_ends_in(lexicon: Lexicon, subject: str, link: str | None) -> None:
    assert link_names(lexicon).of_subject(subject) == link


def test_a_class_names_all_its_links(lexicon: Lexicon) -> None:
    (named,) = link_names(lexicon).within("先进芯片制造设备受到关注")
    assert named.by_class == "芯片制造设备"
    assert {"eq_lithography", "eq_etch"} <= set(named.links)


def test_who_makes_something_is_no_link(lexicon: Lexicon) -> None:
    assert list(link_names(lexicon).within("传统芯片制造商")) == []
