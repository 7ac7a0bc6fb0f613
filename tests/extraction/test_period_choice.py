from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from extraction.reading import places_of, readings, sentence_of
from xinmai.extraction import period_choice
from xinmai.extraction.period_choice import (
    TimeCandidate,
    TimeSituation,
    features_of,
    move_of,
    time_candidates,
)
from xinmai.extraction.sentence import State
from xinmai.extraction.timemention import Calendar
from xinmai.model import Period, PeriodBasis

SPECS = Path(__file__).parent.parent / "specs"
RARE = 0.1
"""Share of the table's rows that the specs need not reach: features of long articles."""
SITUATION = TimeSituation(named="level", measures="flow", dimension="money", move="", status="actual", now=False, published=2024)


def rows() -> list[str]:
    table = resources.files("xinmai.extraction").joinpath("period_points.csv").read_text(encoding="utf-8")
    return [row["feature"] for row in csv.DictReader(table.splitlines())]


def specs() -> Iterator[tuple[str, str]]:
    for path in sorted(SPECS.glob("*.json")):
        yield from ((case["text"], case["published"]) for case in json.loads(path.read_text(encoding="utf-8")))


def origins(text: str, state: State) -> dict[str, set[str]]:
    """The candidates for the last quantity of a sentence, each with its origins."""
    sentence = sentence_of(text)
    place = places_of(sentence)[-1]
    return {one.value: set(one.origins) for one in time_candidates(sentence, state, place)}


def features(value: str, *, origin: str = "none", at: TimeSituation = SITUATION) -> set[str]:
    return set(features_of(TimeCandidate(value, frozenset([origin])), at))


def test_none_is_always_a_candidate() -> None:
    assert origins("光刻胶产量为3万吨", State()) == {"": {"none"}}


def test_candidates_come_from_the_sentence_what_was_before_and_the_publication() -> None:
    state = State(period=Period("2021", PeriodBasis.CONTEXT), today=Calendar("2024-05-09", 2024))
    state.timeline.title = "2020"
    assert origins("2022年投产，2023年扩产，光刻胶产量为3万吨", state) == {
        "2021": {"in force by context"},
        "": {"none"},
        "2022": {"sentence opens"},
        "2023": {"sentence last"},
        "2020": {"in title"},
        "2024": {"published year"},
        "2024-05": {"published month"},
    }


def test_a_value_is_one_candidate_however_it_is_come_by() -> None:
    state = State(period=Period("2023", PeriodBasis.STATED))
    assert origins("2023年光刻胶产量为3万吨", state)["2023"] == {"in force by sentence", "sentence opens", "sentence last"}


@pytest.mark.parametrize(
    ("text", "value", "origin"),
    [
        ("光刻胶产量较2020年增长3%", "2020", "sentence compares"),
        ("自给率已较2022年的3%", "2022", "sentence compares at once"),
        ("自给率由2020年的3%升至5%", "2020", "sentence passes"),
        ("光刻胶（2020年投产）产量为3万吨", "2020", "sentence passes"),
        ("光刻胶产量达3万吨（2024年）", "2024", "sentence behind"),
    ],
)
def test_what_a_time_of_the_sentence_is_there_for(text: str, value: str, origin: str) -> None:
    assert origin in origins(text, State())[value]


def test_a_clause_ends_what_may_be_the_own_time_of_a_quantity_behind_it() -> None:
    assert set(origins("光刻胶产量达3万吨，2024年投产", State())) == {""}


def test_the_year_before_is_a_candidate_where_it_is_spoken_of() -> None:
    state = State(period=Period("2024-Q2", PeriodBasis.SENTENCE))
    assert origins("与上年同期持平，净亏损从16亿元", state)["2023-Q2"] == {"year before"}
    assert "2023-Q2" not in origins("净亏损从16亿元", state)


@pytest.mark.parametrize(
    ("text", "move"), [("毛利率从约30%", "start"), ("毛利率由30%", "start"), ("毛利率从20%升至30%", "end"), ("毛利率为30%", "")]
)
def test_where_in_a_move_a_number_stands(text: str, move: str) -> None:
    assert move_of(places_of(sentence_of(text))[-1]) == move


@pytest.mark.parametrize(
    ("value", "grain", "lies"),
    [
        ("", "none", "no time"),
        ("2024", "year", "this year"),
        ("FY2023", "year", "last year"),
        ("2024-H1", "half", "this year"),
        ("2023-Q4", "quarter", "last year"),
        ("2022-05", "month", "before"),
        ("2024-12-31", "day", "this year"),
        ("2020/2025", "years", "to come"),
        ("2024-01/2024-09", "months", "this year"),
    ],
)
def test_how_fine_a_candidate_is_and_how_it_lies_to_the_publication(value: str, grain: str, lies: str) -> None:
    assert {grain, lies, f"{grain}, level", f"{grain}, money", f"{lies}, {grain}", f"{lies}, actual"} <= features(value)


def test_without_a_publication_no_time_lies_anywhere() -> None:
    assert "unknown" in features("2024", at=SITUATION._replace(published=None))


def test_origins_stand_beside_the_status_and_moves_beside_the_grain() -> None:
    at = SITUATION._replace(status="forecast", move="end", now=True)
    assert {"in title", "in title, forecast", "year, end of move", "year, now"} <= features("2024", origin="in title", at=at)


def test_the_basis_says_where_the_choice_comes_from() -> None:
    one, two = readings("2022年光刻胶产量为3万吨，光刻胶产量同比增长5%。", None)
    assert (one.period.basis, two.period) == (PeriodBasis.STATED, Period("2022", PeriodBasis.SENTENCE))
    *_, last = readings("2022年光刻胶产量为3万吨。光刻胶产量同比增长5%。", None)
    assert last.period == Period("2022", PeriodBasis.CONTEXT)


def test_nearly_every_row_of_the_table_is_reached_by_the_specs(monkeypatch: pytest.MonkeyPatch) -> None:
    reached: set[str] = set()
    points = period_choice._points

    def seen(one: TimeCandidate, at: TimeSituation) -> int:
        reached.update(features_of(one, at))
        return points(one, at)

    monkeypatch.setattr(period_choice, "_points", seen)
    for text, published in specs():
        readings(text, published)
    table = set(rows())
    assert len(table - reached) <= RARE * len(table), sorted(table - reached)
