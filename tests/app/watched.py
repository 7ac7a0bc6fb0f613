"""Feeds on loopback for the tests of watching."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sources.serving import Site
from xinmai.app.collect import Round, collect, due
from xinmai.app.workspace import Workspace
from xinmai.model import Source, SourceKind
from xinmai.sources.web import Fetcher

from .made import report

NOW = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


def page(text: str) -> str:
    title, *rest = text.split("\n\n")
    return f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><article><h1>{title}</h1>' + "".join(f"<p>{part}</p>" for part in rest) + "</article></body></html>"


def feed(site: Site, path: str, numbers: range | list[int]) -> None:
    """A feed of reports, and the pages it leads to."""
    items = "".join(f"<item><title>第{n}号</title><link>/n/{n}.html</link><guid>tag:{n}</guid></item>" for n in numbers)
    site.give(path, f"<rss version='2.0'><channel>{items}</channel></rss>", "application/rss+xml")
    for n in numbers:
        site.give(f"/n/{n}.html", page(report(n)))


def source(site: Site, id: str, path: str, kind: SourceKind = SourceKind.FEED, **fields: object) -> Source:
    return Source(id, id, kind, site.url(path), **fields)


def visit(workspace: Workspace, site: Site, sources: list[Source], now: datetime = NOW, **options: object) -> Round:
    with workspace.store() as store, Fetcher([site.host]) as fetcher:
        return collect(workspace, store, due(sources, store, now), fetcher, now, **options)


@contextmanager
def opened(workspace: Workspace) -> Iterator[object]:
    with workspace.store() as store:
        yield store
