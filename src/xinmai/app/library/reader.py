"""A document to read: its articles in clean paragraphs and tables with facts in place, or its raw text as it lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from xinmai.app.grading import Grader
from xinmai.app.library.library import Library
from xinmai.app.library.pieces import Marked, cut
from xinmai.app.library.places import place, sentence_of
from xinmai.app.records import Record
from xinmai.model import Article, Document, Facts, Span, Table

__all__ = ["read"]

_PAGE = 40_000
"""Characters of a document on one page: more than nearly all have, few enough for a browser to show at once."""
_LAYERS = ("observation", "event", "entity")
"""Where facts overlap, numbers are shown before what happened, and that before names."""
_NAMED = frozenset(["company", "government", "research_org", "association", "person", "product"])


@dataclass(slots=True)
class _Block:
    """A stretch of an article before it is cut in pieces."""

    article: int
    low: int
    high: int
    raw: Span
    level: int = 0
    table: Table | None = None


@dataclass(slots=True)
class _Part:
    """An article, what it states, and its blocks."""

    article: Article
    facts: Facts
    marks: list[Marked] = field(default_factory=list)


def read(library: Library, document_id: str, at: tuple[int, int] | None = None, page: int | None = None, raw: bool = False) -> Record:
    """A page of a document, that with `at` (raw offsets) where one is given, and what stands there. Raises `UsageError` on an unknown id."""
    store = library.store
    document = store.documents.get(document_id)
    parts = [_Part(article, store.facts.of(article.id)) for article in store.articles.of(document_id)]
    found = _raw_pages(document, parts, at, page) if raw else _clean_pages(library, document, parts, at, page)
    facts = [part.facts for part in parts]
    return {
        "document": _described(library, document),
        "view": "raw" if raw else "clean",
        "counts": {
            "articles": len(parts),
            "observations": sum(len(one.observations) for one in facts),
            "entities": len({mention.entity.id for one in facts for mention in one.mentions}),
            "events": sum(len(one.events) for one in facts),
            "links": sum(len(one.links) for one in facts),
        },
        "contents": [{"title": part.article.title, "start": part.article.span.start, "section": part.article.section} for part in parts],
        "at": list(at) if at else None,
        "place": place(library, document, at) if at else None,
        **found,
    }


def _described(library: Library, document: Document) -> Record:
    return {
        "id": document.id,
        "sha256": document.snapshot_sha256,
        "name": document.name,
        "title": document.title,
        "media_type": document.media_type,
        "publisher": document.publisher,
        "published": document.published,
        "characters": len(document.raw),
        "locations": [{"name": one.name, "url": one.url} for one in library.store.documents.locations(document.id)],
        "notices": [{"kind": str(one.kind), "message": one.message} for one in document.notices],
    }


def _clean_pages(library: Library, document: Document, parts: Sequence[_Part], at: tuple[int, int] | None, page: int | None) -> Record:
    blocks = [block for index, part in enumerate(parts) for block in _blocks(part.article, index, document.tables)]
    ends = list(accumulate(block.high - block.low for block in blocks))
    pages = [max(0, end - 1) // _PAGE + 1 for end in ends]
    last = pages[-1] if pages else 1
    chosen = min(last, page or (_page_of(blocks, pages, at) if at else 1))
    wanted = [block for block, number in zip(blocks, pages, strict=True) if number == chosen]
    grader = Grader(library.store, library.lexicon)
    articles = []
    for index, part in enumerate(parts):
        own = [block for block in wanted if block.article == index]
        if not own and not (chosen == 1 and not any(block.article == index for block in blocks)):
            continue
        part.marks = _marks(part)
        lit = sentence_of(part.article, at) if at else None
        grade = grader.of(part.article, part.facts)
        articles.append(
            {
                "id": part.article.id,
                "title": part.article.title,
                "title_pieces": _title(part, document, at) if (own and own[0].low == 0) or not own else None,
                "start": part.article.span.start,
                "section": part.article.section,
                "publisher": part.article.publisher,
                "published": part.article.published,
                "topics": [topic.name for topic in part.article.topics],
                "grade": grade.code,
                "grade_because": list(grade.because),
                "blocks": [_shown(block, part, document, lit, at) for block in own],
            }
        )
    return {"page": chosen, "pages": last, "articles": articles}


def _blocks(article: Article, index: int, tables: Sequence[Table]) -> Iterator[_Block]:
    """Paragraphs of the body; one that a table covers gives way to it, once."""
    body = article.body
    headings = {heading.span.start: heading.level for heading in article.subheadings}
    done: set[int] = set()
    own = [table for table in tables if article.span.start <= table.span.start < article.span.end]
    for low, high in body.lines():
        if not body.text[low:high].strip():
            continue
        raw = body.span(low, high)
        covering = next((table for table in own if table.span.covers(raw)), None)
        if covering is None:
            yield _Block(index, low, high, raw, headings.get(raw.start, 0))
        elif covering.span.start not in done:
            done.add(covering.span.start)
            yield _Block(index, low, high, covering.span, table=covering)


def _page_of(blocks: Sequence[_Block], pages: Sequence[int], at: tuple[int, int]) -> int:
    return next((number for block, number in zip(blocks, pages, strict=True) if block.raw.end > at[0]), pages[-1] if pages else 1)


def _marks(part: _Part) -> list[Marked]:
    body = part.article.body
    found = []
    for kind, (start, end), name in _stated(part.facts):
        low, high = body.locate(start), body.locate(end - 1) + 1
        if low < high <= len(body) and body.origin[low] < end:
            found.append(Marked(low, high, kind, (start, end), name))
    return _apart(found)


def _stated(facts: Facts) -> Iterator[tuple[str, tuple[int, int], str | None]]:
    for one in facts.observations:
        yield "observation", (one.evidence.span.start, one.evidence.span.end), None
    for event in facts.events:
        yield "event", (event.evidence.span.start, event.evidence.span.end), event.type
    for mention in facts.mentions:
        if mention.entity.type in _NAMED:
            yield "entity", (mention.evidence.span.start, mention.evidence.span.end), mention.entity.canonical


def _apart(marks: list[Marked]) -> list[Marked]:
    """Marks that do not overlap, in order, chosen by layer."""
    kept: list[Marked] = []
    taken: set[int] = set()
    for mark in sorted(dict.fromkeys(marks), key=lambda one: (_LAYERS.index(one.kind), one.start)):
        if taken.isdisjoint(range(mark.start, mark.end)):
            taken.update(range(mark.start, mark.end))
            kept.append(mark)
    return sorted(kept)


def _title(part: _Part, document: Document, at: tuple[int, int] | None) -> list[Record]:
    """The title with its facts, where it stands in the raw text as it is."""
    span, title = part.article.title_span, part.article.title
    if span is None or span.of(document.raw) != title:
        return [{"text": title, "lit": False, "kind": None}]
    marks = [Marked(start - span.start, end - span.start, kind, (start, end), name) for kind, (start, end), name in _stated(part.facts) if span.start <= start and end <= span.end]
    lit = (0, len(title)) if at and span.start <= at[0] < span.end else None
    return list(cut(title, 0, len(title), _apart(marks), lit))


def _shown(block: _Block, part: _Part, document: Document, lit: tuple[int, int] | None, at: tuple[int, int] | None) -> Record:
    if block.table is not None:
        return _table(block.table, part, document, at)
    pieces = list(cut(part.article.body.text, block.low, block.high, part.marks, lit))
    return {"kind": "heading" if block.level else "paragraph", "start": block.raw.start, "end": block.raw.end, "pieces": pieces}


def _table(table: Table, part: _Part, document: Document, at: tuple[int, int] | None) -> Record:
    stated = sorted((one.evidence.span.start, one.evidence.span.end) for one in part.facts.observations)

    def cell(text: str | None, span: Span | None) -> Record:
        inside = next(((start, end) for start, end in stated if span and span.start <= start and end <= span.end), None)
        lit = bool(at and span and span.start <= at[0] < span.end)
        return {"text": text or "", "lit": lit, "kind": "observation" if inside else None, "start": inside[0] if inside else None, "end": inside[1] if inside else None, "name": None}

    return {
        "kind": "table",
        "start": table.span.start,
        "end": table.span.end,
        "caption": table.caption or None,
        "header": list(table.header),
        "confidence": table.confidence,
        "rows": [[cell(text, span) for text, span in zip(row, spans, strict=False)] for row, spans in zip(table.rows, table.cells, strict=False)],
    }


def _raw_pages(document: Document, parts: Sequence[_Part], at: tuple[int, int] | None, page: int | None) -> Record:
    raw = document.raw
    last = max(1, -(-len(raw) // _PAGE))
    chosen = min(last, page or (at[0] // _PAGE + 1 if at else 1))
    low, high = (chosen - 1) * _PAGE, min(len(raw), chosen * _PAGE)
    marks = _apart([Marked(start, end, kind, (start, end), name) for part in parts for kind, (start, end), name in _stated(part.facts) if start < high and end > low])
    return {"page": chosen, "pages": last, "from": low, "pieces": list(cut(raw, low, high, marks, at))}
