"""Brings files into a workspace: each document whole or not at all, one broken one never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from xinmai import articles, sources
from xinmai.app.pipeline import NO_HINTS, Hints, engine_of, file_articles, read_snapshot
from xinmai.app.workspace import Workspace
from xinmai.documents import MEDIA_TYPES, enclosures_of
from xinmai.errors import UnreadableError
from xinmai.lexicon import Lexicon
from xinmai.model import Document, Snapshot, TracedText
from xinmai.store import Failure, Reading, Store

__all__ = ["ENDINGS", "Progress", "Summary", "file_snapshot", "ingest", "ingest_snapshots", "regroup"]

ENDINGS = tuple(MEDIA_TYPES)
"""Endings of files that can be read."""
Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the name of the one that comes next."""


@dataclass(slots=True)
class Summary:
    """What an ingest did, file by file; `notices` are remarks about documents that were read."""

    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    articles: int = 0
    observations: int = 0
    mentions: int = 0
    clusters: int = 0


def ingest(workspace: Workspace, paths: Iterable[Path], progress: Progress | None = None) -> Summary:
    """Read every file of `paths` that the workspace does not hold yet, then group what tells the same story.

    Ingesting twice changes nothing; a killed ingest goes on where it stopped. The workspace's own files are
    passed over, so that what it publishes never becomes its own source.
    """
    files = [path for path in sources.list_files(paths) if not workspace.owns(path)]
    lexicon = workspace.lexicon()
    summary = Summary()
    with workspace.store() as store:
        for index, path in enumerate(files):
            if progress:
                progress(index, len(files), sources.name_of(path))
            _take(path, workspace, store, lexicon, summary)
        summary.clusters = regroup(store)
    if progress:
        progress(len(files), len(files), "")
    return summary


def ingest_snapshots(workspace: Workspace, snapshots: Iterable[Snapshot], *, group: bool = True) -> Summary:
    """Read bytes that came from elsewhere than a file, under the same limits and with the same outcome as `ingest`.

    Without `group`, which goes through all articles, the caller has to `regroup` later.
    """
    lexicon = workspace.lexicon()
    summary = Summary()
    with workspace.store() as store:
        for snapshot in snapshots:
            _keep(snapshot, store, lexicon, summary)
        if group:
            summary.clusters = regroup(store)
    return summary


def regroup(store: Store) -> int:
    """Cluster all articles of a store anew; how many clusters there are."""
    clusters = articles.cluster((article, store.facts.of(article.id)) for article in store.articles.all())
    store.clusters.replace(clusters)
    return len(clusters)


def file_snapshot(snapshot: Snapshot, store: Store, lexicon: Lexicon, summary: Summary, hints: Hints = NO_HINTS) -> None:
    """Bring one snapshot into a store, whole or not at all; bytes that are known only get another address. Raises `UnreadableError`."""
    engine = engine_of(lexicon)
    if store.known(snapshot.sha256, engine):
        _note_place(snapshot, engine, store)
        summary.known.append(snapshot.name)
        return
    reading = _read(snapshot, lexicon, hints)
    store.snapshots.put(snapshot)
    store.add(reading)
    _count(reading, summary)


def _take(path: Path, workspace: Workspace, store: Store, lexicon: Lexicon, summary: Summary) -> None:
    try:
        snapshot = sources.fetch(path, workspace.settings.max_megabytes)
    except UnreadableError as error:
        _fail(Failure(sources.name_of(path), sources.address(path), None, error.reason), store, summary)
        return
    _keep(snapshot, store, lexicon, summary)


def _keep(snapshot: Snapshot, store: Store, lexicon: Lexicon, summary: Summary) -> None:
    for each in (snapshot, *_enclosed(snapshot)):
        try:
            file_snapshot(each, store, lexicon, summary)
        except UnreadableError as error:
            _fail(Failure(each.name, each.url, each.sha256, error.reason), store, summary)


def _enclosed(snapshot: Snapshot) -> list[Snapshot]:
    """What is attached to a mail; what cannot be taken apart is told when the mail itself is read."""
    try:
        return enclosures_of(snapshot) if snapshot.name.lower().endswith(".eml") else []
    except UnreadableError:
        return []


def _fail(failure: Failure, store: Store, summary: Summary) -> None:
    store.fail(failure.name, failure.url, failure.sha256, failure.reason)
    summary.failed.append(failure)


def _read(snapshot: Snapshot, lexicon: Lexicon, hints: Hints) -> Reading:
    try:
        document, parts = read_snapshot(snapshot, lexicon, hints=hints)
        filed = file_articles(parts, lexicon, hints)
        comparable = tuple((replace(article, fingerprint=articles.fingerprint(article.body.text)), facts) for article, facts in filed)
        return Reading(document, comparable, engine_of(lexicon))
    except UnreadableError:
        raise
    except Exception as error:  # a fault of ours in one document must not cost the user all the others
        what = " ".join(f"{type(error).__name__} {error}".split())
        raise UnreadableError(
            snapshot.name, f"a fault in Xinmai, please report it with the file: {what:.200}"
        ) from error


def _note_place(snapshot: Snapshot, engine: str, store: Store) -> None:
    """Remember where known bytes lie as well, and that this address no longer fails."""
    here = Document(
        snapshot.sha256, snapshot.name, snapshot.media_type, "", TracedText.of(""), url=snapshot.url
    )
    store.add(Reading(here, (), engine))


def _count(reading: Reading, summary: Summary) -> None:
    name = reading.document.name
    summary.new.append(name)
    summary.articles += len(reading.articles)
    summary.observations += sum(len(facts.observations) for _, facts in reading.articles)
    summary.mentions += sum(len(facts.mentions) for _, facts in reading.articles)
    summary.notices += [(name, notice.message) for notice in reading.document.notices]
