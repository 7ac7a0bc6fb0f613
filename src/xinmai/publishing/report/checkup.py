"""The check of the figures: what cannot all be true, and where sources state different values."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.hanzi import period_words
from xinmai.model import Cell, Grid, Item, Part
from xinmai.publishing.caution import caution
from xinmai.publishing.desk import Desk
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.tables import others
from xinmai.publishing.report.wording import Wording

__all__ = ["BECAUSE", "checkup"]

BECAUSE = {
    "only": "仅此一说",
    "status": "实际数先于预测数",
    "exact": "确数先于约数",
    "grade": "来源可靠程度较高",
    "latest": "发布较晚",
    "first": "同等条件下取先出现者",
}
"""Why a series prefers one value (`model.Point.because`), in words."""
_METHOD = "以下各条按原文书写的位数逐一核算：区间内有解的不列。列出的是不能同时成立的数字，哪一个有误要对照来源判断；正文仍按原文引用，并在引用处提示。"


def checkup(dossier: Dossier, desk: Desk) -> list[Item]:
    """All findings on the topic's figures, the worst first, and the points on which sources differ."""
    return [*_findings(dossier, desk), *_differences(dossier, desk)]


def _findings(dossier: Dossier, desk: Desk) -> Iterator[Item]:
    found = dossier.contested([one.observation for one in dossier.aligned])
    if found:
        parts: list[Part] = [Wording().say(_METHOD).paragraph()]
        parts += (caution(desk, finding) for finding in found)
        yield Item("findings", "不能同时成立的数字", tuple(parts))


def _differences(dossier: Dossier, desk: Desk) -> Iterator[Item]:
    rows = []
    for series in dossier.series:
        for point in series.points:
            for other in others(desk, point):
                title, period = Cell(series.key.title), Cell(period_words(point.period))
                rows.append((title, period, desk.cell(point.preferred), other, Cell(BECAUSE[point.because])))
    if rows:
        yield Item("differences", "同一指标的不同说法", (Grid(("序列", "时期", "采用", "另有说法", "取舍理由"), tuple(rows)),))
