"""Reads who supplies, owns, makes, uses what: links between named things, each stated by a clause of the text."""

from xinmai.extraction.links.found import FoundLink
from xinmai.extraction.links.reader import read_links

__all__ = ["FoundLink", "read_links"]
