from __future__ import annotations

from decimal import Decimal

import pytest

from xinmai.analysis import Aligner, Standing, gather
from xinmai.audit import changes
from xinmai.lexicon import default_lexicon
from xinmai.model import Change, ChangeKind, Evidence, Observation, Period, Quantity, Span

DATES = {"old": "2024-01-10", "older": "2023-06-01", "new": "2025-02-01"}


def stated(quote: str, value: str, article: str, source: str = "甲") -> Observation:
    return Observation(Quantity(Decimal(value), Decimal(value), "CNY"), Evidence("d", article, Span(0, 1), quote), "光刻胶", "市场规模", Period("2022"), "中国", source=source)


def found(*observations: Observation) -> list[Change]:
    series = gather(filter(None, map(Aligner(default_lexicon()).align, observations)), lambda one: Standing("F", DATES[one.evidence.article_id]))
    return list(changes(series, DATES, "2025-01-01", lambda observation: observation.source or ""))


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (stated("100亿元", "10000000000", "new", "乙"), ChangeKind.CONFIRMED),
        (stated("100.3亿元", "10030000000", "new", "乙"), ChangeKind.CONFIRMED),
        (stated("108亿元", "10800000000", "new", "甲"), ChangeKind.REVISED),
        (stated("108亿元", "10800000000", "new", "乙"), ChangeKind.CONTRADICTED),
    ],
)
def test_what_a_later_statement_does_to_an_earlier_one(now: Observation, kind: ChangeKind) -> None:
    (change,) = found(stated("100亿元", "10000000000", "old"), stated("100亿元", "10000000000", "older"), now)
    assert (change.kind, change.now) == (kind, now)
    assert change.before is not None
    assert (change.first_seen, change.last_seen) == ("2023-06-01", "2024-01-10")


def test_a_figure_without_an_earlier_one_is_new() -> None:
    (change,) = found(stated("100亿元", "10000000000", "new"))
    assert (change.kind, change.before) == (ChangeKind.NEW, None)


def test_what_nothing_new_was_said_of_did_not_change() -> None:
    assert found(stated("100亿元", "10000000000", "old")) == []
