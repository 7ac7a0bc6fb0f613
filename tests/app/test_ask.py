"""Questions over a few made documents: forecasts told as forecasts, contests told, nothing guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.app.ask import ask
from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError

from .made import put

SERIES = "2020年，中国集成电路出口额为100亿美元。2021年，中国集成电路出口额为200亿美元。2022年，中国集成电路出口额为400亿美元。2023年，中国集成电路出口额为800亿美元。"
OTHER = "来源：某报\n\n2023年，中国集成电路出口额为700亿美元。预计到2025年，中国集成电路出口额将达到3000亿美元。台风过境对出口额有什么影响，还不清楚。\n"


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    ingest(workspace, [put(tmp_path, "a.txt", SERIES), put(tmp_path, "b.txt", OTHER)])
    return workspace


def test_a_figure_has_grade_source_and_words(filled: Workspace) -> None:
    [answer] = ask(filled, "2021年中国IC出口额是多少").records
    assert (answer["kind"], answer["value"], answer["unit"], answer["period"], answer["status"]) == ("answer", 20_000_000_000, "USD", "2021", "actual")
    assert SERIES[answer["start"] : answer["end"]] == answer["quote"] == "200亿美元"
    assert (answer["document"], answer["contested"], answer["alternatives"], len(answer["grade"])) == ("a.txt", False, [], 2)


def test_a_contested_figure_says_so(filled: Workspace) -> None:
    [answer] = ask(filled, "2023年中国集成电路出口额").records
    assert answer["contested"]
    assert {answer["quote"], *(one["quote"] for one in answer["alternatives"])} == {"800亿美元", "700亿美元"}


def test_what_an_audit_has_against_a_figure_is_told(workspace: Workspace, tmp_path: Path) -> None:
    ingest(workspace, [put(tmp_path, "c.txt", "2022年，中国集成电路产量为100亿块。2023年，中国集成电路产量为120亿块，同比增长50%。")])
    [answer] = ask(workspace, "2023年中国集成电路产量").records
    assert answer["contested"]
    assert [(finding["kind"], finding["verdict"]) for finding in answer["findings"]] == [("yoy", "inconsistent")]


def test_a_forecast_is_told_as_one(filled: Workspace) -> None:
    [answer] = ask(filled, "2025年中国集成电路出口额预计是多少").records
    assert (answer["status"], answer["quote"], answer["document"]) == ("forecast", "3000亿美元", "b.txt")


def test_a_year_that_nobody_states_is_worked_out_and_says_so(filled: Workspace) -> None:
    [projection] = ask(filled, "2026年中国集成电路出口额是多少").records
    assert (projection["kind"], projection["status"], projection["period"]) == ("projection", "projected", "2026")
    assert projection["formula"]
    assert all(one["quote"] for one in projection["sources"])


def test_growth_is_worked_out_with_its_inputs(filled: Workspace) -> None:
    [growth] = ask(filled, "2022年中国集成电路出口额增长了多少").records
    assert (growth["kind"], growth["value"], growth["formula"]) == ("derived", 100, "x / y - 1")
    assert [one["quote"] for one in growth["sources"]] == ["400亿美元", "200亿美元"]


def test_relative_years_count_from_today(filled: Workspace) -> None:
    assert ask(filled, "前年中国集成电路出口额", "2024-05-01").records[0]["period"] == "2022"


def test_periods_that_there_are_figures_for_are_offered(filled: Workspace) -> None:
    reply = ask(filled, "2015年中国集成电路出口额")
    assert (reply.records, reply.near) == ([], ["2020", "2021", "2022", "2023", "2025"])


@pytest.mark.parametrize("question", ["2021年日本集成电路出口额", "2021年中国集成电路出口到越南的金额", "2021年中国集成电路进口额", "天气如何", "？"])
def test_nothing_is_guessed(filled: Workspace, question: str) -> None:
    assert [record for record in ask(filled, question).records if record["kind"] != "passage"] == []


def test_passages_stand_in_where_no_fact_answers(filled: Workspace) -> None:
    [passage] = ask(filled, "台风过境对出口额有什么影响").records
    assert (passage["kind"], passage["document"]) == ("passage", "b.txt")


@pytest.mark.parametrize("question", ["", "   ", "问" * 300])
def test_what_is_no_question_is_refused(filled: Workspace, question: str) -> None:
    with pytest.raises(UsageError, match="a question has 1 to 200 characters"):
        ask(filled, question)


def test_a_reply_is_one_record(filled: Workspace) -> None:
    record = ask(filled, "2021年中国集成电路出口额").record
    assert (record["kind"], record["asked"], record["read_as"]["indicator"], len(record["answers"])) == ("reply", "figure", "出口额", 1)
