"""Document -> Tables: those its reader saw, those delimited within its text, and those whose cells ran together."""

from xinmai.articles.tables.read import read_tables

__all__ = ["read_tables"]
