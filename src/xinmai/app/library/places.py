"""What stands at one place of a document: the sentence, how it was read, the series it belongs to, what is doubted about it."""

from __future__ import annotations

from xinmai.app.library.library import Library
from xinmai.app.library.picture import Picture
from xinmai.app.library.shown import differs, figure, finding, series_row
from xinmai.app.records import Record
from xinmai.errors import UsageError
from xinmai.model import Document, Series, Span, sha256_hex
from xinmai.publishing.quoting import quotation

__all__ = ["place", "record"]


def record(library: Library, document_id: str, at: tuple[int, int]) -> Record:
    """The record page of a number. Raises `UsageError` where no number was read."""
    document = library.store.documents.get(document_id)
    found = place(library, document, at)
    if not found["figures"]:
        raise UsageError(f"no number {at[0]}-{at[1]} in this workspace; list them to find the right id")
    return {"document": {"id": document.id, "name": document.name, "sha256": document.snapshot_sha256, "text_sha256": sha256_hex(document.raw.encode())}, "place": found}


def place(library: Library, document: Document, at: tuple[int, int]) -> Record:
    """What stands at raw offsets; nothing but the sentence where no fact was read."""
    picture = library.picture()
    start, end = min(at[0], len(document.raw)), min(at[1], len(document.raw))
    sentence = quotation(document, Span(start, end))
    stated = library.store.browse.at(document.id, start, end)
    stretches = dict.fromkeys((document.id, one.evidence.span.start, one.evidence.span.end) for one in stated)
    series = dict.fromkeys((one, at[1]) for at in stretches for one in picture.series_at.get(at, ()))
    doubted = {one.id: one for at in stretches for one in picture.doubted.get(at, ())}
    found = document.place(start)
    return {
        "start": start,
        "end": end,
        "page": found.page,
        "sheet": found.sheet,
        "row": found.row,
        "before": document.raw[sentence.start : start],
        "said": document.raw[start:end],
        "after": document.raw[end : sentence.end],
        "figures": [figure(one, picture) for one in stated],
        "series": [{**series_row(one), "others": _others(one, document.id, number, picture)} for one, number in series],
        "findings": [finding(one, picture) for one in doubted.values()],
    }


def _others(series: Series, document_id: str, start: int, picture: Picture) -> list[Record]:
    """What else is stated for the same period."""
    for point in series.points:
        if any(one.evidence.document_id == document_id and one.evidence.span.start == start for one in point.observations):
            return [
                {**figure(one, picture), "differs": differs(point)}
                for one in point.observations
                if (one.evidence.document_id, one.evidence.span.start) != (document_id, start)
            ]
    return []
