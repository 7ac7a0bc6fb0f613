from __future__ import annotations

from dataclasses import replace

from xinmai.analysis.importance import Printed, Telling, follow
from xinmai.model import EntityType, Event, Modality

from .tellings import telling

COMPANY = EntityType.COMPANY
DEAL = (("merger_acquisition", Modality.DONE, True),)


def named(title: str, *companies: str, name: str, events: tuple[tuple[str, Modality, bool], ...] = ()) -> Telling:
    return telling(title, names=tuple((COMPANY, company) for company in companies), name=name, events=events)


def reasons(new: Telling, *old: Telling, same: bool = False) -> list[str]:
    def happening_of(event: Event) -> str | None:
        return "一" if same else event.id

    return [followed.because for followed in follow(new, [Printed(f"第{n}期", one) for n, one in enumerate(old, 1)], happening_of)]


def test_the_same_event_goes_before_the_same_company() -> None:
    new = named("中芯国际收购", "中芯国际", name="new", events=DEAL)
    company, event = named("中芯国际扩产", "中芯国际", name="a"), telling("某厂易主", name="b", events=DEAL)
    assert reasons(new, company, event, same=True) == ["同一事件", "同一企业：中芯国际"]
    assert reasons(new, company, event) == ["同一企业：中芯国际"]


def test_a_story_goes_on_from_its_own_report_but_not_from_itself() -> None:
    old = telling(name="old")
    again = replace(telling(name="new"), reports=(*telling(name="new").reports, *old.reports))
    assert reasons(again, old) == ["同一报道"]
    assert reasons(old, old) == []


def test_a_company_named_in_passing_makes_no_thread() -> None:
    new = named("行业观察", "中芯国际", name="new")
    assert reasons(new, named("中芯国际扩产", "中芯国际", name="old")) == []


def test_no_more_than_three_the_latest_first() -> None:
    old = [named("中芯国际第几次扩产", "中芯国际", name=f"old{n}") for n in range(5)]
    found = follow(named("中芯国际又扩产", "中芯国际", name="new"), [Printed(f"第{9 - n}期", one) for n, one in enumerate(old)], lambda event: None)
    assert [followed.printed.issue for followed in found] == ["第9期", "第8期", "第7期"]
