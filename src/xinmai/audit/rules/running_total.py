"""A running total beside the yearly amounts it is the sum of.

Harm prevented: an amount of one year passes for the total since the beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.model import Finding, Reason

__all__ = ["running_total"]


def running_total(ledger: Ledger) -> Iterator[Finding]:
    """Findings on totals below the sum of the years before, where a year between two stated ones counts as the smaller of both."""
    for total in ledger.figures:
        if total.key.basis != "cumulative" or total.when is None or not total.is_level or not total.is_exact or not total.is_outcome:
            continue
        if total.when.months != 1 and not total.when.day:
            continue
        yearly = _yearly(ledger, total)
        if len(yearly) > 1:
            yield from _judged(total, yearly)


def _yearly(ledger: Ledger, total: Figure) -> dict[int, Figure]:
    """The smallest amount stated for each year up to the total's."""
    found: dict[int, Figure] = {}
    for one in ledger.of_measure(total.key.subject, total.key.indicator.removeprefix("累计"), total):
        year = one.when.year if one.when else None
        if year is None or total.when is None or one.when is None or one.when.end > total.when.end or one.key.basis != "flow":
            continue
        if one.document == total.document and one.key.unit == total.key.unit and one.in_area(total.key.area) and one.is_outcome and one.interval.positive:
            found[year] = min(found.get(year, one), one, key=lambda figure: figure.interval.low)
    return found


def _judged(total: Figure, yearly: dict[int, Figure]) -> Iterator[Finding]:
    years = sorted(yearly)
    between = sum(min(yearly[a].interval.low, yearly[b].interval.low) * (b - a) for a, b in pairwise(years))
    least = between + yearly[years[-1]].interval.low
    if least > total.interval.high:
        unit = total.key.unit
        listed = "、".join(f"{year}年{yearly[year].written}" for year in years)
        message = f"{total.name}为{total.written}，少于各年之和：{listed}，其间年份按前后较小者计，至少{shown(least, unit)}"
        computed = f"{shown(least, unit)} > {shown(total.value, unit)}"
        yield broken("part_exceeds_whole", Reason.CONFLICT, (total, *(yearly[year] for year in years)), message, computed, total.written)
