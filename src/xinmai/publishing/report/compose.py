"""Puts the chapters of a market report in order: their titles are the lexicon's."""

from __future__ import annotations

from collections.abc import Callable

from xinmai.model import Edition, Item, Role
from xinmai.publishing.chapters import report_of
from xinmai.publishing.desk import Desk
from xinmai.publishing.report.checkup import checkup
from xinmai.publishing.report.companies import companies
from xinmai.publishing.report.competition import competition
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.events import events
from xinmai.publishing.report.market import market
from xinmai.publishing.report.outlook import outlook
from xinmai.publishing.report.parts import regions, structures
from xinmai.publishing.report.prose import quoted
from xinmai.publishing.report.sources import sources
from xinmai.publishing.report.summary import summary
from xinmai.publishing.report.supply import supply

__all__ = ["compose_report"]

_CHAPTERS: dict[str, Callable[[Dossier, Desk], list[Item]]] = {
    "summary": summary,
    "definition": lambda dossier, desk: quoted(dossier, desk, "definition", "", Role.TEXT),
    "history": lambda dossier, desk: events(dossier, desk, "history"),
    "market": market,
    "regions": regions,
    "structure": structures,
    "supply": supply,
    "competition": competition,
    "companies": companies,
    "technology": lambda dossier, desk: events(dossier, desk, "technology"),
    "outlook": outlook,
    "opportunity": lambda dossier, desk: quoted(dossier, desk, "opportunity", ""),
    "risk": lambda dossier, desk: quoted(dossier, desk, "risk", ""),
    "checkup": checkup,
    "sources": sources,
}
"""In the order of the report; each is a chapter of the lexicon."""
_NOTICE = "本报告由资料自动编成：带下划线的数字都可点到出处，“测算”的数字都列出算式和所据原文；原文中的判断是其作者的判断，不代表编者。"


def compose_report(dossier: Dossier, subtitle: str, dateline: str) -> Edition:
    """The market report on a dossier's topic."""
    desk = Desk(dossier.documents, dossier.articles)
    chapters = ((dossier.chapters[name].name, chapter(dossier, desk)) for name, chapter in _CHAPTERS.items())
    return report_of(f"{dossier.topic}市场分析报告", subtitle, dateline, chapters, desk, _NOTICE)
