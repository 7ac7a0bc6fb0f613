"""Figures beyond a bound: levels as they are stated, rates and percentage points stated or worked out from two levels of a series.

A stated change goes before one that is worked out from the same period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xinmai.analysis.alignment import growth_of
from xinmai.analysis.warning.bounds import Beyond, beyond, in_unit, worded
from xinmai.analysis.warning.material import STATED, Material, close, exact, first_told, middle, torn
from xinmai.hanzi import plain, shown
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import Derived, EarlyWarning, Observation, Point, Series, SeriesKey, stretch_of

__all__ = ["figure_warnings"]

_MOVE = re.compile(r"(?P<base>.*?)(?:涨跌幅|涨幅|跌幅|降幅|升幅)")
"""A movement named after what moved, or by itself: 现货价格涨幅, 涨幅."""
_FALL = re.compile(r"(?:跌幅|降幅)$")
_SAME_TIME = re.compile(r"(?:同比|环比)$")
_YEAR, _TWO_YEARS = 12, 24
_DIGITS = 7


class _Judged(NamedTuple):
    """A figure of a series that is beyond a bound: when, which figures (the judged one first), and what it is a change of, where it is one."""

    key: SeriesKey
    period: str
    passed: Beyond
    figures: tuple[Observation, ...]
    change: _Change | None = None
    derived: Derived | None = None
    others: tuple[Observation, ...] = ()


class _Change(NamedTuple):
    """A change of what a rule looks at: of which measure, against what (`year`, `period`, `span`)."""

    base: str
    against: str


def figure_warnings(rule: WarningRule, material: Material) -> Iterator[EarlyWarning]:
    """What a rule on levels, rates or percentage points fires on; the same figure may come twice, stated first."""
    for series in material.series:
        for point in series.points:
            yield from _stated(rule, material, series.key, point)
    for one in material.undated:
        yield from _stated(rule, material, one.key, Point("", (one.observation,), ""))
    if rule.kind != "level":
        for series in material.series:
            if series.key.indicator in rule.indicators:
                yield from _worked_out(rule, material, series)


def _stated(rule: WarningRule, material: Material, key: SeriesKey, point: Point) -> Iterator[EarlyWarning]:
    """The first statement of a figure that is beyond a bound, with those that deny it; what its own source has revised counts no more."""
    change = None if rule.kind == "level" else _change(key, rule)
    looked_at = change is not None or (rule.kind == "level" and key.indicator in rule.indicators and growth_of(key.indicator) is None)
    if not looked_at or torn(point) or (change is not None and _takes_years(point.period)):
        return
    valid = [one for one in point.observations if one.status in STATED and not _revised(one, point, material)]
    judged = [(one, beyond(rule, _values(rule, one))) for one in valid]
    first, passed = next(((one, found) for one, found in judged if found), (None, None))
    if first is None or passed is None:
        return
    others = tuple(one for one, found in judged if (found is None or found.way != passed.way) and not close(one, first))
    yield from _warning(rule, material, _Judged(key, point.period, passed, (first,), change, others=others))


def _takes_years(period: str) -> bool:
    """Whether a change took longer than from one year to the next: bounds are of shorter ones."""
    stretch = stretch_of(period)
    return stretch is not None and stretch.span and stretch.months > _TWO_YEARS


def _revised(one: Observation, point: Point, material: Material) -> bool:
    """Whether the source of a figure has stated another since."""
    day = material.published(one.evidence)
    return any(not close(one, other) and material.published(other.evidence) > day and material.same_voice(one, other) for other in point.observations)


def _values(rule: WarningRule, one: Observation) -> tuple[float, float] | None:
    """The values of a figure in the unit the rule counts in; a fall that is written as a number without a sign is one."""
    unit = rule.unit if rule.kind == "level" else {"rate": "%", "points": "pp"}[rule.kind]
    values = in_unit(one, unit)
    if values and rule.kind == "rate" and _FALL.search(one.indicator or "") and values[0] > 0:
        return -values[1], -values[0]
    return values


def _change(key: SeriesKey, rule: WarningRule) -> _Change | None:
    """The change that an indicator states, where the rule looks at it."""
    growth, move = growth_of(key.indicator), _MOVE.fullmatch(key.indicator)
    if growth is None and move is None:
        return None
    base, kind = (growth.base, growth.kind) if growth else ((move["base"] if move else "") or key.indicator, "span")
    if kind == "points":
        kind = "year" if base.endswith("同比") else "period" if base.endswith("环比") else "span"
        base = _SAME_TIME.sub("", base)
    base = base.removeprefix(key.subject)
    return _Change(base, kind) if base in rule.indicators and kind in rule.against else None


def _worked_out(rule: WarningRule, material: Material, series: Series) -> Iterator[EarlyWarning]:
    by_stretch = {stretch: point for point in series.points if (stretch := stretch_of(point.period)) and not stretch.span and not stretch.day}
    for stretch, point in by_stretch.items():
        for against, months in (("year", _YEAR), ("period", stretch.months)):
            before = by_stretch.get(stretch.shifted(-months))
            wanted = against in rule.against and (against == "year" or (months < _YEAR and series.key.basis != "cumulative"))
            if before is None or not wanted or not exact(point) or not exact(before):
                continue
            derived = _derived(rule, series.key, point, before)
            passed = beyond(rule, (derived.value, derived.value)) if derived else None
            if derived and passed:
                change = _Change(series.key.indicator, against)
                yield from _warning(rule, material, _Judged(series.key, point.period, passed, derived.inputs, change, derived))


def _derived(rule: WarningRule, key: SeriesKey, now: Point, before: Point) -> Derived | None:
    """How far a level moved; `None` where that has no meaning."""
    x, y, inputs = middle(now.preferred), middle(before.preferred), (now.preferred, before.preferred)
    if rule.kind == "points":
        if key.unit != "%":
            return None
        computed = f"{plain(x)}% - {plain(y)}% = {plain(x - y)}个百分点"
        return Derived(f"{key.indicator}变动", x - y, "pp", "x - y", computed, inputs, now.period)
    if min(x, y) <= 0:
        return None
    rate = (x / y - 1) * 100
    computed = f"{shown(x, key.unit, _DIGITS)} / {shown(y, key.unit, _DIGITS)} - 1 = {plain(rate)}%"
    return Derived(f"{key.indicator}变动幅度", rate, "%", "x / y - 1", computed, inputs, now.period)


def _warning(rule: WarningRule, material: Material, judged: _Judged) -> Iterator[EarlyWarning]:
    """The warning, where the figure is of something the rule is about and was news when it was written."""
    key, first, change, derived = judged.key, judged.figures[0], judged.change, judged.derived
    links = material.links_of(key.subject, first.evidence, rule.stages)
    another = material.speaks(key.subject) or not worded(rule, material.sentence(first.evidence))
    if (rule.named and not links) or another or material.background(rule, judged.period, first.evidence):
        return
    yield EarlyWarning(
        rule=rule.id,
        topic=rule.topic,
        severity=judged.passed.severity,
        subject=key.subject,
        measure=change.base if change else key.indicator,
        period=judged.period,
        told=first_told(material, [first.evidence]),
        way=judged.passed.way,
        bound=judged.passed.bound,
        unit={"rate": "%", "points": "pp"}.get(rule.kind, rule.unit or first.quantity.unit),
        against=change.against if change else "",
        area=key.area,
        figures=judged.figures,
        derived=derived,
        links=links,
        findings=material.contested(judged.figures),
        others=judged.others,
    )
