"""Dependence and concentration: what is stated of each link, side by side, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.hanzi import period_words
from xinmai.model import Cell, Grid, Item, LinkRisk, Measure, Term
from xinmai.publishing.desk import Desk
from xinmai.publishing.report import Wording, source_of
from xinmai.publishing.risk_report.dossier import RiskDossier
from xinmai.publishing.risk_report.sentences import name_cell

__all__ = ["concentration"]

_SHARES = frozenset(["HHI（原值）", "HHI（归一）", "HHI*", "CR1", "CR3", "咽喉点", "最大所在地合计份额"])


def concentration(dossier: RiskDossier, desk: Desk) -> list[Item]:
    """A table of stated figures, one of what was worked out from them, one of concentration measures."""
    return [*_stated(dossier, desk), *_worked(dossier, desk), *_measures(dossier, desk)]


def _stated(dossier: RiskDossier, desk: Desk) -> Iterator[Item]:
    rows = [
        (name_cell(desk, one.name), name_cell(desk, figure.subject or ""), name_cell(desk, figure.indicator or ""), Cell(period_words(figure.period.text)), desk.cell(figure), source_of(desk, figure))
        for one in dossier.risk.links
        for figure in dossier.stated.get(one.link, ())
    ]
    if rows:
        note = Wording().say("同一环节的几个数口径不同时并列于此，不取舍。").paragraph()
        yield Item("stated", "原文所述的国产化率与境外占比", (Grid(("环节", "对象（原文）", "指标", "时期", "数值", "出处"), tuple(rows)), note))


def _worked(dossier: RiskDossier, desk: Desk) -> Iterator[Item]:
    rows = []
    for one in dossier.risk.links:
        cells = [_cell(desk, term) for term in one.terms if term.id in ("dependence", "concentration")]
        if any(cell.citation is not None for cell in cells):
            rows.append((name_cell(desk, one.name), *cells))
    if rows:
        yield Item("worked", "对外依赖度与集中度（测算）", (Grid(("环节", "对外依赖度", "供应集中度"), tuple(rows)),))


def _cell(desk: Desk, term: Term) -> Cell:
    return desk.measure_cell(term.measure) if term.measure is not None else Cell("—")


def _measures(dossier: RiskDossier, desk: Desk) -> Iterator[Item]:
    rows = [(name_cell(desk, one.name), Cell(fact.name), desk.measure_cell(fact)) for one in dossier.risk.links for fact in _of_shares(one)]
    if rows:
        yield Item("measures", "份额的集中程度", (Grid(("环节", "指标", "数值（测算）"), tuple(rows)),))


def _of_shares(one: LinkRisk) -> Iterator[Measure]:
    return (fact for fact in one.facts if fact.name in _SHARES)
