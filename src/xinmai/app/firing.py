"""What a rule fires on: one function for each kind of rule, from what the store holds to alerts with their proofs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from xinmai.analysis import Aligner, gather, happenings, source_reader, standing_by
from xinmai.app.alert_rules import AlertRule
from xinmai.app.collect import BARREN, stamp
from xinmai.app.early_warning import Known, at_least, warnings_of
from xinmai.app.workspace import Workspace
from xinmai.audit import changes, review
from xinmai.hanzi.amounts import shown
from xinmai.hanzi.sentences import sentences
from xinmai.lexicon import Lexicon
from xinmai.model import (
    Alert,
    Article,
    EarlyWarning,
    Evidence,
    Health,
    Modality,
    Observation,
    Proof,
    Series,
    Severity,
    Source,
    Verdict,
    stable_id,
)
from xinmai.publishing.audit_words import kind_words
from xinmai.publishing.event_words import EVENTS
from xinmai.publishing.warning_words import title, why
from xinmai.sources.words import read_rules
from xinmai.store import Store

__all__ = ["Scene", "fired_by"]

_AROUND = 100
"""Characters on each side of a word that go into its quote."""
_MOST_PROOFS = 5
_TITLE = 80


class Scene:
    """What rules look at: articles of documents that arrived since a moment, or all, or those published since a day; the rest on demand."""

    def __init__(self, workspace: Workspace, store: Store, sources: list[Source], since: str | None, now: datetime, published: str | None = None) -> None:
        self.store = store
        self.sources = sources
        self.now = now
        self._workspace = workspace
        self._since = since
        self._published = published
        self._known: dict[str, set[str]] = {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The workspace's lexicon."""
        return self._workspace.lexicon()

    @cached_property
    def articles(self) -> dict[str, Article]:
        """All articles by their ids."""
        return {article.id: article for article in self.store.articles.all()}

    @cached_property
    def healths(self) -> dict[str, Health]:
        """How each source does that was ever visited."""
        return self.store.visits.healths()

    @cached_property
    def origin(self) -> dict[str, str]:
        """Which source brought a document."""
        return {one.document_id: one.source_id for one in self.store.visits.filed_since("") if one.document_id}

    @cached_property
    def fresh(self) -> dict[str, Article]:
        """The articles a rule looks at, in their order."""
        if self._published is not None:
            return {article.id: article for article in self.store.articles.all(self._published)}
        if self._since is None:
            return self.articles
        arrived = {one.document_id for one in self.store.visits.filed_since(self._since) if one.document_id}
        return {article.id: article for document in sorted(arrived) for article in self.store.articles.of(document)}

    @cached_property
    def series(self) -> list[Series]:
        """All series."""
        aligned = filter(None, map(Aligner(self.lexicon).align, self.store.facts.observations()))
        return list(gather(aligned, standing_by(self.articles, self.lexicon)))

    @cached_property
    def known(self) -> Known:
        """All that early warnings look at."""
        return Known(self.store, self.lexicon, parts={"articles": self.articles, "series": self.series})

    @cached_property
    def warnings(self) -> tuple[EarlyWarning, ...]:
        """All early warnings."""
        return warnings_of(self.known)

    def same(self, rule: AlertRule, kind: str, articles: Iterable[str]) -> str:
        """A key for what several articles tell: that of the one a rule has fired on before, else of the first."""
        keys = [stable_id(kind, article) for article in articles]
        if self._since is None:
            return keys[0]
        if rule.id not in self._known:
            self._known[rule.id] = self.store.alerts.known(rule.id)
        return next((key for key in keys if key in self._known[rule.id]), keys[0])

    def source_of(self, observation: Observation) -> str:
        """Whose figure an observation is."""
        reader = source_reader(self.lexicon)
        return reader.name_of(observation.source or self.articles[observation.evidence.article_id].publisher or "")

    def proof(self, evidence: Evidence) -> Proof:
        """A proof of evidence."""
        return self.quoted(evidence.document_id, evidence.span.start, evidence.span.end, evidence.quote)

    def quoted(self, document_id: str, start: int, end: int, quote: str) -> Proof:
        """A proof of what stands in a document."""
        document = self.store.documents.get(document_id)
        return Proof(document_id, document.name, start, end, quote, document.url)


def fired_by(rule: AlertRule, scene: Scene) -> Iterator[Alert]:
    """What a rule fires on, in the order in which it came; the same thing may come several times under one key."""
    yield from _KINDS[rule.kind](rule, scene)


def _words(rule: AlertRule, scene: Scene) -> Iterator[Alert]:
    rules = read_rules(rule.words)
    for article in _of_sources(rule, scene):
        wanted, because = rules.wanted(f"{article.title}\n{article.body.text}")
        if not wanted:
            continue
        proofs = [_around(article, start, end, scene) for start, end, _ in rules.places(article.body.text)][:_MOST_PROOFS]
        if not proofs and article.title_span is not None:
            proofs = [_raw(article.document_id, article.title_span.start, article.title_span.end, scene)]
        yield _alert(rule, scene, _story(rule, article, scene), article.title, "出现：" + "、".join(because), proofs)


def _entity(rule: AlertRule, scene: Scene) -> Iterator[Alert]:
    for article in _of_sources(rule, scene):
        found = [mention for mention in scene.store.facts.of(article.id).mentions if rule.entity in (mention.entity.canonical, mention.text)]
        if found:
            why = f"提到 {found[0].entity.canonical} {len(found)} 处"
            yield _alert(rule, scene, _story(rule, article, scene), article.title, why, [scene.proof(one.evidence) for one in found[:_MOST_PROOFS]])


def _event(rule: AlertRule, scene: Scene) -> Iterator[Alert]:
    clusters = [cluster for cluster in dict.fromkeys(map(scene.store.clusters.of, scene.fresh)) if cluster]
    ids = {id for cluster in clusters for id in cluster.articles} | set(scene.fresh)
    told = ((article, scene.store.facts.of(id)) for id, article in scene.articles.items() if id in ids)
    for one in happenings(told, clusters):
        known = one.fullest
        fresh = any(report.evidence.article_id in scene.fresh for report in one.reports)
        names = {one.subject, *(text for _, text in known.args)}
        if one.type not in rule.types or not fresh or one.modality is Modality.DENIED or (rule.entity and rule.entity not in names):
            continue
        title = scene.articles[one.first].title
        why = f"{EVENTS[one.type][0]}：{one.subject or '主体不明'}，{len(one.reports)} 处报道，其中独立来源 {one.origins} 个"
        key = scene.same(rule, f"event {one.type}", [report.evidence.article_id for report in one.reports])
        yield _alert(rule, scene, key, title, why, [scene.proof(report.evidence) for report in one.reports[:_MOST_PROOFS]])


def _figure(rule: AlertRule, scene: Scene) -> Iterator[Alert]:
    for article in _of_sources(rule, scene):
        for observation in scene.store.facts.of(article.id).observations:
            value, unit = observation.quantity.low, observation.quantity.unit
            named = rule.indicator == observation.indicator and rule.subject in (None, observation.subject) and rule.unit in (None, unit)
            above = rule.above is not None and float(observation.quantity.low) > rule.above
            below = rule.below is not None and float(observation.quantity.high) < rule.below
            if named and (above or below):
                bound = f"高于 {rule.above:g}" if above else f"低于 {rule.below:g}"
                what = " ".join(filter(None, (observation.period.text, observation.subject, observation.indicator)))
                key = stable_id("figure", observation.subject or "", observation.indicator or "", observation.period.text or "", observation.area or "", value, unit)
                yield _alert(rule, scene, key, what, f"{shown(float(value), unit)}，{bound}", [scene.proof(observation.evidence)])


def _change(rule: AlertRule, scene: Scene) -> Iterator[Alert]:
    published = {id: ("9" if id in scene.fresh else "0") for id in scene.articles}  # fresh or known before: dates of publication may be old
    words = {"new": "新增", "revised": "修订", "contradicted": "相左"}
    for one in changes(scene.series, published, "9", scene.source_of):
        fits = rule.indicator in (None, one.key.indicator) and rule.subject in (None, one.key.subject)
        if str(one.kind) in rule.changed and fits:
            both = [one.now, one.before] if one.before else [one.now]
            values = "，此前为 ".join(shown(float(each.quantity.low), each.quantity.unit) for each in both)
            key = stable_id("change", *one.key, one.period, one.now.quantity.low, one.before.quantity.low if one.before else "")
            yield _alert(rule, scene, key, f"{one.key.title} {one.period}", f"{words[str(one.kind)]}：{values}", [scene.proof(each.evidence) for each in both])


def _audit(rule: AlertRule, scene: Scene) -> Iterator[Alert]:
    aligned = filter(None, map(Aligner(scene.lexicon).align, scene.store.facts.observations()))
    raw = {document.id: document.raw for document in scene.store.documents.all()}
    for finding in review(aligned, scene.lexicon, raw.__getitem__):
        fresh = any(one.article_id in scene.fresh for one in finding.evidence)
        if fresh and finding.verdict is Verdict.INCONSISTENT and (not rule.types or finding.kind in rule.types):
            why = f"{kind_words(finding.kind, holds=False)[0]}：算得 {finding.computed}，文中 {finding.stated}"
            yield _alert(rule, scene, finding.id, finding.message, why, [scene.proof(one) for one in finding.evidence[:_MOST_PROOFS]])


def _source(rule: AlertRule, scene: Scene) -> Iterator[Alert]:
    for source in scene.sources:
        health = scene.healths.get(source.id, Health(source.id))
        if not source.enabled or (rule.sources and source.id not in rule.sources):
            continue
        if health.failures >= BARREN:
            episode = health.last_success or ""
            why = f"连续 {health.failures} 次没有取到，最后一次成功：{health.last_success or '从未'}；{health.error}"
        elif health.barren >= BARREN:
            episode = f"barren {scene.store.visits.last_arrival(source.id)}"
            why = f"连续 {health.barren} 次没有取出任何条目，页面可能改版"
        else:
            continue
        yield _alert(rule, scene, stable_id("source", source.id, episode), f"来源异常：{source.name}", why, [])


def _early_warning(rule: AlertRule, scene: Scene) -> Iterator[Alert]:
    """Early warnings that something fresh stands behind, each under the severity it has by itself."""
    rows = {row.id: row for row in scene.lexicon.early_warnings}
    fresh = {article.id for article in _of_sources(rule, scene)}
    for one in scene.warnings:
        wanted = (not rule.topics or one.topic in rule.topics) and at_least(one.severity, Severity(rule.least)) and (rule.contested or not one.contested)
        articles = [evidence.article_id for evidence in one.evidence]
        if not wanted or fresh.isdisjoint(articles):
            continue
        key = one.id if one.figures else scene.same(rule, f"warning {one.rule}", articles)
        told = why(one, rows[one.rule], scene.known.sentence(one.evidence[0]))
        alert = _alert(rule, scene, key, title(one, rows[one.rule]), told, [scene.proof(evidence) for evidence in one.evidence[:_MOST_PROOFS]])
        yield replace(alert, severity=one.severity)


_KINDS: dict[str, Callable[[AlertRule, Scene], Iterator[Alert]]] = {
    "words": _words,
    "entity": _entity,
    "event": _event,
    "figure": _figure,
    "audit": _audit,
    "change": _change,
    "source": _source,
    "early_warning": _early_warning,
}


def _of_sources(rule: AlertRule, scene: Scene) -> Iterator[Article]:
    """The articles of the sources a rule names, or of all."""
    for article in scene.fresh.values():
        if not rule.sources or scene.origin.get(article.document_id) in rule.sources:
            yield article


def _story(rule: AlertRule, article: Article, scene: Scene) -> str:
    cluster = scene.store.clusters.of(article.id)
    return scene.same(rule, "story", cluster.articles if cluster else [article.id])


def _around(article: Article, start: int, end: int, scene: Scene) -> Proof:
    """The sentence of the body that a word stands in, or of a long one what is around the word, cut from the raw text."""
    text = article.body.text
    begin, stop = next((pair for pair in sentences(text, text.rfind("\n", 0, start) + 1) if pair[0] <= start < pair[1]), (start, end))
    begin, stop = max(begin, start - _AROUND), max(end, min(stop, end + _AROUND))
    span = article.body.span(begin, stop)
    return _raw(article.document_id, span.start, span.end, scene)


def _raw(document_id: str, start: int, end: int, scene: Scene) -> Proof:
    document = scene.store.documents.get(document_id)
    return Proof(document_id, document.name, start, end, document.raw[start:end], document.url)


def _alert(rule: AlertRule, scene: Scene, key: str, title: str, why: str, proofs: list[Proof]) -> Alert:
    return Alert(rule.id, key, stamp(scene.now), Severity(rule.severity), title[:_TITLE], why, tuple(proofs), rule.channels, rule.digest)
