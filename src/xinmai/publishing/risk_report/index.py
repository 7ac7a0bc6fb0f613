"""The risk index: of each link its sentences, then its parts one by one, then their sum."""

from __future__ import annotations

from xinmai.model import Cell, Grid, Item, LinkRisk, Measure, Part, Term
from xinmai.publishing.desk import Desk
from xinmai.publishing.report import Wording
from xinmai.publishing.risk_report.dossier import RiskDossier
from xinmai.publishing.risk_report.sentences import name_cell, printed
from xinmai.publishing.risk_words import Piece, Said, explain, index_text, named

__all__ = ["index"]

_LINKS = 6
_NAMED = 40


def index(dossier: RiskDossier, desk: Desk) -> list[Item]:
    """A table of all links with a number, the worst of them in full, and the names of those without."""
    if not dossier.worst:
        return [Item("none", "", (Wording().say("资料没有点名说到任何环节的依赖、集中或管制，不给指数。").paragraph(),))]
    items = [Item("ranked", "各环节的指数：先列分项，后列合计", (_ranked(dossier, desk),))]
    items += (_one(dossier, desk, one, place) for place, one in enumerate(dossier.worst[:_LINKS], 1))
    return [*items, *_numberless(dossier, desk)]


def _ranked(dossier: RiskDossier, desk: Desk) -> Grid:
    rows = []
    for one in dossier.worst:
        measure = one.measure
        if measure is not None:
            parts = [Cell(index_text(one.part(dimension)), desk.measure(measure), measure.name, one.part(dimension)) for dimension in dossier.dimensions]
            bounds = Cell(f"{index_text(one.low)}—{index_text(one.high)}", desk.measure(measure), measure.name)
            rows.append((name_cell(desk, one.name), *parts, desk.measure_cell(measure, index_text(measure.value)), bounds, Cell(one.band)))
    return Grid(("环节", *dossier.dimensions.values(), "指数", "区间", "分段"), tuple(rows))


def _one(dossier: RiskDossier, desk: Desk, one: LinkRisk, place: int) -> Item:
    parts: list[Part] = [printed(desk, said) for said in explain(one, place, len(dossier.worst), dossier.buyers.get(one.link, ()))]
    rows = tuple(_term(desk, term, dossier.dimensions[term.dimension]) for term in one.terms)
    parts.append(Grid(("方面", "分项", "权重", "至少", "至多", "计入", "依据"), rows))
    return Item(f"risk-{one.link}", one.name, tuple(parts))


def _term(desk: Desk, term: Term, dimension: str) -> tuple[Cell, ...]:
    """A row: every number of it has one working, which says how it was come by."""
    low, high, added = (f"{value:.3f}" for value in (term.low, term.high, term.weight * term.middle))
    own = f"{term.measure.computed}；" if term.measure else ""
    evidence = (*(term.measure.evidence if term.measure else ()), *(one.evidence for one in term.signals))
    assumed = term.measure.assumed if term.measure else ()
    computed = f"{own}权重 {term.weight:g} × ({low} + {high}) / 2 = {added}"
    working = Measure(f"分项：{term.name}", term.weight * term.middle, "index", "权重 × 区间的中点", computed, tuple(dict.fromkeys(evidence)), None, assumed)
    number = desk.measure(working)
    figures = (Cell(text, number, working.name) for text in (f"{term.weight:g}", low, high, added))
    return (Cell(dimension), Cell(term.name), *figures, Cell(term.reason))


def _numberless(dossier: RiskDossier, desk: Desk) -> list[Item]:
    of_class = [one.name for one in dossier.risk.links if one.by_class_only]
    silent = [one.name for one in dossier.risk.links if one.value is None and not one.by_class_only]
    said = []
    if of_class:
        said.append(Said((Piece("资料只说到大类而没有点名的："), *named(of_class), Piece("。"))))
    if silent:
        said.append(Said((Piece("资料没有说到依赖、集中或管制的："), *named(silent[:_NAMED]), Piece("等。" if len(silent) > _NAMED else "。"))))
    return [Item("numberless", "不给指数的环节", tuple(printed(desk, each) for each in said))] if said else []
