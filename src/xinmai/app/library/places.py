"""What stands at one place of a document: the sentence, how it was read, the series it belongs to, what is doubted about it."""

from __future__ import annotations

from xinmai.app.library.library import Library
from xinmai.app.library.picture import Picture
from xinmai.app.library.shown import figure, finding, series_row
from xinmai.app.library.worked import differs
from xinmai.app.records import Record
from xinmai.errors import UsageError
from xinmai.hanzi import sentences
from xinmai.model import Article, Document, Series, Span, sha256_hex
from xinmai.publishing.quoting import quotation

__all__ = ["place", "record", "sentence_of"]

_BEFORE, _AFTER = 120, 90
"""Characters around a place that are shown of a long sentence, as of the cells of a table."""


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
    before, after = _around(library, document, (start, end))
    stated = library.store.browse.at(document.id, start, end)
    stretches = dict.fromkeys((document.id, one.evidence.span.start, one.evidence.span.end) for one in stated)
    series = dict.fromkeys((whole, one.evidence.span.start) for one in stated if (line := picture.series_of(one)) and (whole := picture.whole(line.id)))
    doubted = {one.id: one for at in stretches for one in picture.doubted.get(at, ())}
    found = document.place(start)
    return {
        "start": start,
        "end": end,
        "page": found.page,
        "sheet": found.sheet,
        "row": found.row,
        "before": before,
        "said": document.raw[start:end],
        "after": after,
        "figures": [figure(one, picture) for one in stated],
        "series": [{**series_row(one), "others": _others(one, document.id, number, picture)} for one, number in series],
        "findings": [finding(one, picture) for one in doubted.values()],
    }


def sentence_of(article: Article, at: tuple[int, int]) -> tuple[int, int] | None:
    """The sentence of an article's body around a raw place, in offsets of the body; `None` where the place is not in it."""
    body = article.body
    where = body.locate(at[0])
    if where >= len(body) or not body.origin[where] < max(at[1], at[0] + 1):
        return None
    low = body.text.rfind("\n", 0, where) + 1
    high = body.text.find("\n", where)
    return next(((start, end) for start, end in sentences(body.text, low, high if high >= 0 else len(body)) if start <= where < end), None)


def _around(library: Library, document: Document, at: tuple[int, int]) -> tuple[str, str]:
    """What stands before and behind a place in its sentence: in the cleaned text, where broken lines are whole, else in the raw one."""
    for article in library.store.articles.of(document.id):
        found = sentence_of(article, at) if article.span.start <= at[0] < article.span.end else None
        if found:
            body = article.body
            low, high = body.locate(at[0]), body.locate(max(at[0], at[1] - 1)) + 1
            return body.text[max(found[0], low - _BEFORE) : low], body.text[high : max(high, min(found[1], high + _AFTER))]
    sentence = quotation(document, Span(*at))
    return document.raw[sentence.start : at[0]], document.raw[at[1] : sentence.end]


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
