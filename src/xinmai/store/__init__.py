"""Keeps and finds model objects. The only part that talks SQL and to the search index; it reads no files but its own."""

from xinmai.store.documents import Location
from xinmai.store.failures import Failure
from xinmai.store.reading import Reading
from xinmai.store.search import (
    FIELDS,
    AllOf,
    AnyOf,
    Days,
    Not,
    Passage,
    Query,
    Value,
    Words,
    days,
    parse,
    resolved,
)
from xinmai.store.store import Store

__all__ = [
    "FIELDS",
    "AllOf",
    "AnyOf",
    "Days",
    "Failure",
    "Location",
    "Not",
    "Passage",
    "Query",
    "Reading",
    "Store",
    "Value",
    "Words",
    "days",
    "parse",
    "resolved",
]
