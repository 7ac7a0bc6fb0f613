"""The audit of files or of a workspace: every figure aligned, every relation between figures worked out, told as records or as a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from xinmai import publishing, sources
from xinmai.analysis import Aligner
from xinmai.app.accounts import finding_record
from xinmai.app.output import write
from xinmai.app.pipeline import lexicon_of, read_snapshot
from xinmai.app.records import Record
from xinmai.app.workspace import Workspace
from xinmai.audit import review
from xinmai.lexicon import Lexicon
from xinmai.model import Document, Finding, Observation, Verdict
from xinmai.publishing.audit_words import HOLDS, KINDS, REASONS, SEVERITIES, kind_words
from xinmai.publishing.wording import reading

__all__ = ["HOLDS", "KINDS", "REASONS", "SEVERITIES", "audit_files", "audit_workspace", "kind_words", "publish_audit"]

_AT_HAND = 64
"""Documents of a workspace kept in memory while their figures are worked out."""


@dataclass(frozen=True, slots=True)
class _Audit:
    """What an audit found, and where its documents are."""

    findings: list[Finding]
    observations: list[Observation]
    document_of: Callable[[str], Document]
    names: list[str]


def audit_files(paths: Iterable[Path], *, verified: bool = False) -> Iterator[Record]:
    """Findings over some files together, worst first. Raises `UnreadableError`.

    `verified` adds the relations that hold.
    """
    yield from _records(_of_files(paths), verified=verified)


def audit_workspace(workspace: Workspace, *, verified: bool = False) -> Iterator[Record]:
    """Findings over all documents of a workspace together, worst first."""
    with _of_workspace(workspace) as audit:
        yield from _records(audit, verified=verified)


def publish_audit(audited: Iterable[Path] | Workspace, target: Path, language: str) -> dict[Verdict, int]:
    """Write a report on files or a workspace to the file type that `target` ends in, and count its findings by verdict.

    `language` is `zh` or `en`. Raises `UnreadableError` on a file, `UsageError` on an unknown type and where the report cannot be
    written.
    """
    opened: AbstractContextManager[_Audit] = _of_workspace(audited) if isinstance(audited, Workspace) else nullcontext(_of_files(audited))
    with opened as audit:
        quoted = {one for finding in audit.findings for one in finding.evidence}
        readings = {one.evidence: reading(one) for one in audit.observations if one.evidence in quoted}
        documents = {document_id: audit.document_of(document_id) for document_id in sorted({one.document_id for one in quoted})}
        report = publishing.lay_out_audit(audit.findings, documents, readings, len(audit.observations), audit.names, language)
    write(target, publishing.render_audit(report, target.suffix.lstrip(".").lower()))
    return Counter(finding.verdict for finding in audit.findings)


def _of_files(paths: Iterable[Path]) -> _Audit:
    lexicon = lexicon_of()
    documents: dict[str, Document] = {}
    observations: list[Observation] = []
    for path in paths:
        document, parts = read_snapshot(sources.fetch(path), lexicon)
        documents[document.id] = document
        observations += (one for _, facts in parts for one in facts.observations)
    return _audit(observations, lexicon, documents.__getitem__, [document.name for document in documents.values()])


@contextmanager
def _of_workspace(workspace: Workspace) -> Iterator[_Audit]:
    """The audit of a workspace, its documents at hand as long as the block lasts."""
    with workspace.store() as store:
        document_of = lru_cache(maxsize=_AT_HAND)(store.documents.get)
        names = sorted(document.name for document in store.documents.all())
        yield _audit(list(store.facts.observations()), workspace.lexicon(), document_of, names)


def _audit(observations: list[Observation], lexicon: Lexicon, document_of: Callable[[str], Document], names: list[str]) -> _Audit:
    aligned = filter(None, map(Aligner(lexicon).align, observations))
    return _Audit(review(aligned, lexicon, lambda document_id: document_of(document_id).raw), observations, document_of, names)


def _records(audit: _Audit, *, verified: bool) -> Iterator[Record]:
    for finding in audit.findings:
        if verified or finding.verdict is not Verdict.CONSISTENT:
            yield finding_record(finding, {e.document_id: audit.document_of(e.document_id).name for e in finding.evidence})
