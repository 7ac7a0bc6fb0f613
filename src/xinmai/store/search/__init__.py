"""Full-text search over the articles of a store: a query language, an index beside the database, passages with highlights.

The index is a copy that is never trusted: it follows the database by a watermark, and what it finds is looked up there.
"""

from xinmai.store.search.index import Progress, SearchIndex
from xinmai.store.search.parse import FIELDS, days, parse
from xinmai.store.search.passage import Passage, holds, passage_of
from xinmai.store.search.query import AllOf, AnyOf, Days, Not, Query, Value, Words, resolved

__all__ = [
    "FIELDS",
    "AllOf",
    "AnyOf",
    "Days",
    "Not",
    "Passage",
    "Progress",
    "Query",
    "SearchIndex",
    "Value",
    "Words",
    "days",
    "holds",
    "parse",
    "passage_of",
    "resolved",
]
