"""Recognise numbers, amounts and times in a sentence, in the form of Microsoft Recognizers-Text."""

from __future__ import annotations

from xinmai.extraction.recognizers import KINDS, recognize

__all__ = ["KINDS", "recognize"]
