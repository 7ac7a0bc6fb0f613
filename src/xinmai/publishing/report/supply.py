"""Supply chain and localisation: the latest of each measure, with its change as stated."""

from __future__ import annotations

from xinmai.hanzi import period_words
from xinmai.model import Aligned, Cell, Grid, Item
from xinmai.publishing.desk import Desk
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.tables import latest, source_of, warnings
from xinmai.publishing.wording import STATUS

__all__ = ["supply"]

_ROWS = 30


def supply(dossier: Dossier, desk: Desk) -> list[Item]:
    """A table for the measures of localisation, capacity and dependence, in the order of the lexicon."""
    order = {indicator: index for index, indicator in enumerate(dossier.chapters["supply"].indicators)}
    found = sorted((one for one in latest(dossier.aligned) if one.key.indicator in order and one.growth is None), key=lambda one: (order[one.key.indicator], one.key))
    if not found:
        return []
    changes = {(one.key.subject, one.growth.base): one for one in latest(dossier.aligned) if one.growth is not None and one.growth.kind in ("points", "year")}
    shown = found[:_ROWS]
    rows = tuple(_row(desk, one, changes.get((one.key.subject, one.key.indicator))) for one in shown)
    grid = Grid(("对象", "指标", "时期", "数值", "性质", "变动（原文）", "出处"), rows)
    return [Item("supply", "", (grid, *warnings(dossier, desk, [one.observation for one in shown])))]


def _row(desk: Desk, one: Aligned, change: Aligned | None) -> tuple[Cell, ...]:
    return (
        Cell(one.key.subject),
        Cell(one.key.indicator),
        Cell(period_words(one.observation.period.text) or "未注明"),
        desk.cell(one.observation),
        Cell(STATUS[one.observation.status]),
        desk.cell(change.observation) if change else Cell(""),
        source_of(desk, one.observation),
    )
