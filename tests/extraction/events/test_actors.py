from __future__ import annotations

import pytest

from xinmai.extraction.events.actors import Actor, How, actor_in, unlisted_in
from xinmai.extraction.names import name_reader
from xinmai.lexicon import default_lexicon


def actor(text: str) -> Actor | None:
    return actor_in(text, list(name_reader(default_lexicon()).find(text)), 0, len(text))


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("中芯国际北京厂", "中芯国际", "company"),
        ("中芯国际、华为等厂商", "中芯国际、华为等厂商", "company"),
        ("向华为供货的中芯国际", "中芯国际", "company"),
        ("据IDC数据，华为", "华为", "company"),
        ("美国商务部", "美国商务部", "authority"),
        ("日本", "日本", "authority"),
    ],
)
def test_the_first_free_name_acts_with_those_listed_behind_it(text: str, written: str, kind: str) -> None:
    found = actor(text)
    assert found is not None
    assert (text[found.start : found.end], found.kind, found.how) == (written, kind, How.NAMED)


@pytest.mark.parametrize("text", ["在日本", "日本市场", "对华为", "IDC预计", "供应链"])
def test_what_is_governed_or_only_described_does_not_act(text: str) -> None:
    assert actor(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("近日，某某优选完成C轮融资", "某某优选"), ("甲乙丙公告", "甲乙丙"), ("公司宣布", None), ("预计将推出", None), ("产能不断提升", None)],
)
def test_an_unlisted_name_is_known_by_the_verb_behind_it(text: str, name: str | None) -> None:
    found = unlisted_in(text, 0, len(text))
    assert (found.canonical if found else None) == name
