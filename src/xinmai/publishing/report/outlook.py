"""What is expected: stated forecasts with who made them and the growth they imply, and what is said to drive it."""

from __future__ import annotations

from xinmai.hanzi import period_words
from xinmai.model import Aligned, Cell, Grid, Item, Status
from xinmai.publishing.desk import Desk
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.projection import projections
from xinmai.publishing.report.prose import quoted
from xinmai.publishing.report.tables import source_of, warnings
from xinmai.publishing.wording import STATUS

__all__ = ["forecasts", "outlook"]

_ROWS = 24


def outlook(dossier: Dossier, desk: Desk) -> list[Item]:
    """The table of forecasts, the series worked out ahead, and the drivers."""
    found = forecasts(dossier)[:_ROWS]
    items = []
    if found:
        rows = tuple(_row(dossier, desk, one) for one in found)
        grid = Grid(("对象与指标", "目标期", "数值", "性质", "隐含年均增速（测算）", "预测者或出处"), rows)
        items.append(Item("forecasts", "各方预测与目标", (grid, *warnings(dossier, desk, [one.observation for one in found]))))
    return [*items, *projections(dossier, desk), *quoted(dossier, desk, "outlook", "驱动因素（原文）")]


def forecasts(dossier: Dossier) -> list[Aligned]:
    """Forecasts and targets with a period, those of the topic first, each value once; of other series only the farthest."""
    once: dict[tuple[object, ...], Aligned] = {}
    for one in sorted(dossier.aligned, key=lambda one: one.observation.period.text or "", reverse=True):
        observation = one.observation
        if observation.status in (Status.FORECAST, Status.TARGET) and observation.period.text:
            own = one.key.subject == dossier.topic
            once.setdefault((one.key, observation.period.text, observation.quantity.value) if own else (one.key,), one)
    return sorted(once.values(), key=lambda one: (one.key.subject != dossier.topic, one.key.subject, one.key.indicator, one.observation.period.text or ""))


def _row(dossier: Dossier, desk: Desk, one: Aligned) -> tuple[Cell, ...]:
    implied = dossier.implied.get(one.observation.id)
    return (
        Cell(one.key.title),
        Cell(period_words(one.observation.period.text)),
        desk.cell(one.observation),
        Cell(STATUS[one.observation.status]),
        desk.worked_cell(implied) if implied else Cell(""),
        source_of(desk, one.observation),
    )
