"""Names of companies, bodies, persons, documents, standards, products and places in a text."""

from xinmai.extraction.entities.mentions import read_mentions
from xinmai.extraction.entities.subjects import with_found

__all__ = ["read_mentions", "with_found"]
