"""Readings for search: a title, a body, and what an article is filtered by."""

from __future__ import annotations

from xinmai.model import (
    Article,
    Document,
    Entity,
    EntityType,
    Event,
    Evidence,
    Facts,
    Mention,
    Span,
    Topic,
    TracedText,
    sha256_hex,
)
from xinmai.store import Reading, Store
from xinmai.store.search import parse

__all__ = ["reading", "titles"]


def reading(
    title: str, body: str, published: str | None = None, *, companies: tuple[str, ...] = (), event: str | None = None, topic: tuple[str, str] | None = None,
    section: str | None = None, publisher: str | None = None, engine: str = "v1", key: str = "",
) -> Reading:  # fmt: skip
    """One document of one article. `key` tells documents of one text apart, or keeps the id where the text changes."""
    raw = f"{title}\n{body}"
    document = Document(sha256_hex((key or raw).encode()), f"{title}.txt", "text/plain", raw, TracedText.of(raw), published=published)
    topics = (Topic(*topic, 1.0),) if topic else ()
    article = Article(
        document.id, Span(0, len(raw)), title, section, (), publisher, published, body=TracedText.of(raw)[len(title) + 1 :], topics=topics
    )  # fmt: skip
    evidence = Evidence(document.id, article.id, Span(0, 1), raw[:1])
    mentions = tuple(Mention(Entity(EntityType.COMPANY, name), name, evidence) for name in companies)
    events = (Event(event, "t", evidence),) if event else ()
    return Reading(document, ((article, Facts(mentions=mentions, events=events)),), engine)


def titles(store: Store, query: str, most: int = 50) -> list[str]:
    return [passage.article.title for passage in store.search(parse(query), most)]
