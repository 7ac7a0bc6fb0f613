"""Keeps and finds model objects. The only part that talks SQL and to the search index; it reads no files but its own.

What is searched for is told in the words of `xinmai.store.search`.
"""

from xinmai.store.browse import DocumentRow, EntityRow, Headline, Keyed, Wanted
from xinmai.store.documents import Location
from xinmai.store.failures import Failure
from xinmai.store.reading import Reading
from xinmai.store.store import Store

__all__ = ["DocumentRow", "EntityRow", "Failure", "Headline", "Keyed", "Location", "Reading", "Store", "Wanted"]
