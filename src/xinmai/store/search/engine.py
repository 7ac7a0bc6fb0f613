"""The index itself: how articles lie in tantivy and how a query asks it. The only file that knows tantivy; no database.

Damage shows in many ways, and some of them tear the library's own thread down; all come out as `DamagedIndexError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self

import tantivy
from tantivy import FieldType, Occur

from xinmai.errors import UsageError
from xinmai.store.search.entry import Entry, print_of
from xinmai.store.search.parse import days
from xinmai.store.search.query import AllOf, AnyOf, Days, Not, Query, Value, Words, words_of
from xinmai.store.search.tokens import GAP, chars, fold, runs, tokens, triples

__all__ = ["FORM", "DamagedIndexError", "Engine", "Found"]

FORM = "1"
"""Raised when articles lie otherwise in the index: then it is built anew."""

_SPLIT = "split"
_HEAP = 64_000_000
_TITLE_COUNTS = 4
"""How often a title stands in the text that is searched: a field of its own with a boost would take many times as long."""
_LETTERS, _TRIPLES = "letters", "triples"
"""Fields of single characters and of three in a row."""
_UNDATED = 0
_TIES, _MOST_TIES = 16, 4096
"""Hits beside those asked for, so that equal ones can be put in order; beyond the second number they come as they lie."""
_FACETS = ("company", "column", "link", "event")


class DamagedIndexError(Exception):
    """The index cannot be read: it is to be built anew."""


class Found(NamedTuple):
    """An article as the index has it."""

    article_id: str
    print: str
    score: float


class Engine:
    """One index in a folder."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        # What splits the joined tokens is no part of the stored index.
        index.register_tokenizer(_SPLIT, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        self._schema = index.schema
        self._searcher = index.searcher()

    @classmethod
    def create(cls, folder: Path) -> Self:
        """A new index in a folder that has none."""
        with _translated():
            return cls(tantivy.Index(_schema(), path=str(folder), reuse=False))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The index in a folder; raises `DamagedIndexError`."""
        with _translated():
            return cls(tantivy.Index.open(str(folder)))

    def write(self, gone: Iterable[str], added: Iterable[Entry], told: Callable[[], None] = lambda: None) -> None:
        """Take the articles of some documents out and put articles in; `told` is called after each."""
        with _translated():
            # One thread, so that equal articles in equal order give an equal index.
            writer = self._index.writer(_HEAP, 1)
            for document_id in gone:
                writer.delete_documents_by_term("document", document_id)
            for entry in added:
                writer.add_document(_document(entry))
                told()
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
            self._searcher = self._index.searcher()

    def find(self, query: Query, most: int) -> list[Found]:
        """The best hits, of equal ones the newest first; without words the newest of all."""
        with _translated():
            asked = self._asked(query)
            by_day = None if any(words_of(query)) else "day"
            hits = self._hits(asked, most, by_day)
            dates = self._searcher.fast_field_values("day", [address for _, address in hits])
            ranked = [((0.0 if by_day else float(key), day or 0), address) for (key, address), day in zip(hits, dates, strict=True)]
            ranked.sort(key=lambda pair: pair[0], reverse=True)
            # Reading what is stored costs most: only of those that are listed, and of their equals.
            last = ranked[min(most, len(ranked)) - 1][0] if ranked else None
            found = [(worth, *self._stored(address)) for worth, address in ranked if last is not None and worth >= last]
        found.sort(key=lambda one: (-one[0][0], -one[0][1], one[1]))
        return [Found(article_id, print, worth[0]) for worth, article_id, print in found[:most]]

    def _hits(self, asked: tantivy.Query, most: int, by_day: str | None) -> list[tuple[float, tantivy.DocAddress]]:
        limit = most + _TIES
        while True:
            hits = self._searcher.search(asked, limit, count=False, order_by_field=by_day).hits
            if len(hits) < limit or limit >= _MOST_TIES or hits[-1][0] != hits[most - 1][0]:
                return hits
            limit *= _TIES

    def _stored(self, address: tantivy.DocAddress) -> tuple[str, str]:
        document = self._searcher.doc(address)
        return document["article"][0], document["print"][0]

    def _asked(self, query: Query) -> tantivy.Query:
        match query:
            case Words():
                return self._worded(query)
            case Value(field, values):
                return self._valued(field, values)
            case Days(first, last):
                return _unscored(_both(self._range("last_day", first, None), self._range("first_day", 1, last)))
            case Not(part):
                return tantivy.Query.boolean_query([(Occur.Must, _unscored(tantivy.Query.all_query())), (Occur.MustNot, self._asked(part))])
            case AnyOf(parts):
                return tantivy.Query.boolean_query([(Occur.Should, self._asked(part)) for part in parts])
            case AllOf(parts):
                return tantivy.Query.boolean_query([(Occur.Must, self._asked(part)) for part in parts])

    def _range(self, field: str, first: int | None, last: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(self._schema, field, FieldType.Integer, first, last)

    def _valued(self, field: str, values: Iterable[str]) -> tantivy.Query:
        if field == "source":
            asked = [self._phrase("source", part) for value in values if (part := tokens(value))]
        else:
            asked = [tantivy.Query.term_query(self._schema, field, fold(value).lower()) for value in values]
        return _unscored(tantivy.Query.boolean_query([(Occur.Should, one) for one in asked]) if asked else tantivy.Query.empty_query())

    def _worded(self, words: Words) -> tantivy.Query:
        """Each stretch of the words; a lone character anywhere in the article.

        A long word is asked for by its triples, which is quicker by far than by the places of its pairs; that they stand in
        a row is for the article to show.
        """
        phrases, lone = _parted(words.text)
        asked: list[tantivy.Query] = []
        for phrase in phrases:
            three = [] if words.field or " " in phrase.strip() else _cover(triples(phrase))
            asked += [self._term(_TRIPLES, part) for part in three] or [self._phrase(words.field or "text", tokens(phrase))]
        asked += [self._term(_LETTERS, char) for char in lone]
        return asked[0] if len(asked) == 1 else tantivy.Query.boolean_query([(Occur.Must, one) for one in asked])

    def _term(self, field: str, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, word, "freq")

    def _phrase(self, field: str, words: list[str]) -> tantivy.Query:
        if len(words) == 1:
            return self._term(field, words[0])
        return tantivy.Query.phrase_query(self._schema, field, list(words))


def _cover(three: list[str]) -> list[str]:
    """As few of the triples as hold every character, each sharing one with the next."""
    return list(dict.fromkeys([*three[::2], *three[-1:]]))


def _parted(text: str) -> tuple[list[str], list[str]]:
    """The words to find in a row, and single characters, which beside a Latin word may belong to a longer run."""
    pieces: list[str] = [""]
    lone: list[str] = []
    for run, is_cjk in runs(fold(text)):
        if is_cjk and len(run) == 1:
            lone.append(run)
            pieces.append("")
        else:
            pieces[-1] += f" {run}"
    return [piece for piece in pieces if piece], lone


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in ("article", "print"):
        builder.add_text_field(field, stored=True, tokenizer_name="raw", index_option="basic")
    for field in ("document", *_FACETS):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in ("title", "text", "source"):
        builder.add_text_field(field, tokenizer_name=_SPLIT, index_option="position")
    builder.add_text_field(_TRIPLES, tokenizer_name=_SPLIT, index_option="freq")
    builder.add_text_field(_LETTERS, tokenizer_name=_SPLIT, index_option="basic")
    for field in ("first_day", "last_day", "day"):
        builder.add_integer_field(field, indexed=field != "day", fast=True)
    return builder.build()


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    parts = [*[entry.title] * _TITLE_COUNTS, entry.body, *entry.names]
    values: dict[str, str] = {
        "article": entry.article_id,
        "print": print_of(entry.title, entry.body),
        "document": entry.document_id,
        "title": _joined(entry.title),
        "text": f" {GAP} ".join(map(_joined, parts)),
        _TRIPLES: " ".join(part for text in parts for part in triples(text)),
        "source": _joined(entry.source or ""),
        _LETTERS: " ".join(chars(f"{entry.title}{entry.body}")),
    }
    for field, value in values.items():
        document.add_text(field, value)
    facets: dict[str, Sequence[str | None]] = {"company": entry.names, "column": (entry.column,), "link": entry.links, "event": entry.events}
    for field, several in facets.items():
        for facet in filter(None, several):
            document.add_text(field, fold(facet).lower())
    first, last = _days(entry.published)
    for field, day in (("first_day", first), ("last_day", last), ("day", last)):
        document.add_integer(field, day)
    return document


def _days(published: str | None) -> tuple[int, int]:
    try:
        return days(published) if published else (_UNDATED, _UNDATED)
    except UsageError:
        return _UNDATED, _UNDATED


def _joined(text: str) -> str:
    return " ".join(tokens(text))


def _both(one: tantivy.Query, other: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Must, one), (Occur.Must, other)])


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        # A panic of the library is no `Exception`.
        raise DamagedIndexError(str(error)) from error
