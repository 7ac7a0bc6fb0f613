"""Brings files and folders into a workspace: each document whole or not at all, one broken one never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from xinmai import articles, sources
from xinmai.app.pipeline import engine_of, read_snapshot
from xinmai.app.workspace import Workspace
from xinmai.errors import UnreadableError
from xinmai.lexicon import Lexicon
from xinmai.model import Snapshot
from xinmai.store import Failure, Reading, Store

__all__ = ["Progress", "Summary", "ingest"]

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

    Ingesting twice changes nothing; a killed ingest goes on where it stopped.
    """
    files = list(sources.list_files(paths))
    lexicon = workspace.lexicon()
    summary = Summary()
    with workspace.store() as store:
        for index, path in enumerate(files):
            if progress:
                progress(index, len(files), path.name)
            _take(path, workspace, store, lexicon, summary)
        summary.clusters = regroup(store)
    if progress:
        progress(len(files), len(files), "")
    return summary


def regroup(store: Store) -> int:
    """Cluster all articles of a store anew; how many clusters there are."""
    clusters = articles.cluster((article, store.facts.of(article.id)) for article in store.articles.all())
    store.clusters.replace(clusters)
    return len(clusters)


def _take(path: Path, workspace: Workspace, store: Store, lexicon: Lexicon, summary: Summary) -> None:
    snapshot: Snapshot | None = None
    try:
        snapshot = sources.fetch(path, workspace.settings.max_megabytes)
        if store.known(snapshot.sha256, engine_of(lexicon)):
            summary.known.append(path.name)
            return
        reading = Reading(*read_snapshot(snapshot, lexicon), engine_of(lexicon))
    except UnreadableError as error:
        failure = Failure(path.name, path.absolute().as_uri(), snapshot.sha256 if snapshot else None, error.reason)
        store.fail(failure.name, failure.url, failure.sha256, failure.reason)
        summary.failed.append(failure)
        return
    store.snapshots.put(snapshot)
    store.add(reading)
    summary.new.append(path.name)
    summary.articles += len(reading.articles)
    summary.observations += sum(len(facts.observations) for _, facts in reading.articles)
    summary.mentions += sum(len(facts.mentions) for _, facts in reading.articles)
    summary.notices += [(path.name, notice.message) for notice in reading.document.notices]
