"""预警 of an issue: the guard lets it through, every number leads somewhere, and nothing is there where nothing fired."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from xinmai.errors import EvidenceError
from xinmai.lexicon import default_lexicon
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import Citation, Derived, EarlyWarning, Edition, Paragraph, Role, Severity, Working
from xinmai.publishing import FORMATS, check, render
from xinmai.publishing.bulletin import Alarm, Report, compose
from xinmai.publishing.warning_words import pieces, title, why

from .stories import HEAD, report

TEXT = "季度综述\n\n中芯国际2025年第三季度产能利用率为95.8%，2025年第二季度产能利用率为92.5%。美国商务部10月8日将23家中国企业列入实体清单。\n"


def rule(id: str) -> WarningRule:
    return next(row for row in default_lexicon().early_warnings if row.id == id)


@pytest.fixture
def read(tmp_path: Path) -> Report:
    return report(tmp_path, TEXT)


@pytest.fixture
def alarms(read: Report) -> list[Alarm]:
    now, before = (one for one in read.facts.observations if one.indicator == "产能利用率")
    (event,) = read.facts.events
    level = EarlyWarning("utilisation_high", "utilisation", Severity.MEDIUM, "中芯国际", "产能利用率", "2025-Q3", way="up", bound=95, unit="%", figures=(now,))
    derived = Derived("产能利用率变动", 3.3, "pp", "x - y", "95.8% - 92.5% = 3.3个百分点", (now, before), "2025-Q3")
    moved = replace(level, rule="utilisation_move", bound=2, unit="pp", against="period", derived=derived, figures=(now, before))
    deed = EarlyWarning("control", "control", Severity.HIGH, "美国商务部", "sanction", "2025-10-08", events=(event,))
    return [Alarm(one, rule(one.rule)) for one in (deed, level, moved)]


def issue(read: Report, alarms: list[Alarm]) -> Edition:
    return compose({}, {}, HEAD, {read.document.id: read.document}, {read.article.id: read.article}, alarms)


def test_every_number_leads_to_its_quote_its_working_or_the_bound(read: Report, alarms: list[Alarm]) -> None:
    edition = issue(read, alarms)
    check(edition)
    (section,) = edition.sections
    assert (section.title, section.overview) == ("预警", True)
    paragraphs = [part for item in section.items for part in item.parts if isinstance(part, Paragraph)]
    assert [part.role for part in paragraphs] == [Role.POINT] * 3
    texts = ["".join(passage.text for passage in part.passages) for part in paragraphs]
    assert texts == [
        "〔严重〕美国商务部：制裁与管制。美国商务部10月8日将23家中国企业列入实体清单。",
        "〔中等〕中芯国际产能利用率（2025年第三季度）达到95.8%，“产能利用率偏高”的界限为95%。",
        "〔中等〕中芯国际产能利用率（2025年第三季度）由92.5%（上期）变为95.8%，上升3.3个百分点，“产能利用率急变”的界限为2个百分点。",
    ]
    known: dict[int, Citation | Working] = {one.number: one for one in (*edition.citations, *edition.workings)}
    kinds = [type(known[mark.citation]).__name__ for mark in paragraphs[2].passages[0].marks]
    assert kinds == ["Citation", "Citation", "Working", "Working"]
    bound = next(one for one in edition.workings if one.name == "界限：产能利用率偏高")
    assert bound.computed == "95%"
    assert "假定" in bound.formula


@pytest.mark.parametrize("form", FORMATS)
def test_all_formats_print_it(read: Report, alarms: list[Alarm], form: str) -> None:
    content = render(issue(read, alarms), form)
    assert content
    if form == "md":
        assert "　依据：\n" not in content.decode()


def test_a_number_that_its_quote_does_not_bear_out_is_refused(read: Report, alarms: list[Alarm]) -> None:
    figure = alarms[1].warning.figures[0]
    wrong = replace(figure, quantity=replace(figure.quantity, low=figure.quantity.low * 2, high=figure.quantity.high * 2))
    made_up = alarms[1]._replace(warning=replace(alarms[1].warning, figures=(wrong,)))
    with pytest.raises(EvidenceError):
        check(issue(read, [made_up]))


def test_nothing_fired_nothing_is_printed(read: Report) -> None:
    assert issue(read, []).sections == ()


def test_both_languages_tell_the_same_numbers(alarms: list[Alarm]) -> None:
    for one, row in alarms:
        chinese, english = ([piece.text.strip("个百分点 p") for piece in pieces(one, row, english=english) if piece.figure or piece.derived or piece.bound] for english in (False, True))
        assert chinese == english
    moved, row = alarms[2]
    assert why(moved, row, english=True) == "中芯国际 产能利用率 (2025-Q3): from 92.5% the period before to 95.8%, rose by 3.3 pp, the bound of “use of capacity moved fast” being 2 pp"
    assert title(moved, row, english=True) == "中芯国际: use of capacity moved fast"
    deed, row = alarms[0]
    assert why(deed, row, "原话。") == "制裁与管制，一个来源说到：“原话。”"
