"""The market report: what a workspace holds on a topic, gathered into a dossier and composed into chapters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from xinmai.analysis import Aligner, about, sayings, scope_of
from xinmai.analysis import happenings as happenings_of
from xinmai.app.dossier import dossier_of
from xinmai.app.grading import Grader
from xinmai.app.risk_report import risk_report
from xinmai.app.workspace import Workspace
from xinmai.audit import review
from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.model import Edition
from xinmai.publishing import FORMATS
from xinmai.publishing.report import Dossier, compose_report
from xinmai.store import Store

__all__ = ["ENDINGS", "KINDS", "file_name", "report"]

KINDS = ("market", "risk")

ENDINGS = ", ".join(FORMATS)
"""The endings of files a report can be published to."""

_SAYINGS = 8
"""Sentences that a chapter of quoted sentences prints."""
_SUGGESTED = 6
_UNSAFE = re.compile(r"[^\w\-]")


def file_name(topic: str, kind: str = "market") -> str:
    """What a report on a topic is called where nobody says: no character of it can leave its folder."""
    return f"{'report' if kind == 'market' else kind}-{_UNSAFE.sub('_', topic)}.pdf"


def report(workspace: Workspace, topic: str, dateline: str, kind: str = "market") -> Edition:
    """The report on a topic, of a kind of `KINDS`. Raises `UsageError` on another kind, and where the workspace holds nothing on the topic."""
    if kind not in KINDS:
        raise UsageError(f"no report of the kind {kind!r}: choose one of {', '.join(KINDS)}")
    if kind == "risk":
        return risk_report(workspace, topic, dateline)
    with workspace.store() as store:
        dossier = _dossier(store, workspace.lexicon(), topic)
    return compose_report(dossier, workspace.settings.subtitle, dateline)


def _dossier(store: Store, lexicon: Lexicon, topic: str) -> Dossier:
    aligner = Aligner(lexicon)
    scope = scope_of(topic, lexicon, aligner)
    articles = {article.id: article for article in store.articles.all()}
    on_topic = about(scope, articles.values())
    observations = list(store.facts.observations())
    found = dossier_of(scope, lexicon, aligner, observations, articles, frozenset(article.id for article in on_topic), ())
    if not found.aligned and not on_topic:
        often = Counter(one.key.subject for one in map(aligner.align, observations) if one is not None).most_common(_SUGGESTED)
        known = ", ".join(name for name, _ in often) or "nothing yet"
        raise UsageError(f"nothing on {topic!r} in this workspace: ingest documents on it, or ask for what it knows most of ({known})")
    documents = {document.id: document for document in store.documents.all()}
    grader = Grader(store, lexicon)
    facts = {article.id: store.facts.of(article.id) for article in on_topic}
    return replace(
        found,
        documents=documents,
        happenings=happenings_of((article, facts[article.id]) for article in on_topic),
        sayings={name: sayings(on_topic, scope, chapter.cues, _SAYINGS, names_topic=chapter.names_topic) for name, chapter in found.chapters.items() if chapter.cues},
        findings=review(filter(None, map(aligner.align, observations)), lexicon, lambda document_id: documents[document_id].raw),
        grades={article.id: grader.of(article, facts[article.id]) for article in on_topic},
    )
