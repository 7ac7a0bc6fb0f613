"""The simulation: the worst links cut off from abroad, what that would cost others, what would help, and what was assumed for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.model import Cell, Chart, Grid, Item, Loss, Part, Simulation
from xinmai.publishing.charts import Bar, bar_chart
from xinmai.publishing.cut_words import FELT, REMEDIES, days_text, percent_text, summarised
from xinmai.publishing.desk import Desk
from xinmai.publishing.report import Wording
from xinmai.publishing.risk_report.dossier import RiskDossier
from xinmai.publishing.risk_report.sentences import ASSUMED, name_cell, printed
from xinmai.publishing.wording import measure_reading

__all__ = ["cuts"]

_LINKS, _REMEDIES = 8, 5
_ALIKE = 1.25
"""Between the first and the last of some losses: bars that are nearly alike show nothing."""
_STANDING = {"cited": "原文", "partly": "部分原文", "given": "方案给定", "assumed": "推定"}
_NOTE = (
    f"{ASSUMED}断供是假设的情形，不是预测：逐一设想排在前面的环节被境外全部断供，其余不变。损失按投入关系逐日推演（ESRI 加库存），"
    "投入关系、库存、顶替程度都是设定，见假设清单；份额没有原文可据的按词库登记的家数推定。"
)


def cuts(dossier: RiskDossier, desk: Desk) -> list[Item]:
    """What the cuts come to beside each other, then each by itself; nothing where none was worked out."""
    if not dossier.simulations:
        return []
    items = [Item("cuts", "", (Wording().say(_NOTE).paragraph(), _beside(dossier.simulations, desk)))]
    return [*items, *(_one(result, number, desk) for number, result in enumerate(dossier.simulations))]


def _beside(results: Sequence[Simulation], desk: Desk) -> Grid:
    """A row for each cut: what part of the link it takes, and whom it hits hardest."""
    rows = []
    for result in results:
        row = result.touched[0]
        felt = [one for one in result.carried if one.value >= FELT]
        hit = (name_cell(desk, felt[0].name), _cell(desk, felt[0], percent_text(felt[0].value))) if felt else (Cell("期末尚无"), Cell("—"))
        cut = Cell(percent_text(row.lost), desk.measure(row.measure), measure_reading(row.measure), row.measure.value, "%")
        rows.append((name_cell(desk, row.name), cut, Cell(_STANDING[row.standing]), *hit))
    return Grid(("被断供的环节", "被断供的份额", "份额的依据", "受牵连最重的环节", "期末少产"), tuple(rows))


def _cell(desk: Desk, loss: Loss, text: str) -> Cell:
    return Cell(text, desk.measure(loss.measure), measure_reading(loss.measure))


def _one(result: Simulation, number: int, desk: Desk) -> Item:
    parts: list[Part] = [printed(desk, said) for said in summarised(result)]
    felt = [one for one in result.carried if one.value >= FELT][:_LINKS]
    if felt:
        parts += [Grid(("环节", "期末少产", "九成抽样", "累计少产天数"), tuple(_losses(felt, desk)))]
        if felt[0].value > _ALIKE * felt[-1].value:
            parts.append(_chart(result, felt, desk))
    if result.remedies:
        rows = tuple(
            (name_cell(desk, one.name), Cell(REMEDIES[one.kind][0]), Cell(percent_text(one.spared), desk.measure(one.measure), measure_reading(one.measure), one.measure.value, "%"))
            for one in result.remedies[:_REMEDIES]
        )
        parts.append(Grid(("环节", "措施（只改这一项，全部重算）", "可减少损失"), rows))
    return Item(f"cut-{number}", f"{result.touched[0].name}断供", tuple(parts))


def _losses(felt: Sequence[Loss], desk: Desk) -> Iterator[tuple[Cell, ...]]:
    for one in felt:
        bounds = f"{percent_text(one.low)}—{percent_text(one.high)}"
        yield (name_cell(desk, one.name), *(_cell(desk, one, text) for text in (percent_text(one.value), bounds, days_text(one.total))))


def _chart(result: Simulation, felt: Sequence[Loss], desk: Desk) -> Chart:
    title = f"{result.touched[0].name}断供后各环节少产的比例（期末，推演）"
    bars = [Bar(one.name, round(one.value * 100, 1), ahead=True) for one in felt]
    numbers = tuple(dict.fromkeys(desk.measure(one.measure) for one in felt))
    return Chart(title, bar_chart(title, bars, "%", "断供推演，见假设清单"), f"{title}，柱状图，数值见上表", numbers)
