"""The special risk report: a workspace's study of the chain, narrowed to a topic, as a dossier for publishing."""

from __future__ import annotations

from xinmai.analysis import Aligner, about, scope_of
from xinmai.analysis import happenings as happenings_of
from xinmai.app.grading import Grader
from xinmai.app.risk import Study, assumptions, buyers_of, study
from xinmai.app.scenarios import SHORT, scenario_of
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.hanzi import simplified
from xinmai.lexicon.risk_schema import CutSetting
from xinmai.model import Assumed, ChainRisk, Edition, Simulation, SupplyEdge
from xinmai.publishing.cut_words import setting_words
from xinmai.publishing.risk_report import RiskDossier, compose_risk_report
from xinmai.store import Store
from xinmai.supply import DIMENSIONS, link_names, narrowed, stated_needs, upstream
from xinmai.supply.cuts import ABROAD, simulate

__all__ = ["risk_report"]

_CUT = 3
"""How many of the worst links are cut off, each by itself."""


def risk_report(workspace: Workspace, topic: str, dateline: str) -> Edition:
    """The report on a link and all it needs, or on the whole chain where the topic is no link but something is stated of it.

    Raises `UsageError` where the workspace holds nothing on the topic.
    """
    with workspace.store() as store:
        found = study(store, workspace.lexicon())
        dossier = _dossier(store, found, topic)
    return compose_risk_report(dossier, workspace.settings.subtitle, dateline)


def _dossier(store: Store, found: Study, topic: str) -> RiskDossier:
    lexicon = found.lexicon
    target = link_names(lexicon).of_subject(simplified(topic))
    articles = {article.id: article for article, _ in found.articles}
    if target is None and not about(scope_of(topic, lexicon, Aligner(lexicon)), articles.values()):
        msg = f"no link of the chain is called {topic!r}, and nothing in this workspace is about it: name a link, or ingest documents on it"
        raise UsageError(msg)
    wanted = upstream(found.known.needs, target) if target else frozenset(found.known.needs)
    risk = narrowed(found.risk, wanted, found.known)
    grader = Grader(store, lexicon)
    return RiskDossier(
        topic=next((row.name for row in lexicon.chain if row.id == target), topic),
        target=target,
        risk=risk,
        needs={ends: edge for ends, edge in _between(found).items() if set(ends) <= wanted},
        buyers={link: buyers_of(link, lexicon) for link in wanted},
        stated={link: [one.observation for one in found.known.localness.get(link, ())] for link in wanted},
        deliveries=[edge for edge in found.graph.edges if edge.relation == "supplies" and edge.evidence],
        simulations=_cut_off(found, risk),
        happenings=happenings_of(found.articles),
        assumed=[*assumptions(lexicon), *((f"断供推演：{setting_words(one)}", one.value, one.reason) for one in map(_assumed, lexicon.cut_settings))],
        dimensions=DIMENSIONS,
        documents=found.documents,
        articles=articles,
        grades={article.id: grader.of(article, facts) for article, facts in found.articles},
    )


def _cut_off(found: Study, risk: ChainRisk) -> list[Simulation]:
    """The worst links, each cut off from abroad, as far as somebody abroad is known to make them."""
    scenarios = (scenario_of([f"country:{ABROAD}->{one.link}"], SHORT, found.lexicon, name=f"境外断供{one.name}") for one in risk.known[:_CUT])
    results = (simulate(scenario, found.known, found.graph) for scenario in scenarios)
    return [result for result in results if result.touched]


def _assumed(row: CutSetting) -> Assumed:
    return Assumed(row.name, row.value, row.low, row.high, row.reason)


def _between(found: Study) -> dict[tuple[str, str], SupplyEdge]:
    """Edges between links by the links' own ids."""
    return {(source.split(":", 1)[1], target.split(":", 1)[1]): edge for (source, target), edge in stated_needs(found.graph).items()}
