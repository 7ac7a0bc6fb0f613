"""Market size, shipments and trade: each series of the topic with its growth, as stated and as worked out."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.hanzi import period_words
from xinmai.model import Cell, Chart, Grid, Item, Observation, Part, Point, Series, Status
from xinmai.publishing.charts import series_chart
from xinmai.publishing.desk import Desk
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.tables import others, warnings
from xinmai.publishing.report.wording import Wording
from xinmai.publishing.wording import STATUS

__all__ = ["lead", "market"]

_AHEAD = (Status.FORECAST, Status.TARGET)
_GROWTHS = ("同比增速", "增速", "年均复合增长率", "累计增速")
_ITEMS = 8


def market(dossier: Dossier, desk: Desk) -> list[Item]:
    """A part for each of the topic's own series, in the order of the lexicon's indicators."""
    return [_item(dossier, desk, series) for series in list(dossier.main_series("market"))[:_ITEMS]]


def lead(dossier: Dossier, desk: Desk, series: Series) -> Wording:
    """The latest outcome of a series with its stated growth, and the forecast that reaches farthest."""
    words = Wording()
    known = [point for point in series.points if point.preferred.status not in _AHEAD]
    ahead = [point for point in series.points if point.preferred.status in _AHEAD]
    if known:
        last = known[-1]
        words.say(f"{period_words(last.period)}{series.key.title.replace(' ', '')}为").number(desk.cell(last.preferred))
        growth = dossier.stated_growth(series, "同比增速").get(last.period)
        if growth is not None:
            words.say("，同比").number(desk.cell(growth))
    if ahead:
        words.say("；" if known else series.key.title.replace(" ", ""))
        words.say(f"预计{period_words(ahead[-1].period)}为").number(desk.cell(ahead[-1].preferred))
    return words.say("。")


def _item(dossier: Dossier, desk: Desk, series: Series) -> Item:
    parts: list[Part] = [lead(dossier, desk, series).paragraph()]
    shown = list(_figures(dossier, series))
    if len(series.points) > 1:
        parts.append(_points(dossier, desk, series))
        parts.append(_chart(desk, series))
    if spans := _spans(dossier, desk, series):
        parts.append(spans)
    parts += warnings(dossier, desk, shown)
    return Item(f"series-{series.id}", series.key.title.replace(" ", ""), tuple(parts))


def _points(dossier: Dossier, desk: Desk, series: Series) -> Grid:
    stated = dossier.stated_growth(series, "同比增速")
    worked = {one.period: one for one in dossier.paces.get(series.id, ())}
    rows = []
    for point in series.points:
        growth, pace = stated.get(point.period), worked.get(point.period)
        rows.append(
            (
                Cell(period_words(point.period)),
                desk.cell(point.preferred),
                Cell(STATUS[point.preferred.status]),
                desk.cell(growth) if growth is not None else Cell(""),
                desk.worked_cell(pace) if pace is not None else Cell(""),
                _other(desk, point),
            )
        )
    return Grid(("时期", "数值", "性质", "同比（原文）", "年均增速（测算）", "另有说法"), tuple(rows))


def _other(desk: Desk, point: Point) -> Cell:
    found = others(desk, point)
    return found[0] if found else Cell("")


def _spans(dossier: Dossier, desk: Desk, series: Series) -> Grid | None:
    """Growth over several years, as stated."""
    rows = [
        (Cell(f"{series.key.indicator}{name}"), Cell(period_words(period)), desk.cell(one), Cell(STATUS[one.status]))
        for name in _GROWTHS[1:]
        for period, one in dossier.stated_growth(series, name).items()
    ]
    return Grid(("增速", "时期", "数值", "性质"), tuple(rows)) if rows else None


def _figures(dossier: Dossier, series: Series) -> Iterator[Observation]:
    for point in series.points:
        yield from point.observations
    for name in _GROWTHS:
        yield from dossier.stated_growth(series, name).values()


def _chart(desk: Desk, series: Series) -> Chart:
    names = {document.id: document.name for document in desk.documents.values()}
    cited = dict.fromkeys(desk.cite_fact(point.preferred.evidence) for point in series.points)
    title = series.key.title.replace(" ", "")
    return Chart(title, series_chart([series], names), f"{title}，{len(series.points)}个时期的折线图，数值见上表", tuple(cited))
