"""One snapshot through all reading stages: the only place that knows their order."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import xinmai
from xinmai import articles, cleaning, documents, extraction
from xinmai.app.desk import filed
from xinmai.extraction.cells import with_cells
from xinmai.lexicon import IC, Lexicon, load
from xinmai.model import Article, Document, Facts, Snapshot

__all__ = ["NO_HINTS", "Articles", "Hints", "engine_of", "file_articles", "lexicon_of", "open_document", "read_snapshot"]

Articles = tuple[tuple[Article, Facts], ...]
"""The articles of a document, each with what it states."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a document from where it was found, for what it does not say itself."""

    publisher: str | None = None
    published: str | None = None
    column: str | None = None


NO_HINTS = Hints()


@lru_cache(maxsize=4)
def lexicon_of(extra: tuple[Path, ...] = ()) -> Lexicon:
    """The shipped lexicon with further folders on top, loaded once a process."""
    lexicon = load(IC, *extra)
    gc.freeze()  # it stays to the end of the process: nobody need look for garbage among its rows again
    return lexicon


def engine_of(lexicon: Lexicon) -> str:
    """Fingerprint of what reads: facts made by another one are made again."""
    return f"{xinmai.__version__}+{lexicon.version[:12]}"


def open_document(snapshot: Snapshot, lexicon: Lexicon, published: str | None = None, hints: Hints = NO_HINTS) -> Document:
    """A snapshot read and cleaned. `published` overrules what the file says. Raises `UnreadableError`."""
    document = documents.read(snapshot, ocr=documents.find_ocr())
    if published is not None:
        document = replace(document, published=published)
    document = replace(document, published=document.published or hints.published, publisher=document.publisher or hints.publisher)
    return cleaning.clean(document, lexicon)


def read_snapshot(
    snapshot: Snapshot, lexicon: Lexicon, published: str | None = None, hints: Hints = NO_HINTS
) -> tuple[Document, Articles]:
    """A snapshot through reading, cleaning, tables, splitting and extraction; its articles are not filed yet. Raises `UnreadableError`."""
    document = open_document(snapshot, lexicon, published, hints)
    document = replace(document, tables=articles.read_tables(document, lexicon))
    return document, tuple(
        _with_facts(article, document, lexicon) for article in articles.split(document, lexicon)
    )


def file_articles(parts: Articles, lexicon: Lexicon, hints: Hints = NO_HINTS) -> Articles:
    """Articles put under their columns, with what they are about; facts alone do not want it."""
    return tuple((filed(replace(article, section=article.section or hints.column), facts, lexicon), facts) for article, facts in parts)


def _with_facts(article: Article, document: Document, lexicon: Lexicon) -> tuple[Article, Facts]:
    return article, with_cells(extraction.extract(article, document, lexicon), document.tables, article, document, lexicon)
