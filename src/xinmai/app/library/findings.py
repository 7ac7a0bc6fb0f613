"""The audit to look through: findings with their sentences side by side."""

from __future__ import annotations

from collections import Counter

from xinmai.app.library.library import Library
from xinmai.app.library.listings import pages_of
from xinmai.app.library.picture import Picture
from xinmai.app.library.shown import finding
from xinmai.app.records import Record
from xinmai.errors import UsageError
from xinmai.model import Finding, Verdict
from xinmai.publishing.exhibits import exhibits
from xinmai.publishing.wording import reading

__all__ = ["counts", "findings", "one_finding"]

_VERDICTS = (Verdict.INCONSISTENT, Verdict.DIFFERENT, Verdict.CONSISTENT)
_SEVERITIES = ("high", "medium", "low")


def findings(library: Library, verdict: str | None = None, kind: str | None = None, document_id: str | None = None, page: int = 1, size: int = 20) -> Record:
    """A page of findings, those that cannot hold first; those that hold only where they are asked for."""
    picture = library.picture()
    found = [
        one
        for one in picture.findings.values()
        if (one.verdict == verdict if verdict else one.verdict is not Verdict.CONSISTENT)
        and kind in (None, one.kind)
        and (document_id is None or any(evidence.document_id == document_id for evidence in one.evidence))
    ]
    found.sort(key=lambda one: (_VERDICTS.index(one.verdict), _SEVERITIES.index(one.severity)))
    rows = found[(page - 1) * size : page * size]
    return {"rows": [_told(library, one, picture) for one in rows], "counts": counts(picture), "kinds": _kinds(picture), **pages_of(len(found), page, size)}


def one_finding(library: Library, finding_id: str) -> Record:
    """One finding. Raises `UsageError` on an unknown id."""
    picture = library.picture()
    one = picture.findings.get(finding_id)
    if one is None:
        raise UsageError(f"no finding {finding_id} in this workspace; list them to find the right id")
    return {"finding": _told(library, one, picture)}


def counts(picture: Picture) -> Record:
    """How many relations there are by verdict, and of those that cannot hold by severity."""
    verdicts = Counter(str(one.verdict) for one in picture.findings.values())
    severe = Counter(str(one.severity) for one in picture.findings.values() if one.verdict is Verdict.INCONSISTENT)
    return {"relations": len(picture.findings), **{str(one): verdicts[one] for one in Verdict}, **{one: severe[one] for one in _SEVERITIES}}


def _kinds(picture: Picture) -> list[tuple[str, int]]:
    return Counter(one.kind for one in picture.findings.values() if one.verdict is not Verdict.CONSISTENT).most_common()


def _told(library: Library, one: Finding, picture: Picture) -> Record:
    documents = {evidence.document_id: library.document(evidence.document_id) for evidence in one.evidence}
    readings = {evidence: reading(found) for evidence in one.evidence if (found := picture.reading(evidence))}
    return {
        **finding(one, picture),
        "exhibits": [
            {
                "document": each.document.name,
                "document_id": each.document.id,
                "start": each.span.start,
                "end": each.span.end,
                "stretches": [{"text": stretch.text, "marked": stretch.marked} for stretch in each.stretches],
                "readings": list(each.readings),
            }
            for each in exhibits(one.evidence, documents, readings)
        ],
    }
