"""Series of the topic worked out ahead: medians with intervals, the method's trial on the past, and what others foresee beside it."""

from __future__ import annotations

from itertools import takewhile

from xinmai.hanzi import period_words, plain, shown
from xinmai.model import Backtest, Cell, Chart, Grid, Item, Part, Projected, Projection, Series, Status
from xinmai.publishing.charts import Band, series_chart
from xinmai.publishing.desk import Desk
from xinmai.publishing.projection_words import BECAUSE, METHODS
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.wording import Wording

__all__ = ["projections"]

_AHEAD = (Status.FORECAST, Status.TARGET)
_WIDE = 5.0
"""How often the last outcome an interval may reach and still be drawn."""


def projections(dossier: Dossier, desk: Desk) -> list[Item]:
    """A part for each projected series."""
    by_key = {one.key: one for one in dossier.series}
    return [_item(desk, by_key[one.series], one) for one in dossier.projections if one.series in by_key]


def _item(desk: Desk, series: Series, projection: Projection) -> Item:
    title = f"{series.key.title.replace(' ', '')}：趋势外推（测算）"
    number = desk.project(projection, title, _told(projection))
    stated = {point.period: point.preferred for point in series.points if point.preferred.status in _AHEAD}
    unit = series.key.unit
    rows = tuple(
        (
            Cell(period_words(step.period)),
            Cell(shown(step.median, unit), number, f"{title}，{period_words(step.period)}", step.median, unit),
            Cell(_interval(step.low80, step.high80, unit), number, f"80%区间，{period_words(step.period)}"),
            Cell(_interval(step.low95, step.high95, unit), number, f"95%区间，{period_words(step.period)}"),
            desk.cell(stated[step.period]) if step.period in stated else Cell(""),
        )
        for step in projection.steps
    )
    trials = tuple(
        (Cell(_method(one)), Cell(str(one.origins), number, "试算次数"), _maybe(one.relative_mae, number, "误差为不变法的倍数"), Cell(f"{plain(one.coverage80 * 100)}%", number, "80%区间命中"))
        for one in projection.backtests
    )
    lead = Wording().say("按").number(Cell(_method_name(projection.method), number, title)).say(f"外推（选用理由：{BECAUSE[projection.because][0]}）。这是由已有数字算出的，不是任何资料里的预测。")
    parts: list[Part] = [
        lead.paragraph(),
        Grid(("年份", "中位数", "80%区间", "95%区间", "原文预测"), rows),
        _chart(desk, series, projection, title, number),
        Grid(("方法", "回测次数", "误差（相对不变法）", "80%区间命中"), trials, "各方法在过去数据上的检验"),
    ]
    return Item(f"projection-{projection.id}", title, tuple(parts))


def _told(projection: Projection) -> str:
    """The working in full: parameters, every year, every trial."""
    unit = projection.series.unit
    years = (f"{period_words(one.period)}{shown(one.median, unit)}（80%区间{_interval(one.low80, one.high80, unit)}，95%区间{_interval(one.low95, one.high95, unit)}）" for one in projection.steps)
    trials = (f"{_method(one)}回测{one.origins}次，误差为不变法（1）的{_times(one.relative_mae)}倍，80%区间命中{plain(one.coverage80 * 100)}%" for one in projection.backtests)
    return "；".join([projection.computed, *years, *trials])


def _interval(low: float, high: float, unit: str) -> str:
    return f"{shown(low, unit)}—{shown(high, unit)}"


def _method_name(method: str) -> str:
    return METHODS[method][0]


def _method(one: Backtest) -> str:
    return _method_name(one.method) + ("" if one.candidate else "（仅供比较）")


def _times(value: float | None) -> str:
    return "—" if value is None else plain(value, 3)


def _maybe(value: float | None, number: int, reading: str) -> Cell:
    return Cell("—") if value is None else Cell(plain(value, 3), number, reading, value)


def _chart(desk: Desk, series: Series, projection: Projection, title: str, number: int) -> Chart:
    names = {document.id: document.name for document in desk.documents.values()}
    return Chart(title, series_chart([series], names, band=[_band(step) for step in _drawn(projection)]), f"{title}，带80%与95%区间的折线图，数值见上表", (number,))


def _drawn(projection: Projection) -> list[Projected]:
    """The years whose intervals leave the line legible, one at least."""
    last = projection.inputs[-1].quantity
    most = _WIDE * max(abs(float(last.high)), 1e-9)
    return list(takewhile(lambda step: step.high95 <= most, projection.steps)) or list(projection.steps[:1])


def _band(step: Projected) -> Band:
    return Band(step.period, step.median, step.low80, step.high80, step.low95, step.high95)
