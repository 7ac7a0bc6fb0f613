"""Early warnings over a workspace: what the rules of the lexicon fire on, why, and every place they stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from xinmai.analysis import Aligner, gather, happenings, rivals, standing_by
from xinmai.analysis.warning import Market, Material, early_warnings
from xinmai.app.accounts import stated_record
from xinmai.app.companies import company_reader
from xinmai.app.records import Record
from xinmai.app.workspace import Workspace
from xinmai.audit import review
from xinmai.errors import UsageError
from xinmai.hanzi import simplified
from xinmai.lexicon import Lexicon
from xinmai.model import (
    Aligned,
    Article,
    Document,
    EarlyWarning,
    Evidence,
    Finding,
    Happening,
    Observation,
    Series,
    Severity,
)
from xinmai.publishing.quoting import cleaned, sentence_around
from xinmai.publishing.warning_words import SEVERITIES, TOPICS, title, why
from xinmai.store import Store
from xinmai.supply import link_names, sharings

__all__ = ["SEVERITIES", "TOPICS", "Known", "at_least", "list_warnings", "warning_record", "warnings_of"]

Part = TypeVar("Part")
_RANK = {Severity.HIGH: 2, Severity.MEDIUM: 1, Severity.LOW: 0}


@dataclass
class Known:
    """What a store holds as far as warnings look at it; whoever has parts of it at hand gives them, the rest is worked out when it is wanted."""

    store: Store
    lexicon: Lexicon
    documents: dict[str, Document] = field(default_factory=dict)
    parts: Mapping[str, Any] = field(default_factory=dict)
    _sentences: dict[tuple[str, int], str] = field(default_factory=dict)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """All articles by their ids."""
        return self._part("articles", lambda: {article.id: article for article in self.store.articles.all()})

    @cached_property
    def observations(self) -> Sequence[Observation]:
        """All figures."""
        return list(self.store.facts.observations())

    @cached_property
    def aligned(self) -> Sequence[Aligned]:
        """The figures of which it is known what they are of."""
        return self._part("aligned", lambda: [one for one in map(Aligner(self.lexicon).align, self.observations) if one is not None])

    @cached_property
    def series(self) -> Sequence[Series]:
        """All series."""
        return self._part("series", lambda: gather(self.aligned, standing_by(self.articles, self.lexicon)))

    @cached_property
    def happened(self) -> Sequence[Happening]:
        """All deeds."""
        return self._part("happened", self._happenings)

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What the audit finds."""
        return self._part("findings", lambda: review(self.aligned, self.lexicon, lambda document_id: self.document(document_id).raw))

    def document(self, document_id: str) -> Document:
        """A document, read once."""
        if document_id not in self.documents:
            self.documents[document_id] = self.store.documents.get(document_id)
        return self.documents[document_id]

    def sentence(self, evidence: Evidence) -> str:
        """The sentence around a place, as cleaning leaves it."""
        place = (evidence.article_id, evidence.span.start)
        if place not in self._sentences:
            document = self.document(evidence.document_id)
            self._sentences[place] = cleaned(self._body(evidence.article_id), document, sentence_around(document, evidence.span))
        return self._sentences[place]

    def _body(self, article_id: str) -> Article:
        """An article with its text, which the one at hand may lack."""
        known = self.articles[article_id]
        return known if known.body.text else self.store.articles.get(article_id)

    def _part(self, name: str, work: Callable[[], Part]) -> Part:
        part: Part = self.parts[name] if name in self.parts else work()
        return part

    def _happenings(self) -> Sequence[Happening]:
        clusters = dict.fromkeys(cluster for article_id in self.articles if (cluster := self.store.clusters.of(article_id)))
        return happenings(((article, self.store.facts.of(article.id)) for article in self.articles.values()), clusters)

    def before(self, one: Observation, most: int) -> str:
        """The cleaned text in front of a figure, in simplified characters, the figure included."""
        body = self._body(one.evidence.article_id).body
        at = body.locate(one.evidence.span.end - 1) + 1
        return simplified(body.text[max(0, at - most) : at])


def warnings_of(known: Known) -> tuple[EarlyWarning, ...]:
    """The warnings of all that is known, those told last first."""
    lexicon = known.lexicon
    names = link_names(lexicon)
    shared = frozenset(indicator for row in lexicon.risk_measures if row.means == "share" for indicator in row.indicators)
    lists = sharings(rivals(known.aligned, shared, company_reader(lexicon)), lexicon, known.before)
    material = Material(
        lexicon,
        known.articles,
        known.observations,
        known.sentence,
        lambda words: tuple(dict.fromkeys(link for one in names.within(words) for link in one.links)),
        series=known.series,
        undated=[one for one in known.aligned if not one.observation.period.text],
        happenings=known.happened,
        markets=[Market(one.link, one.holders, one.observations) for one in lists],
        findings=known.findings,
    )
    return early_warnings(material)


def at_least(severity: Severity, least: Severity) -> bool:
    """Whether something is as severe as wanted, or worse."""
    return _RANK[severity] >= _RANK[least]


def list_warnings(workspace: Workspace, since: str | None = None, least: Severity = Severity.LOW, topic: str | None = None) -> Iterator[Record]:
    """Warnings that were told on a day or later, of a severity or worse, on one topic; those told last first. Raises `UsageError` on an unknown topic."""
    if topic is not None and topic not in TOPICS:
        msg = f"no topic {topic!r}: choose one of {', '.join(TOPICS)}"
        raise UsageError(msg)
    return _listed(workspace, since, least, topic)


def _listed(workspace: Workspace, since: str | None, least: Severity, topic: str | None) -> Iterator[Record]:
    with workspace.store() as store:
        known = Known(store, workspace.lexicon())
        for one in warnings_of(known):
            if (since is None or one.told >= since) and at_least(one.severity, least) and topic in (None, one.topic):
                yield warning_record(one, known)


def warning_record(one: EarlyWarning, known: Known) -> Record:
    """A warning as a record: what, how severe, why in both languages, by which rule, and every quote it stands on."""
    rule = next(row for row in known.lexicon.early_warnings if row.id == one.rule)
    links = {row.id: row.name for row in known.lexicon.chain}
    told = known.sentence(one.evidence[0])

    def name_of(document_id: str) -> str:
        return known.document(document_id).name

    return {
        "kind": "warning",
        "id": one.id,
        "rule": one.rule,
        "topic": one.topic,
        "severity": str(one.severity),
        "title": title(one, rule),
        "title_en": title(one, rule, english=True),
        "why": why(one, rule, told),
        "why_en": why(one, rule, told, english=True),
        "reason": rule.reason,
        "reason_source": rule.source,
        "subject": one.subject,
        "measure": one.measure,
        "period": one.period or None,
        "told": one.told or None,
        "contested": one.contested,
        "formula": one.derived.formula if one.derived else None,
        "computed": one.derived.computed if one.derived else None,
        "figures": [stated_record(figure, name_of) for figure in dict.fromkeys((*one.figures, *(one.derived.inputs if one.derived else ())))],
        "quotes": [_quote(evidence, known) for evidence in one.evidence],
        "others": [stated_record(figure, name_of) for figure in one.others],
        "findings": [finding.message for finding in one.findings],
        "links": [links[link] for link in one.links if link in links],
    }


def _quote(evidence: Evidence, known: Known) -> Record:
    return {
        "doc": known.document(evidence.document_id).name,
        "document_id": evidence.document_id,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "text": evidence.quote,
        "sentence": known.sentence(evidence),
    }
