"""Companies beside each other: the latest of each measure with its growth as stated."""

from __future__ import annotations

from collections import defaultdict

from xinmai.hanzi import period_words
from xinmai.model import Aligned, Cell, Grid, Item
from xinmai.publishing.desk import Desk
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.tables import latest, source_of, warnings

__all__ = ["companies"]

_COMPANIES, _EACH = 12, 5


def companies(dossier: Dossier, desk: Desk) -> list[Item]:
    """One table, the companies of which most is stated first."""
    order = {indicator: index for index, indicator in enumerate(dossier.chapters["companies"].indicators)}
    stated: dict[str, list[Aligned]] = defaultdict(list)
    for one in latest(dossier.aligned):
        company = dossier.company_of(one.key.subject)
        if company and one.key.indicator in order and one.growth is None and one.observation.period.text:
            stated[company].append(one)
    growth = {(one.key.subject, one.growth.base, one.observation.period.text): one for one in dossier.aligned if one.growth is not None and one.growth.kind == "year"}
    chosen = sorted(stated.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:_COMPANIES]
    rows, shown = [], []
    for company, figures in chosen:
        for one in sorted(figures, key=lambda one: order[one.key.indicator])[:_EACH]:
            rate = growth.get((one.key.subject, one.key.indicator, one.observation.period.text))
            shown.append(one.observation)
            rows.append(
                (
                    Cell(company),
                    Cell(one.key.indicator),
                    Cell(period_words(one.observation.period.text)),
                    desk.cell(one.observation),
                    desk.cell(rate.observation) if rate else Cell(""),
                    source_of(desk, one.observation),
                )
            )
    if not rows:
        return []
    grid = Grid(("企业", "指标", "时期", "数值", "同比（原文）", "出处"), tuple(rows))
    return [Item("companies", "", (grid, *warnings(dossier, desk, shown)))]
