from __future__ import annotations

from decimal import Decimal

import pytest

from xinmai.analysis import Aligner, Standing, gather, growth_of
from xinmai.extraction.phrase import AREAS
from xinmai.hanzi import AREA_WORDS
from xinmai.lexicon import default_lexicon
from xinmai.model import Evidence, Modifier, Observation, Period, Quantity, Span, Status


@pytest.fixture(scope="module")
def aligner() -> Aligner:
    return Aligner(default_lexicon())


def observed(subject: str | None, indicator: str | None, *, area: str | None = None, period: str | None = "2025", value: str = "1", unit: str = "CNY", status: Status = Status.ACTUAL, modifier: Modifier = Modifier.EQ, article: str = "a", at: int = 0) -> Observation:
    evidence = Evidence("d", article, Span(at, at + 1), "1")
    return Observation(Quantity(Decimal(value), Decimal(value), unit, modifier), evidence, subject, indicator, Period(period), area, status)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("我国IC卡", "市场规模", None), ("中国集成电路卡", "市场空间", "中国")),
        (("全球半导体市场", "销售额", None), ("半导体", "销售总额", "全球")),
        (("中国光刻胶市场规模", "市场规模", None), ("光刻胶", "市场规模", "中国")),
        (("中芯国际集成电路制造有限公司", "营收", "中国"), ("SMIC", "营业收入", None)),
    ],
)
def test_one_thing_under_two_names_is_one_series(aligner: Aligner, one: tuple[str, str, str | None], other: tuple[str, str, str | None]) -> None:
    first, second = (aligner.align(observed(subject, indicator, area=area)) for subject, indicator, area in (one, other))
    assert first is not None
    assert second is not None
    assert first.key == second.key


@pytest.mark.parametrize("word", AREA_WORDS)
def test_an_area_in_front_of_a_subject_is_the_one_that_was_read(aligner: Aligner, word: str) -> None:
    assert aligner.subject(f"{word}光刻胶", None) == ("光刻胶", AREAS[word])


def test_a_flow_up_to_a_day_is_a_running_total(aligner: Aligner) -> None:
    yearly, running = (aligner.align(observed("集成电路卡", "出货量", period=period, unit="张")) for period in ("2022", "2022-12-31"))
    assert yearly is not None
    assert running is not None
    assert (yearly.key.basis, running.key.basis) == ("flow", "cumulative")


def test_what_has_no_subject_or_indicator_is_in_no_series(aligner: Aligner) -> None:
    assert aligner.align(observed(None, "出货量")) is None
    assert aligner.align(observed("手机", None)) is None


@pytest.mark.parametrize(
    ("indicator", "base", "kind"),
    [("出货量同比增速", "出货量", "year"), ("市场规模年均复合增长率", "市场规模", "compound"), ("占比变动", "占比", "points"), ("营业收入环比增速", "营业收入", "period")],
)
def test_growth_is_of_something(indicator: str, base: str, kind: str) -> None:
    assert growth_of(indicator) == (base, kind)


def test_a_level_is_no_growth() -> None:
    assert growth_of("出货量") is None


def standing_of(one: Observation) -> Standing:
    return {"old": Standing("C", "2026-01-01"), "new": Standing("C", "2026-03-01"), "good": Standing("A", "2025-01-01")}.get(one.evidence.article_id, Standing())


def test_the_better_source_goes_before_the_later_one(aligner: Aligner) -> None:
    stated = [observed("手机", "出货量", value="1", article="new"), observed("手机", "出货量", value="2", article="good", at=1)]
    (series,) = gather(filter(None, map(aligner.align, stated)), standing_of)
    assert [int(one.quantity.low) for one in series.points[0].observations] == [2, 1]
    assert series.points[0].because == "grade"


def test_a_point_holds_all_that_is_stated_the_best_first(aligner: Aligner) -> None:
    stated = [
        observed("手机", "出货量", status=Status.FORECAST, value="3", at=1),
        observed("手机", "出货量", modifier=Modifier.APPROX, value="2", at=2),
        observed("手机", "出货量", value="1", article="old", at=3),
        observed("手机", "出货量", value="4", article="new", at=4),
        observed("手机", "出货量", period="2024", value="5", at=5),
    ]
    (series,) = gather(filter(None, map(aligner.align, stated)), standing_of)
    assert [point.period for point in series.points] == ["2024", "2025"]
    assert [int(one.quantity.low) for one in series.points[1].observations] == [4, 1, 2, 3]
    assert [point.because for point in series.points] == ["only", "latest"]
