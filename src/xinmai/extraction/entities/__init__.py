"""Names of companies, bodies, persons, documents, standards, products and places in a text."""

from xinmai.extraction.entities.mentions import read_mentions

__all__ = ["read_mentions"]
