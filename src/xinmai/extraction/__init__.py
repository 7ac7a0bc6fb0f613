"""Article -> Facts: quantities joined to what they measure, and names. Pure; one file for each kind of reader."""

from xinmai.extraction.extract import extract

__all__ = ["extract"]
