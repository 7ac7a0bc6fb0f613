"""The risk of the chain over a workspace: what it states of each link, the supply graph, and the index with its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinmai.analysis import Aligner, rivals
from xinmai.app.companies import company_reader
from xinmai.app.market_data import own_data
from xinmai.app.names import names_in
from xinmai.app.output import write
from xinmai.app.records import Record
from xinmai.app.risk_records import measure_record, risk_record
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.hanzi import simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Aligned, Article, ChainRisk, Document, Evidence, Facts, Observation, SupplyGraph
from xinmai.publishing.quoting import quotation
from xinmai.store import Store
from xinmai.supply import (
    GRAPH_FORMATS,
    Imported,
    Known,
    chain_risk,
    graph_bytes,
    leaders,
    link_names,
    localness,
    paces,
    sharings,
    signals,
    supply_graph,
    upstream,
)

__all__ = ["Study", "assumptions", "buyers_of", "link_of", "risk", "study", "write_graph"]


@dataclass(frozen=True, slots=True)
class Study:
    """The chain's risk with what it was worked out from."""

    lexicon: Lexicon
    known: Known
    risk: ChainRisk
    graph: SupplyGraph
    documents: Mapping[str, Document]
    articles: Sequence[tuple[Article, Facts]]
    aligned: Sequence[Aligned]
    published: Mapping[str, str | None]

    def cite(self, evidence: Evidence) -> Record:
        """Document, its date, place, quote, confidence, and the sentence in which the quote stands."""
        document, span = self.documents[evidence.document_id], evidence.span
        around = quotation(document, span).of(document.raw)
        return {
            "document": document.name, "document_id": document.id, "published": self.published[evidence.article_id],
            "start": span.start, "end": span.end, "quote": evidence.quote, "confidence": evidence.confidence, "sentence": " ".join(around.split()),
        }  # fmt: skip


def study(store: Store, lexicon: Lexicon, *, listed: bool = False, own: Sequence[Imported] = ()) -> Study:
    """All that a store states of the chain, with a user's `own` data; `listed` puts all firms of the lexicon into the graph."""
    aligner = Aligner(lexicon)
    documents = {document.id: document for document in store.documents.all()}
    articles = [(article, store.facts.of(article.id)) for article in store.articles.all()]
    bodies = {article.id: article for article, _ in articles}
    aligned = [one for _, facts in articles for one in map(aligner.align, facts.observations) if one is not None]
    shared = frozenset(indicator for row in lexicon.risk_measures if row.means == "share" for indicator in row.indicators)
    shares = list(sharings(rivals(aligned, shared, company_reader(lexicon)), lexicon, lambda one, most: _before(bodies[one.evidence.article_id], one, most)))
    said = signals(articles, lexicon, lambda document_id: documents[document_id].raw)
    known = Known.of(lexicon, localness(aligned, lexicon), paces(aligned, lexicon), shares, leaders(aligned, lexicon), said, own)
    graph = supply_graph(lexicon, (link for _, facts in articles for link in facts.links), shares, listed=listed)
    return Study(lexicon, known, chain_risk(known), graph, documents, articles, aligned, {article.id: article.published for article, _ in articles})


def _before(article: Article, one: Observation, most: int) -> str:
    """The cleaned text in front of a figure, in simplified characters, the figure included."""
    at = article.body.locate(one.evidence.span.end - 1) + 1
    return simplified(article.body.text[max(0, at - most) : at])


def risk(workspace: Workspace, words: str | None = None, data: Sequence[Path] = ()) -> Iterator[Record]:
    """The records of all links, or of the one that `words` name with all it needs: numbers first, the worst of them first.

    Data sets of a user in `data` tell of the links whose goods they list; what they list beside is named. Raises `UsageError` where the words name
    no link, and on data that do not fit.
    """
    lexicon = workspace.lexicon()
    own, others = own_data(data, lexicon)
    if data:
        names = {row.id: row.name for row in lexicon.chain}
        yield {"kind": "data", "links": list(dict.fromkeys(names[one.link] for one in own)), "of_no_link": others}
    with workspace.store() as store:
        found = study(store, lexicon, own=own)
        asked = link_of(words, found.lexicon) if words else None
        wanted = upstream(found.known.needs, asked) if asked else frozenset(found.known.needs)
        if found.risk.overall is not None and asked is None:
            yield {"kind": "chain", **measure_record(found.risk.overall, found.cite), "links": len(found.known.needs), "with_number": len(found.risk.known)}
        for place, one in enumerate(found.risk.links, 1):
            if one.link in wanted:
                yield risk_record(one, place, len(found.risk.known), buyers_of(one.link, found.lexicon), found.cite) | {"asked": one.link == asked}


def link_of(words: str, lexicon: Lexicon) -> str:
    """The link that some words name. Raises `UsageError` where they name none."""
    if any(row.id == words for row in lexicon.chain):
        return words
    link = link_names(lexicon).of_subject(simplified(words))
    if link is None:
        known = ", ".join(row.name for row in lexicon.chain)
        msg = f"no link of the chain is called {words!r}: choose from {known}"
        raise UsageError(msg)
    return link


def write_graph(workspace: Workspace, target: Path) -> int:
    """Write the supply graph with all firms of the lexicon by the ending of `target`; how many edges. Raises `UsageError` on another ending."""
    form = target.suffix.lstrip(".").lower()
    if form not in GRAPH_FORMATS:
        msg = f"no format {form!r}: choose one of {', '.join(GRAPH_FORMATS)}"
        raise UsageError(msg)
    with workspace.store() as store:
        graph = study(store, workspace.lexicon(), listed=True).graph
        write(target, graph_bytes(graph, form, names_in(store)))
    return len(graph.edges)


def buyers_of(link: str, lexicon: Lexicon) -> list[str]:
    """Names of the links that need a link directly."""
    return [row.name for row in lexicon.chain if link in row.needs]


def assumptions(lexicon: Lexicon) -> list[tuple[str, float, str]]:
    """What the index assumes: name, value and reason of each weight and setting."""
    weights = [(f"权重：{row.name}", row.weight, row.reason) for row in lexicon.risk_terms]
    bands = [(f"分段：{row.name}", row.since, "自此值起这样称呼") for row in lexicon.risk_bands]
    return [*weights, *((row.name, row.value, row.reason) for row in lexicon.risk_settings), *bands]
