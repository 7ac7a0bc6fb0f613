"""Where the chain breaks and what could stand in: what leans on each link, how central it is, who serves it at home by the sources."""

from __future__ import annotations

from xinmai.model import Cell, Grid, Item, LinkRisk
from xinmai.publishing.desk import Desk
from xinmai.publishing.report import Wording
from xinmai.publishing.risk_report.dossier import RiskDossier
from xinmai.publishing.risk_report.sentences import ASSUMED, name_cell

__all__ = ["breaks"]

_ROWS = 12
_SHAPE = {"核数": "核数", "介数": "介数", "词库登记的本土企业": "登记的本土企业"}


def breaks(dossier: RiskDossier, desk: Desk) -> list[Item]:
    """Two tables: the shape of the chain, which is assumed, and firms that serve a link by what sources say."""
    shown = dossier.worst[:_ROWS]
    items = []
    if shown:
        rows = tuple(_shape(one, desk) for one in shown)
        note = Wording().say(f"{ASSUMED}本表取自产业链词库：投入关系为推定；登记的企业没有逐家引证，不等于合格供货，不计入指数。").paragraph()
        items.append(Item("shape", "断点：牵连与必经", (Grid(("环节", "下游牵连面", "必经程度", *_SHAPE.values()), rows), note)))
    served = [(one, signal) for one in dossier.risk.links for term in one.terms if term.id == "substitutes" for signal in term.signals]
    if served:
        rows = tuple((name_cell(desk, one.name), name_cell(desk, signal.firm or ""), Cell(signal.words, desk.cite_fact(signal.evidence), "原文")) for one, signal in served)
        items.append(Item("served", "替代：原文说到在供货的本土企业", (Grid(("环节", "企业", "原文"), rows),)))
    return items


def _shape(one: LinkRisk, desk: Desk) -> tuple[Cell, ...]:
    measures = {term.id: term.measure for term in one.terms}
    facts = {fact.name: fact for fact in one.facts}
    every = [measures.get("reach"), measures.get("single_point"), *(facts.get(name) for name in _SHAPE)]
    return (name_cell(desk, one.name), *(desk.measure_cell(measure) if measure is not None else Cell("—") for measure in every))
