"""Puts the chapters of the special risk report in order."""

from __future__ import annotations

from collections.abc import Callable

from xinmai.model import Edition, Item
from xinmai.publishing.chapters import report_of
from xinmai.publishing.desk import Desk
from xinmai.publishing.report import listed, told
from xinmai.publishing.risk_report.assumptions import assumptions
from xinmai.publishing.risk_report.breaks import breaks
from xinmai.publishing.risk_report.chain_map import chain_map
from xinmai.publishing.risk_report.concentration import concentration
from xinmai.publishing.risk_report.cuts import cuts
from xinmai.publishing.risk_report.dossier import RiskDossier
from xinmai.publishing.risk_report.index import index
from xinmai.publishing.risk_report.summary import summary

__all__ = ["compose_risk_report"]

_EVENTS = ("sanction",)
_CHAPTERS: dict[str, Callable[[RiskDossier, Desk], list[Item]]] = {
    "摘要": summary,
    "产业链图": chain_map,
    "依赖与集中": concentration,
    "断点与替代": breaks,
    "管制与制裁大事": lambda dossier, desk: told(dossier.happenings, _EVENTS, "risk", "管制与制裁大事", desk),
    "风险指数": index,
    "断供推演": cuts,
    "假设清单": assumptions,
    "资料目录": lambda dossier, desk: listed(dossier.grades, desk),
}
"""In the order of the report."""
_NOTICE = "本报告由资料自动编成：带下划线的数字都可点到出处或算式。标有“假定”的句子、虚线的关系和假设清单里的设定没有原文可据，不是证据。"


def compose_risk_report(dossier: RiskDossier, subtitle: str, dateline: str) -> Edition:
    """The special risk report on a dossier's topic."""
    desk = Desk(dossier.documents, dossier.articles)
    chapters = ((title, chapter(dossier, desk)) for title, chapter in _CHAPTERS.items())
    return report_of(f"{dossier.topic}供应链风险专题报告", subtitle, dateline, chapters, desk, _NOTICE)
