"""A scenario of supply cuts over a workspace, as records: sentences first, then losses, ways, what would help, assumptions and citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.app.records import Record
from xinmai.app.risk import Study, study
from xinmai.app.risk_records import measure_record
from xinmai.app.workspace import Workspace
from xinmai.model import Loss, Scenario, Simulation, SupplyEdge
from xinmai.publishing.cut_words import REMEDIES, compared_words, cut_words, setting_words, summarised
from xinmai.supply.cuts import simulate

__all__ = ["compared", "result_records", "simulation_records"]

_MOMENTS = 6
"""Days of which a loss is told, the last one included."""


def simulation_records(workspace: Workspace, scenarios: Sequence[Scenario], *, english: bool = False) -> Iterator[Record]:
    """The records of scenarios, one after another; with two, what they come to beside each other first."""
    with workspace.store() as store:
        found = study(store, workspace.lexicon())
        results = [simulate(scenario, found.known, found.graph) for scenario in scenarios]
        if len(results) == 2:
            yield from compared(results[0], results[1], english=english)
        for result in results:
            yield from result_records(result, found, english=english)


def result_records(result: Simulation, found: Study, *, english: bool = False) -> Iterator[Record]:
    """The records of one result; its sentences in English where asked for, names and workings as the lexicon and sources have them."""
    scenario = result.scenario
    yield {
        "kind": "scenario",
        "name": scenario.name,
        "date": scenario.date.isoformat() if scenario.date else None,
        "days": scenario.days,
        "told_on_day": result.day,
        "cuts": [{"text": cut.text, "words": cut_words(cut, english=english), "share": cut.share, "from_day": cut.first + 1, "days": cut.days} for cut in scenario.cuts],
        "touches": len({row.link for row in result.touched}),
        "cited": len({row.link for row in result.touched if row.cited}),
        "draws": result.draws,
        "seed": result.seed,
        "holds_until_day": result.holds,
        "sentences": [{"text": said.text, "assumed": said.assumed, "sources": [found.cite(e) for e in said.evidence]} for said in summarised(result, english=english)],
    }
    for row in result.touched:
        yield {
            "kind": "touched", "id": row.link, "name": row.name, "holder": row.holder, "cut": round(row.lost, 6), "low": round(row.low, 6), "high": round(row.high, 6),
            "standing": row.standing, "measure": measure_record(row.measure, found.cite),
        }  # fmt: skip
    for one in (*result.links, *result.firms, *result.countries):
        yield _loss(one, result, found)
    for route in result.routes:
        yield {"kind": "route", "name": route.steps[-1].name, "loss": round(route.steps[-1].loss, 6), "steps": [
            {"id": step.link, "name": step.name, "loss": round(step.loss, 6), "edge": step.edge and _edge(step.edge, found)} for step in route.steps
        ]}  # fmt: skip
    for remedy in result.remedies:
        yield {
            "kind": "remedy", "id": remedy.kind, "link": remedy.link or None, "name": remedy.name, "does": REMEDIES[remedy.kind][english], "amount": remedy.amount,
            "spared": round(remedy.spared, 6), "measure": measure_record(remedy.measure, found.cite),
        }  # fmt: skip
    for assumed in result.assumed:
        yield {"kind": "assumption", "id": assumed.name, "name": setting_words(assumed, english=english), "value": assumed.value, "low": assumed.low, "high": assumed.high, "reason": assumed.reason}
    for reason in _reasons(result):
        yield {"kind": "assumption", "id": None, "name": None, "value": None, "low": None, "high": None, "reason": reason}
    for edge in result.edges:
        yield {"kind": "edge", **_edge(edge, found)}


def _loss(one: Loss, result: Simulation, found: Study) -> Record:
    days = len(one.daily)
    moments = sorted({max(1, round(days * part / _MOMENTS)) for part in range(1, _MOMENTS + 1)} | {result.day})
    return {
        "kind": one.kind, "id": one.id, "name": one.name, "loss": round(one.value, 6), "low": round(one.low, 6), "high": round(one.high, 6),
        "direct": round(one.direct, 6), "since": one.since, "total_days": round(one.total, 4), "total_low": round(one.low_total, 4), "total_high": round(one.high_total, 4),
        "over_time": {str(day): round(one.daily[day - 1], 6) for day in moments}, "measure": measure_record(one.measure, found.cite),
    }  # fmt: skip


def _edge(edge: SupplyEdge, found: Study) -> Record:
    names = {node.id: node.name for node in found.graph.nodes}
    return {
        "from": names.get(edge.source, edge.source), "to": names.get(edge.target, edge.target), "relation": edge.relation,
        "standing": "cited" if edge.evidence else "assumed", "confidence": edge.confidence, "since": edge.since, "reason": edge.assumed or None,
        "sources": [found.cite(e) for e in edge.evidence],
    }  # fmt: skip


def _reasons(result: Simulation) -> list[str]:
    """What was assumed for any number, each once."""
    measures = [
        *(one.measure for one in result.touched), *(one.measure for one in result.links), *(one.measure for one in result.countries), *(one.measure for one in result.remedies)
    ]  # fmt: skip
    return list(dict.fromkeys(reason for one in measures for reason in one.assumed))


def compared(one: Simulation, other: Simulation, *, english: bool = False) -> Iterator[Record]:
    """What two results come to in all, then for each link that loses in either, the greatest difference first."""
    before, after = ({row.id: row for row in result.links} for result in (one, other))
    names = {**{key: row.name for key, row in before.items()}, **{key: row.name for key, row in after.items()}}

    def lost(rows: dict[str, Loss], link: str) -> tuple[float, float]:
        return (rows[link].value, rows[link].total) if link in rows else (0.0, 0.0)

    pairs = {link: (*lost(before, link), *lost(after, link)) for link in names}
    order = sorted(pairs, key=lambda link: (-abs(pairs[link][3] - pairs[link][1]), link))
    totals = [sum(values[place] for values in pairs.values()) for place in (1, 3)]
    yield {
        "kind": "compared", "first": one.scenario.name, "second": other.scenario.name, "first_total": round(totals[0], 4), "second_total": round(totals[1], 4),
        "sentence": compared_words(totals[0], totals[1], names[order[0]] if order else "", english=english),
    }  # fmt: skip
    for link in order:
        first, first_total, second, second_total = pairs[link]
        yield {
            "kind": "comparison", "id": link, "name": names[link], "first": one.scenario.name, "second": other.scenario.name,
            "first_loss": round(first, 6), "second_loss": round(second, 6), "first_total": round(first_total, 4), "second_total": round(second_total, 4),
            "more_days": round(second_total - first_total, 4),
        }  # fmt: skip
