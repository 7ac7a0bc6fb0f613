"""The bulletin: what the workspace holds, one item per story, in the five columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from xinmai import publishing
from xinmai.app.output import write
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import Edition
from xinmai.publishing.compose import Report, Story, compose
from xinmai.store import Store

__all__ = ["bulletin", "publish"]


def bulletin(
    workspace: Workspace, dateline: str, since: str | None = None, until: str | None = None
) -> Edition:
    """An edition of all stories of a period. Raises `UsageError` where there is nothing to print."""
    columns = [column.name for column in workspace.lexicon().columns]
    with workspace.store() as store:
        stories = list(_stories(store, since, until))
    if not stories:
        msg = "nothing to print: ingest documents first, or widen --since and --until"
        raise UsageError(msg)
    settings = workspace.settings
    return compose(stories, columns, settings.title, settings.subtitle, dateline)


def publish(workspace: Workspace, edition: Edition, target: Path) -> Path:
    """Render an edition to the file type that `target` ends in.

    Raises `UsageError` on an unknown type and where the file cannot be written.
    """
    content = publishing.render(edition, target.suffix.lstrip(".").lower())
    write(target, content)
    return target


def _stories(store: Store, since: str | None, until: str | None) -> Iterator[Story]:
    """Each article once: alone, or with those of its cluster behind the origin."""
    documents = {document.id: document for document in store.documents.all()}
    reports: dict[str, Report] = {}
    for article in store.articles.all(since, until):
        facts = store.facts.of(article.id)
        reports[article.id] = Report(article, documents[article.document_id], facts, article.section or "")
    told: set[str] = set()
    for article_id in reports:
        if article_id in told:
            continue
        members = _together(store, article_id)
        found = [member for member in members if member in reports]
        told |= set(found)
        reasons = dict.fromkeys(members[member] for member in found[1:])
        yield Story(tuple(reports[member] for member in found), "；".join(reasons))


def _together(store: Store, article_id: str) -> dict[str, str]:
    """The articles of one story with the reason for each, the origin first."""
    cluster = store.clusters.of(article_id)
    return dict(zip(cluster.articles, cluster.reasons, strict=True)) if cluster else {article_id: ""}
