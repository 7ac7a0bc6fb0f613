"""Growth of a series, and concentration of a market: derived numbers, each with its formula and inputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from xinmai.hanzi import plain, shown
from xinmai.model import Derived, Observation, Point, Series, stretch_of

__all__ = ["cagr", "concentration", "growth", "implied", "paces", "share"]

_DIGITS = 7
_YEAR = 12
_LEADERS = (1, 3, 5)
_ENDS = 2


def growth(series: Series) -> Iterator[Derived]:
    """Growth of each point against the same period a year before, where both are stated as positive levels."""
    if not _is_level(series):
        return
    by_stretch = {stretch_of(point.period): point for point in series.points}
    for stretch, point in by_stretch.items():
        before = by_stretch.get(stretch.shifted(-_YEAR)) if stretch and not stretch.span else None
        if before is not None and _value(before) > 0 and _value(point) > 0:
            rate = (_value(point) / _value(before) - 1) * 100
            computed = f"{_written(point)} / {_written(before)} - 1 = {plain(rate)}%"
            yield Derived(f"{series.key.indicator}同比增速", rate, "%", "x / y - 1", computed, (point.preferred, before.preferred), point.period)


def cagr(series: Series) -> Derived | None:
    """Compound annual growth from the first whole year to the last (two years apart or more); `None` where there is none."""
    if not _is_level(series):
        return None
    yearly = [(stretch.year, point) for point in series.points if (stretch := stretch_of(point.period)) and stretch.year and _value(point) > 0]
    if len(yearly) < _ENDS:
        return None
    (first_year, first), (last_year, last) = yearly[0], yearly[-1]
    years = last_year - first_year
    if years <= 1:
        return None
    rate = ((_value(last) / _value(first)) ** (1 / years) - 1) * 100
    computed = f"({_written(last)} / {_written(first)})^(1/{years}) - 1 = {plain(rate)}%"
    return Derived(f"{series.key.indicator}年均复合增长率", rate, "%", "(x / y)^(1/n) - 1", computed, (last.preferred, first.preferred), f"{first_year}/{last_year}")


def paces(series: Series) -> Iterator[Derived]:
    """Growth a year from one whole year that is stated to the next, which may be years later."""
    if not _is_level(series):
        return
    yearly = [(stretch.year, point) for point in series.points if (stretch := stretch_of(point.period)) and stretch.year and _value(point) > 0]
    for (first_year, first), (last_year, last) in pairwise(yearly):
        yield _pace(series.key.indicator, first.preferred, last.preferred, last_year - first_year, last.period)


def implied(indicator: str, outcome: Observation, forecast: Observation) -> Derived | None:
    """Growth a year that a forecast implies against the outcome of a whole year before; `None` for other periods and for ratios."""
    first, last = stretch_of(outcome.period.text), stretch_of(forecast.period.text)
    if not (first and last and first.year and last.year and last.year > first.year) or min(_middle(outcome), _middle(forecast)) <= 0:
        return None
    return _pace(indicator, outcome, forecast, last.year - first.year, f"{first.year}/{last.year}")


def share(part: Observation, whole: Observation, name: str) -> Derived | None:
    """What a part is of its whole in percent; `None` where it is larger or the whole is nothing."""
    if not 0 < _middle(part) <= _middle(whole):
        return None
    rate = _middle(part) / _middle(whole) * 100
    computed = f"{_stated(part)} / {_stated(whole)} = {plain(rate)}%"
    return Derived(name, rate, "%", "x / y", computed, (part, whole), part.period.text)


def _pace(indicator: str, first: Observation, last: Observation, years: int, period: str) -> Derived:
    rate = ((_middle(last) / _middle(first)) ** (1 / years) - 1) * 100
    if years == 1:
        return Derived(f"{indicator}同比增速", rate, "%", "x / y - 1", f"{_stated(last)} / {_stated(first)} - 1 = {plain(rate)}%", (last, first), period)
    computed = f"({_stated(last)} / {_stated(first)})^(1/{years}) - 1 = {plain(rate)}%"
    return Derived(f"{indicator}年均增速", rate, "%", "(x / y)^(1/n) - 1", computed, (last, first), period)


def concentration(shares: Sequence[Observation], period: str | None = None) -> Iterator[Derived]:
    """CR1, CR3, CR5 and the Herfindahl-Hirschman index of the shares (in percent) of a market's sellers.

    The index is that of the shares that are stated: a lower bound where they do not make up the market.
    Source: US Department of Justice and FTC, Merger Guidelines (2023), 2.1.
    """
    ranked = sorted(shares, key=lambda one: (-float(one.quantity.low), one.subject or ""))
    values = [float(one.quantity.low) for one in ranked]
    for n in _LEADERS:
        if len(values) >= n:
            total = sum(values[:n])
            computed = " + ".join(plain(value) for value in values[:n]) + f" = {plain(total)}%"
            yield Derived(f"CR{n}", total, "%", "Σ s", computed, tuple(ranked[:n]), period)
    if values:
        index = sum(value**2 for value in values)
        computed = " + ".join(f"{plain(value)}²" for value in values) + f" = {plain(index)}"
        yield Derived("HHI", index, "index", "Σ s²", computed, tuple(ranked), period)


def _is_level(series: Series) -> bool:
    return series.key.unit not in ("%", "pp") and series.key.basis != "growth"


def _value(point: Point) -> float:
    return _middle(point.preferred)


def _written(point: Point) -> str:
    return _stated(point.preferred)


def _middle(observation: Observation) -> float:
    return (float(observation.quantity.low) + float(observation.quantity.high)) / 2


def _stated(observation: Observation) -> str:
    return shown(_middle(observation), observation.quantity.unit, _DIGITS)
