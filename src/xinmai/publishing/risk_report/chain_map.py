"""The chain as a picture: the links with a number, what lies between them and the topic, stated relations solid and assumed ones dashed."""

from __future__ import annotations

from collections.abc import Iterable

from xinmai.model import Cell, Chart, Grid, Item, Part
from xinmai.publishing.charts import Edge, Node, chain_chart
from xinmai.publishing.desk import Desk
from xinmai.publishing.report import Wording
from xinmai.publishing.risk_report.dossier import RiskDossier
from xinmai.publishing.risk_report.sentences import name_cell
from xinmai.publishing.risk_words import clipped

__all__ = ["chain_map"]

_WORST, _MOST = 10, 18
"""Links with a number that are drawn, and links in all, so that a page still shows them."""
_DELIVERIES = 24
_QUOTE = 60


def chain_map(dossier: RiskDossier, desk: Desk) -> list[Item]:
    """The picture with the evidence of its stated relations, and a table of stated deliveries between firms."""
    drawn = _drawn(dossier)
    if not drawn:
        return []
    names = {one.link: one for one in dossier.risk.links}
    between = {ends: edge for ends, edge in dossier.needs.items() if set(ends) <= drawn}
    depth = _depths(drawn, between)
    nodes = [Node(link, names[link].name, depth[link], names[link].value) for link in sorted(drawn, key=lambda link: (depth[link], link))]
    edges = [Edge(source, target, assumed=not edge.evidence) for (source, target), edge in sorted(between.items())]
    cited = tuple(dict.fromkeys(desk.cite_fact(e) for edge in between.values() for e in edge.evidence))
    title = f"{dossier.topic}产业链与风险"
    stated = sum(not edge.assumed for edge in edges)
    told = "实线关系有原文可据，虚线关系为产业链词库推定；框色越深风险指数越高，白框没有指数。" if stated else "图中环节之间的关系都取自产业链词库，为推定；框色越深风险指数越高，白框没有指数。"
    chart = Chart(title, chain_chart(title, nodes, edges, "产业链词库与所引资料"), f"{title}，供需关系图。{told}", cited)
    parts: list[Part] = [Wording().say(told).paragraph(), chart]
    return [Item("chain", "", tuple(parts)), *_deliveries(dossier, desk)]


def _drawn(dossier: RiskDossier) -> set[str]:
    """Links with a number, the topic's own and those of stated relations, then links that join two of them, those that join most first."""
    stated = {link for ends, edge in sorted(dossier.needs.items()) if edge.evidence for link in ends}
    chosen = {one.link for one in dossier.worst[:_WORST]} | ({dossier.target} if dossier.target else set()) | set(sorted(stated)[: _MOST - _WORST])
    joined: dict[str, int] = {}
    for source, target in dossier.needs:
        for one, other in ((source, target), (target, source)):
            if one not in chosen and other in chosen:
                joined[one] = joined.get(one, 0) + 1
    for link in sorted(joined, key=lambda link: (-joined[link], link))[: max(0, _MOST - len(chosen))]:
        chosen.add(link)
    return chosen


def _depths(drawn: Iterable[str], between: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How many needs lie in front of each at most, so that every arrow leads to the right."""
    depth = dict.fromkeys(drawn, 0)
    pairs = list(between)
    for _ in range(len(depth)):
        for source, target in pairs:
            depth[target] = max(depth[target], depth[source] + 1)
    return depth


def _deliveries(dossier: RiskDossier, desk: Desk) -> list[Item]:
    rows = []
    for edge in dossier.deliveries[:_DELIVERIES]:
        evidence = edge.evidence[0]
        quote = clipped(evidence.quote, _QUOTE)
        against = "另有相反说法" if edge.contested else ""
        rows.append((*(name_cell(desk, end.split(":", 1)[1]) for end in (edge.source, edge.target)), Cell(quote, desk.cite_fact(evidence), "原文"), Cell(against)))
    return [Item("deliveries", "资料所述的供货关系", (Grid(("供方", "需方", "原文", "备注"), tuple(rows)),))] if rows else []
