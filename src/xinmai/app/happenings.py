"""What happened, over a workspace: each event once, with all the articles that tell it."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.analysis import happenings as happenings_of
from xinmai.app.accounts import happening_record
from xinmai.app.names import names_in
from xinmai.app.records import Record
from xinmai.app.workspace import Workspace
from xinmai.model import Happening
from xinmai.publishing.event_words import EVENTS

__all__ = ["EVENTS", "happenings"]


def happenings(workspace: Workspace, type: str | None = None, since: str | None = None, name: str | None = None) -> Iterator[Record]:
    """Events in the order in which they were first reported: of one `type`, in articles from `since` on, with `name` among the parties."""
    with workspace.store() as store:
        articles = {article.id: article for article in store.articles.all(since)}
        clusters = dict.fromkeys(cluster for article_id in articles if (cluster := store.clusters.of(article_id)))
        name_of = names_in(store)
        told = ((article, store.facts.of(article.id)) for article in articles.values())
        for one in happenings_of(told, clusters):
            if type in (None, one.type) and (name is None or _takes_part(one, name)):
                yield happening_record(one, articles, name_of)


def _takes_part(one: Happening, name: str) -> bool:
    """Whether a name is that of who acts, or stands in what an event is told with."""
    return name in (one.subject or "") or any(name in text for event in one.reports for _, text in event.args)
