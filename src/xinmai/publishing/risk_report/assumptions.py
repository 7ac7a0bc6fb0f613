"""What the report assumes: every weight, setting and band of the index with its reason, and where the chain's shape comes from."""

from __future__ import annotations

from xinmai.model import Cell, Grid, Item, Measure
from xinmai.publishing.desk import Desk
from xinmai.publishing.report import Wording
from xinmai.publishing.risk_report.dossier import RiskDossier

__all__ = ["assumptions"]


def assumptions(dossier: RiskDossier, desk: Desk) -> list[Item]:
    """A table of all numbers that are assumed, and the assumptions that are no numbers."""
    rows = tuple(
        (Cell(name), Cell(f"{value:g}", desk.measure(_measure(name, value, reason)), f"{name}，{reason}", value), Cell(reason)) for name, value, reason in dossier.assumed
    )
    said = "环节之间的投入关系、企业的主营环节和所在地取自词库，没有逐条引文；没有资料的分项可以是零至一之间的任何数，指数按中点计；企业所在地按总部，不按工厂。"
    return [Item("assumptions", "", (Grid(("设定", "取值", "理由"), rows), Wording().say(said).paragraph()))]


def _measure(name: str, value: float, reason: str) -> Measure:
    return Measure(f"设定：{name}", value, "index", "词库设定", f"{name} = {value:g}，{reason}", assumed=("编制者的设定，没有出处",))
