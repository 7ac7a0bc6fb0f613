"""Series whose newest figure is odd. Series that are too short, have gaps, or mix what is stated differently are not judged."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.analysis.warning.bounds import beyond
from xinmai.analysis.warning.material import Material, exact, first_told, middle
from xinmai.analysis.warning.oddness import Oddness, oddness
from xinmai.hanzi import plain, shown
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import Derived, EarlyWarning, Point, Series, Stretch, stretch_of

__all__ = ["anomalies"]

_YEAR = 12
_DIGITS = 6
_FORMULA = "min(|x - t| / s, |Δx - m| / d)，x 为最后一期的对数（百分数则为原值），t 为此前各期的 Theil–Sen 趋势加季节，m 为此前各步的中位数，s、d 为 1.4826 倍绝对中位差"


def anomalies(rule: WarningRule, material: Material) -> Iterator[EarlyWarning]:
    """What a rule on odd points fires on."""
    for series in material.series:
        points = _points(series)
        if rule.least is None or len(points) < rule.least:
            continue
        stretches, stated = [stretch for stretch, _ in points], [point for _, point in points]
        ratio, months = series.key.unit in ("%", "pp"), stretches[-1].months
        times = [stretch.start // months for stretch in stretches]
        odd = oddness(times, [middle(point.preferred) for point in stated], ratio=ratio, parts=_YEAR // months)
        if odd is not None:
            yield from _warning(rule, material, series, stated, odd)


def _points(series: Series) -> list[tuple[Stretch, Point]]:
    """The plain outcomes for the length of period that most of them are of, in order of time; none for rates of growth and running totals."""
    if series.key.basis in ("growth", "cumulative"):
        return []
    by_length: dict[tuple[int, bool], list[tuple[Stretch, Point]]] = {}
    for point in series.points:
        stretch = stretch_of(point.period)
        if stretch and not stretch.span and not stretch.day and not _YEAR % stretch.months and exact(point):
            by_length.setdefault((stretch.months, stretch.fiscal), []).append((stretch, point))
    return max(by_length.items(), key=lambda pair: (len(pair[1]), pair[0]), default=((), []))[1]


def _warning(rule: WarningRule, material: Material, series: Series, points: list[Point], odd: Oddness) -> Iterator[EarlyWarning]:
    last, key = points[-1], series.key
    value = middle(last.preferred)
    passed = beyond(rule, (odd.off, odd.off))
    far = abs(value / odd.expected - 1) * 100 if odd.expected else 0.0
    if passed is None or far < rule.floor or material.background(rule, last.period, last.preferred.evidence):
        return
    figures = tuple(point.preferred for point in reversed(points))
    told = shown(value, key.unit, _DIGITS), shown(odd.expected, key.unit, _DIGITS)
    computed = f"{told[0]}，按此前{len(points) - 1}期应为{told[1]}，相差{plain(odd.off)}倍（s = {plain(odd.spread)}）"
    yield EarlyWarning(
        rule=rule.id,
        topic=rule.topic,
        severity=passed.severity,
        subject=key.subject,
        measure=key.indicator,
        period=last.period,
        told=first_told(material, [last.preferred.evidence]),
        way="up" if value > odd.expected else "down",
        bound=passed.bound,
        unit="x",
        area=key.area,
        figures=figures[:1],
        derived=Derived(f"{key.indicator}偏离倍数", odd.off, "x", _FORMULA, computed, figures, last.period),
        links=material.links_in(key.subject),
        findings=material.contested(figures[:1]),
    )
