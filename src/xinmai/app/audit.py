"""The audit of files or of a workspace: every figure aligned, every relation between figures worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from xinmai import sources
from xinmai.analysis import Aligner
from xinmai.app.pipeline import lexicon_of, read_snapshot
from xinmai.app.records import Record, finding_record
from xinmai.app.workspace import Workspace
from xinmai.audit import review
from xinmai.lexicon import Lexicon
from xinmai.model import Document, Observation, Verdict

__all__ = ["audit_files", "audit_workspace"]

_AT_HAND = 64
"""Documents of a workspace kept in memory while their figures are worked out."""


def audit_files(paths: Iterable[Path], *, verified: bool = False) -> Iterator[Record]:
    """Findings over some files together, worst first. Raises `UnreadableError`.

    `verified` adds the relations that hold.
    """
    lexicon = lexicon_of()
    documents: dict[str, Document] = {}
    observations: list[Observation] = []
    for path in paths:
        document, parts = read_snapshot(sources.fetch(path), lexicon)
        documents[document.id] = document
        observations += (one for _, facts in parts for one in facts.observations)
    yield from _records(observations, lexicon, documents.__getitem__, verified=verified)


def audit_workspace(workspace: Workspace, *, verified: bool = False) -> Iterator[Record]:
    """Findings over all documents of a workspace together, worst first."""
    with workspace.store() as store:
        document_of = lru_cache(maxsize=_AT_HAND)(store.documents.get)
        yield from _records(store.facts.observations(), workspace.lexicon(), document_of, verified=verified)


def _records(observations: Iterable[Observation], lexicon: Lexicon, document_of: Callable[[str], Document], *, verified: bool) -> Iterator[Record]:
    aligner = Aligner(lexicon)
    aligned = filter(None, map(aligner.align, observations))
    for finding in review(aligned, lexicon, lambda document_id: document_of(document_id).raw):
        if verified or finding.verdict is not Verdict.CONSISTENT:
            yield finding_record(finding, {e.document_id: document_of(e.document_id).name for e in finding.evidence})
