"""The audit of files or of a workspace: every figure aligned, every relation between figures worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from xinmai import sources
from xinmai.analysis import Aligner
from xinmai.app.pipeline import lexicon_of, read_snapshot
from xinmai.app.records import Record, finding_record
from xinmai.app.workspace import Workspace
from xinmai.audit import review
from xinmai.lexicon import Lexicon
from xinmai.model import Finding, Observation, Verdict

__all__ = ["audit_files", "audit_workspace"]


def audit_files(paths: Iterable[Path], *, verified: bool = False) -> Iterator[Record]:
    """Findings over some files together, worst first. Raises `UnreadableError`.

    `verified` adds the relations that hold.
    """
    lexicon = lexicon_of()
    names: dict[str, str] = {}
    observations: list[Observation] = []
    for path in paths:
        document, parts = read_snapshot(sources.fetch(path), lexicon)
        names[document.id] = document.name
        observations += (one for _, facts in parts for one in facts.observations)
    yield from _records(_findings(observations, lexicon, verified=verified), names)


def audit_workspace(workspace: Workspace, *, verified: bool = False) -> Iterator[Record]:
    """Findings over all documents of a workspace together, worst first."""
    with workspace.store() as store:
        names = {document.id: document.name for document in store.documents.all()}
        found = _findings(store.facts.observations(), workspace.lexicon(), verified=verified)
    yield from _records(found, names)


def _findings(observations: Iterable[Observation], lexicon: Lexicon, *, verified: bool) -> Iterator[Finding]:
    aligner = Aligner(lexicon)
    found = review(filter(None, map(aligner.align, observations)), lexicon)
    return (one for one in found if verified or one.verdict is not Verdict.CONSISTENT)


def _records(findings: Iterable[Finding], names: Mapping[str, str]) -> Iterator[Record]:
    return (finding_record(finding, names) for finding in findings)
