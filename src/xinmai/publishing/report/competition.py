"""Who competes: stated shares of companies and groups, concentration of lists that share one whole, companies by use."""

from __future__ import annotations

from collections.abc import Sequence

from xinmai.hanzi import period_words
from xinmai.model import Aligned, Cell, Chart, Derived, Grid, Item, Matrix, Part, Structure
from xinmai.publishing.charts import matrix_chart
from xinmai.publishing.desk import Desk
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.tables import latest, source_of, values, warnings
from xinmai.publishing.report.wording import Wording

__all__ = ["competition", "stated_shares"]

_ROWS = 24
_LISTS = 3
_MATRICES = 2
_VAGUE = frozenset(["占比"])
"""A share of anything: of a market only in a list of rivals."""


def competition(dossier: Dossier, desk: Desk) -> list[Item]:
    """Lists of rivals with their concentration, all other stated shares, and matrices."""
    items = [_rivals(dossier, desk, *pair) for pair in list(zip(dossier.rivals, dossier.concentration, strict=True))[:_LISTS]]
    items += filter(None, (_shares(dossier, desk),))
    items += (_matrix(dossier, desk, one) for one in dossier.matrices[:_MATRICES])
    return items


def _rivals(dossier: Dossier, desk: Desk, structure: Structure, worked: Sequence[Derived]) -> Item:
    title = f"{period_words(structure.period)}{structure.indicator}：按企业"
    rows = tuple((Cell(one.key.subject), desk.cell(one.observation), source_of(desk, one.observation)) for one in structure.parts)
    parts: list[Part] = [Grid(("企业", structure.indicator, "出处"), rows)]
    if worked:
        counted = tuple((Cell(one.name), desk.worked_cell(one)) for one in worked)
        parts.append(Grid(("集中度", "数值（测算）"), counted))
        parts.append(Wording().say("以上只计列出的企业，未列明的不计，故均为下限。").paragraph())
    parts += warnings(dossier, desk, [one.observation for one in structure.parts])
    return Item(f"rivals-{structure.indicator}-{structure.period}", title, tuple(parts))


def _shares(dossier: Dossier, desk: Desk) -> Item | None:
    """Shares by the measure of each: they are of different markets, so they are not added up."""
    shown = stated_shares(dossier)[:_ROWS]
    if not shown:
        return None
    grid = values(desk, ((f"{one.key.subject} {one.key.indicator}", one) for one in shown), "企业与指标")
    note = Wording().say("各份额所指的市场不同（见所附原文），不相加，也不据以计算集中度。").paragraph()
    return Item("shares", "原文所述份额", (grid, note, *warnings(dossier, desk, [one.observation for one in shown])))


def stated_shares(dossier: Dossier) -> list[Aligned]:
    """The latest shares of groups of leaders and of companies that stand in no list of rivals, the largest first."""
    listed = {one.observation.id for structure in dossier.rivals for one in structure.parts}
    indicators = set(dossier.chapters["competition"].indicators) - _VAGUE
    found = [
        one
        for one in latest(dossier.aligned)
        if one.key.indicator in indicators and one.growth is None and one.observation.id not in listed and _rank_of(dossier, one) is not None
    ]
    return sorted(found, key=lambda one: (_rank_of(dossier, one), -float(one.observation.quantity.low)))


def _rank_of(dossier: Dossier, one: Aligned) -> int | None:
    """Groups of leaders first, then companies; nothing else has a share of a market here."""
    if dossier.is_group(one.key.subject):
        return 0
    return 1 if dossier.company_of(one.key.subject) else None


def _matrix(dossier: Dossier, desk: Desk, matrix: Matrix) -> Item:
    title = f"{period_words(matrix.period)}{matrix.indicator}：企业与应用"
    rows = []
    for company in matrix.rows:
        stated = [matrix.cells.get((company, use)) for use in matrix.columns]
        rows.append((Cell(company), *(desk.cell(one) if one is not None else Cell("—") for one in stated)))
    observations = list(matrix.cells.values())
    grid = Grid(("企业", *matrix.columns), tuple(rows))
    figures = [[_value(matrix, company, use) for use in matrix.columns] for company in matrix.rows]
    documents = "、".join(dict.fromkeys(desk.documents[one.evidence.document_id].name for one in observations))
    cited = tuple(dict.fromkeys(desk.cite_fact(one.evidence) for one in observations))
    chart = Chart(title, matrix_chart(title, matrix.rows, matrix.columns, figures, matrix.unit, documents), f"{title}，热力图，数值见上表", cited)
    return Item(f"matrix-{matrix.indicator}-{matrix.period}", title, (grid, chart, *warnings(dossier, desk, observations)))


def _value(matrix: Matrix, company: str, use: str) -> float | None:
    one = matrix.cells.get((company, use))
    return None if one is None else (float(one.quantity.low) + float(one.quantity.high)) / 2
