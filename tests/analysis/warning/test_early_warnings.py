"""Warnings as values to values: anomalies of series, concentration, cool-downs, and what must not matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.stated import aligned
from xinmai.analysis import gather, standing_by
from xinmai.analysis.warning import Market, Material, early_warnings
from xinmai.analysis.warning.bounds import beyond, in_unit
from xinmai.lexicon import Lexicon
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import (
    Aligned,
    Article,
    EarlyWarning,
    Evidence,
    Finding,
    Modifier,
    Reason,
    Severity,
    Span,
    Status,
    TracedText,
    Verdict,
)

LEVEL = WarningRule(id="full", topic="utilisation", kind="level", name="偏高", english="full", reason="r", indicators=("产能利用率",), low=90, medium=95, high=100, cooldown=60)
FALL = WarningRule(id="idle", topic="utilisation", kind="level", name="偏低", english="idle", reason="r", indicators=("产能利用率",), way="down", low=75, medium=70)
LEAD = WarningRule(id="late", topic="lead_time", kind="level", name="交期", english="late", reason="r", indicators=("交期",), unit="周", medium=20, high=26)
MOVE = WarningRule(id="move", topic="price", kind="rate", name="急变", english="move", reason="r", indicators=("价格",), against=("year",), way="both", medium=30, named=False)
ODD = WarningRule(id="odd", topic="anomaly", kind="anomaly", name="异常", english="odd", reason="r", least=10, medium=5, high=8, floor=10, named=False)
HHI = WarningRule(id="hhi", topic="concentration", kind="share", name="集中", english="hhi", reason="r", floor=1800, medium=100, high=200)


def material(lexicon: Lexicon, rules: Sequence[WarningRule], stated: Sequence[Aligned], *, published: str | None = "2025-11-01", findings: Sequence[Finding] = (), markets: Sequence[Market] = ()) -> Material:
    """Figures of one article a document, about 晶圆代工 whatever they say."""
    placed = [one._replace(observation=replace(one.observation, evidence=replace(one.observation.evidence, article_id=one.observation.evidence.document_id))) for one in stated]
    documents = {one.observation.evidence.document_id for one in placed}
    articles = {id: Article(id, Span(0, 1), "t", publisher=id, published=published, body=TracedText.of("t")) for id in documents}
    return Material(
        replace(lexicon, early_warnings=tuple(rules)),
        articles,
        [one.observation for one in placed],
        lambda _: "晶圆代工",
        lambda _: ("foundry",),
        series=gather(placed, standing_by(articles, lexicon)),
        undated=[one for one in placed if not one.observation.period.text],
        markets=markets,
        findings=findings,
    )


def used(value: str, period: str | None = "2025-Q3", **more: object) -> Aligned:
    return aligned("中芯国际", "产能利用率", value, unit="%", area="", period=period, **more)


def told(found: Sequence[EarlyWarning]) -> list[tuple[str, str, str]]:
    return [(one.rule, str(one.severity), one.period) for one in found]


@pytest.mark.parametrize(
    ("value", "modifier", "expected"),
    [("89.9", Modifier.EQ, []), ("90", Modifier.EQ, ["low"]), ("95", Modifier.GT, ["medium"]), ("100", Modifier.LT, []), ("100", Modifier.APPROX, ["medium"]), ("70", Modifier.EQ, ["medium"]), ("70", Modifier.LT, ["medium"]), ("70", Modifier.GT, [])],
)
def test_all_that_a_writer_allows_must_be_beyond_the_bound(lexicon: Lexicon, value: str, modifier: Modifier, expected: list[str]) -> None:
    found = early_warnings(material(lexicon, [LEVEL, FALL], [used(value, modifier=modifier)]))
    assert [str(one.severity) for one in found] == expected


@pytest.mark.parametrize("status", [Status.FORECAST, Status.TARGET])
def test_what_has_not_come_about_is_no_warning(lexicon: Lexicon, status: Status) -> None:
    assert early_warnings(material(lexicon, [LEVEL], [used("99", status=status)])) == ()


def test_two_values_in_one_document_are_a_misreading(lexicon: Lexicon) -> None:
    assert early_warnings(material(lexicon, [LEVEL], [used("96"), used("71", at=40)])) == ()


def test_lengths_of_time_are_counted_in_the_unit_of_the_rule(lexicon: Lexicon) -> None:
    found = early_warnings(material(lexicon, [LEAD], [aligned("MCU", "交期", value, unit=unit, document=unit, period=None) for value, unit in (("6", "个月"), ("139", "天"), ("20", "台"))]))
    assert [str(one.severity) for one in found] == ["high"]
    assert in_unit(aligned("MCU", "交期", "20", unit="台").observation, "周") is None


def test_within_its_cool_down_a_thing_is_told_once_unless_it_became_worse(lexicon: Lexicon) -> None:
    months = [used(value, f"2025-{month:02d}", document=f"d{month}") for month, value in ((1, "91"), (2, "92"), (3, "96"), (4, "96"), (7, "97"))]
    assert sorted(told(early_warnings(material(lexicon, [LEVEL], months)))) == [("full", "low", "2025-01"), ("full", "medium", "2025-03"), ("full", "medium", "2025-07")]


def test_background_is_no_news(lexicon: Lexicon) -> None:
    assert early_warnings(material(lexicon, [LEVEL], [used("99", "2023-Q3")], published="2025-11-01")) == ()
    assert len(early_warnings(material(lexicon, [LEVEL], [used("99", "2023-Q3")], published="2023-11-01"))) == 1


def test_a_copy_changes_neither_number_nor_name(lexicon: Lexicon) -> None:
    once = early_warnings(material(lexicon, [LEVEL], [used("96")]))
    twice = early_warnings(material(lexicon, [LEVEL], [used("96"), used("96", document="e"), used("96.2", document="f")]))
    assert [one.id for one in twice] == [one.id for one in once]


def test_what_the_audit_contests_is_slight(lexicon: Lexicon) -> None:
    evidence = Evidence("d", "d", Span(0, 2), "99")
    finding = Finding("yoy", Verdict.INCONSISTENT, Reason.CONFLICT, Severity.HIGH, "m", "c", "s", (evidence,))
    (doubted,) = early_warnings(material(lexicon, [LEVEL], [used("99")], findings=[finding]))
    assert (doubted.severity, doubted.findings, doubted.contested) == (Severity.LOW, (finding,), True)
    (sure,) = early_warnings(material(lexicon, [LEVEL], [used("99")], findings=[replace(finding, verdict=Verdict.DIFFERENT)]))
    assert not sure.contested


def series(values: Sequence[float], *, last: float = 1.0, unit: float = 1.0) -> list[Aligned]:
    scaled = [value * unit for value in (*values[:-1], values[-1] * last)]
    return [aligned("集成电路", "进口额", f"{value:.6f}", unit="USD", period=str(2012 + year), document=f"d{year}") for year, value in enumerate(scaled)]


STEADY = [100 * 1.1**year * (1 + 0.01 * (year % 3)) for year in range(14)]


def test_an_odd_point_is_told_with_how_it_was_worked_out(lexicon: Lexicon) -> None:
    (found,) = early_warnings(material(lexicon, [ODD], series(STEADY, last=0.6)))
    assert (found.severity, found.way, found.period) == (Severity.HIGH, "down", "2025")
    assert found.derived is not None
    assert len(found.derived.inputs) == len(STEADY)
    assert len(found.evidence) == len(STEADY)


@pytest.mark.parametrize("values", [STEADY, STEADY[:8], [100.0] * 14])
def test_an_ordinary_or_a_short_series_is_not_odd(lexicon: Lexicon, values: list[float]) -> None:
    assert early_warnings(material(lexicon, [ODD], series(values))) == ()
    if len(values) < 10:
        assert early_warnings(material(lexicon, [ODD], series(values, last=0.3))) == ()


@given(st.floats(1e-3, 1e6), st.sampled_from([1.0, 0.6, 1.8]))
def test_the_unit_of_a_series_does_not_matter(lexicon: Lexicon, unit: float, last: float) -> None:
    plain, scaled = (early_warnings(material(lexicon, [ODD, MOVE], series(STEADY, last=last, unit=times))) for times in (1.0, unit))
    assert [(one.rule, one.severity, one.id) for one in scaled] == [(one.rule, one.severity, one.id) for one in plain]


@given(st.permutations(range(8)))
def test_the_order_of_figures_does_not_matter(lexicon: Lexicon, order: list[int]) -> None:
    stated = [used(value, period, document=f"d{at}") for at, (value, period) in enumerate([("96", "2025-Q1"), ("96", "2025-Q1"), ("70", "2025-Q2"), ("99", None), ("99", None), ("92", "2025-01"), ("101", "2025-Q3"), ("85", "2025-Q3")])]
    plain = early_warnings(material(lexicon, [LEVEL, FALL], stated))
    mixed = early_warnings(material(lexicon, [LEVEL, FALL], [stated[at] for at in order]))
    assert [(one.id, one.severity, one.told, one.evidence) for one in mixed] == [(one.id, one.severity, one.told, one.evidence) for one in plain]


@pytest.mark.parametrize("value", ["1e400", "-1e400", "1e-400", "0", "NaN"])
def test_numbers_beyond_all_measure_do_no_harm(lexicon: Lexicon, value: str) -> None:
    stated = [*series(STEADY[:-1]), aligned("集成电路", "进口额", value, unit="USD", period="2025", document="x"), used(value), used(value, None, modifier=Modifier.APPROX)]
    stated += [aligned("集成电路", "价格", "3", unit="USD", period="2024", document="y"), aligned("集成电路", "价格", value, unit="USD", period="2025", document="z")]
    for one in early_warnings(material(lexicon, [ODD, MOVE, LEVEL, FALL], stated)):
        assert one.evidence


def shares(period: str, values: Sequence[str]) -> Market:
    holders = ("台积电", "三星电子", "中芯国际", "联华电子")[: len(values)]
    observations = tuple(aligned(holder, "市场份额", value, unit="%", period=period, document=period, at=10 * at).observation for at, (holder, value) in enumerate(zip(holders, values, strict=True)))
    return Market("foundry", holders, tuple(replace(one, evidence=replace(one.evidence, article_id=period)) for one in observations))


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (["60", "10", "6"], ["65", "8", "6"], ["high"]),
        (["60", "10", "6"], ["61", "10", "6"], ["medium"]),
        (["60", "10", "6"], ["58", "10", "6"], []),
        (["20", "10", "6"], ["26", "8", "6"], []),
        (["60", "10"], ["70", "8", "6"], []),
    ],
)
def test_the_index_of_what_two_lists_share_must_rise_and_be_high(lexicon: Lexicon, before: list[str], now: list[str], expected: list[str]) -> None:
    markets = [shares("2024", before), shares("2025", now)]
    stated = [Aligned(one, aligned("x", "市场份额", "1").key) for market in markets for one in market.observations]
    found = early_warnings(material(lexicon, [HHI], stated, markets=markets))
    assert [str(one.severity) for one in found] == expected
    if found:
        assert found[0].derived is not None
        assert found[0].derived.value == pytest.approx(sum(Decimal(one) ** 2 for one in now).__float__() - sum(Decimal(one) ** 2 for one in before).__float__())


@given(st.floats(-500, 500))
def test_a_rate_beyond_a_bound_is_beyond_its_negative_the_other_way(value: float) -> None:
    up, down = beyond(MOVE, (value, value)), beyond(MOVE, (-value, -value))
    assert (up is None) == (down is None) == (abs(value) < 30)
    if up and down:
        assert {up.way, down.way} == {"up", "down"}
