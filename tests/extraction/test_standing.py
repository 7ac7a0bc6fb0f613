from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from extraction.reading import places_of, readings, sentence_of
from xinmai.extraction import subject
from xinmai.extraction.candidates import Candidate, candidates
from xinmai.extraction.discourse import Discourse
from xinmai.extraction.standing import Part, Situation, features_of, standing

SPECS = Path(__file__).parent.parent / "specs"
RARE = 0.1
"""Share of the table's rows that the specs need not reach: features of titles and of long paragraphs."""


def rows() -> list[dict[str, str]]:
    table = resources.files("xinmai.extraction").joinpath("subject_points.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))


def features(text: str, name: str, discourse: Discourse | None = None) -> set[str]:
    """The features of a candidate for the last quantity of a sentence."""
    sentence, discourse = sentence_of(text), discourse or Discourse()
    place = places_of(sentence)[-1]
    (one,) = [one for one in candidates(sentence, discourse, place) if one.text == name]
    return set(features_of(one, Situation(sentence, discourse, place, None)))


def specs() -> Iterator[tuple[str, str]]:
    for path in sorted(SPECS.glob("*.json")):
        yield from ((case["text"], case["published"]) for case in json.loads(path.read_text(encoding="utf-8")))


def test_every_row_of_the_table_is_a_feature_of_its_own_with_points() -> None:
    table = rows()
    assert len({row["feature"] for row in table}) == len(table)
    assert all(int(row["points"]) != 0 for row in table)
    assert all(str(int(row["points"])) == row["points"] for row in table)


def test_the_table_stands_from_most_points_to_fewest() -> None:
    points = [int(row["points"]) for row in rows()]
    assert points == sorted(points, reverse=True)


def test_hardly_a_row_of_the_table_is_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    reached: set[str] = set()

    def told(one: Candidate, at: Situation) -> tuple[Part, ...]:
        reached.update(features_of(one, at))
        return standing(one, at)

    monkeypatch.setattr(subject, "standing", told)
    for text, published in specs():
        readings(text, published)
    table = [row["feature"] for row in rows()]
    missed = [feature for feature in table if feature not in reached]
    assert len(missed) <= RARE * len(table), missed


@pytest.mark.parametrize(
    ("name", "kind"),
    [("台积电", "company"), ("光刻胶", "other"), ("封测厂", "thing"), ("上海", "place"), ("全球", "area"), ("整体", "weak"), ("台积电工厂", "holds name")],
)
def test_the_kind_of_a_candidate(name: str, kind: str) -> None:
    sentence = sentence_of(f"{name}收入为3亿元。")
    (place,) = places_of(sentence)
    assert kind in set(features_of(Candidate(name, {"name"}, 0), Situation(sentence, Discourse(), place, None)))


def test_who_only_speaks_is_a_speaker() -> None:
    assert "speaker" in features("IDC预计，手机出货量为3亿台。", "IDC")
    assert "speaker" not in features("IDC收入为3亿元。", "IDC")


def test_a_phrase_that_points_back_needs_somebody_to_point_at() -> None:
    text = "公司收入为3亿元。"
    assert "points back to nobody" in features(text, "公司")
    assert "points back to nobody" not in features(text, "公司", Discourse(company="台积电"))


def test_a_company_of_the_document_is_one_even_if_no_lexicon_knows_it() -> None:
    text = "蓝湖半导体收入为3亿元。"
    assert "company" not in features(text, "蓝湖半导体")
    assert "company" in features(text, "蓝湖半导体", Discourse(companies={"蓝湖半导体"}))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("光刻胶收入为3亿元。", "clause 0"),
        ("光刻胶短缺，收入为3亿元。", "clause 1"),
        ("光刻胶短缺，价格上涨，收入为3亿元。", "clause 2"),
        ("光刻胶短缺，价格上涨，订单回流，需求回升，收入为3亿元。", "clause 3"),
        ("光刻胶均价为3万元，收入为3亿元。", "read clause 1"),
        ("光刻胶均价为3万元、成本为3亿元。", "read clause 0"),
    ],
)
def test_the_place_of_a_candidate_is_counted_in_clauses(text: str, position: str) -> None:
    assert f"{position}, order 0" in features(text, "光刻胶")


def test_what_is_not_in_front_of_the_quantity_stands_behind_or_elsewhere() -> None:
    assert "behind, nothing" in features("园区内有300名员工。", "员工")
    assert "elsewhere, nothing" in features("收入为3亿元。", "光刻胶", Discourse(last="光刻胶"))


def test_the_neighbours_of_a_candidate() -> None:
    found = features("2023年，光刻胶在国内的收入为3亿元。", "光刻胶")
    assert {"clause 0, after break", "clause 0, before p:在", "clause 0, between break and p:在"} <= found


def test_a_semicolon_in_between_is_told() -> None:
    assert "semicolon between" in features("光刻胶短缺；收入为3亿元。", "光刻胶")
    assert "semicolon between" not in features("光刻胶短缺，收入为3亿元。", "光刻胶")


def test_an_opening_pronoun_is_told_of_what_was_spoken_of() -> None:
    discourse = Discourse(last="台积电", companies={"台积电"})
    assert "last subject, company, pronoun opens" in features("其收入为3亿元。", "台积电", discourse)
    assert "last subject, company, pronoun opens" not in features("收入为3亿元。", "台积电", discourse)


@pytest.mark.parametrize(("name", "trait"), [("5G基站", "digits"), ("封测厂", "ends as a thing"), ("光刻胶", "length 1"), ("功率半导体器件", "length 3")])
def test_the_wording_of_a_candidate(name: str, trait: str) -> None:
    assert trait in features(f"{name}收入为3亿元。", name)


@pytest.mark.parametrize(("text", "account"), [("光刻胶收入为3亿元。", True), ("光刻胶进口量为3万吨。", False)])
def test_accounts_are_told_from_statistics(text: str, account: bool) -> None:
    assert f"other, account {account}" in features(text, "光刻胶")
