"""Looks over lexicon folders: what no single row can show, and how much there is."""

from __future__ import annotations

from pathlib import Path

from xinmai.app.pipeline import lexicon_of
from xinmai.lexicon import Count, counts

__all__ = ["lexicon_ambiguities", "lexicon_problems", "lexicon_stats"]


def lexicon_problems(extra: tuple[Path, ...] = ()) -> list[str]:
    """Problems of the shipped lexicon with `extra` folders on top.

    A row that breaks the schema raises `LexiconError`.
    """
    return lexicon_of(extra).problems()


def lexicon_ambiguities(extra: tuple[Path, ...] = ()) -> list[str]:
    """Names that stand for several things; they stay unresolved."""
    return lexicon_of(extra).ambiguities()


def lexicon_stats(extra: tuple[Path, ...] = ()) -> list[Count]:
    """Rows of every table of the shipped lexicon with `extra` folders on top, and of each kind within it."""
    return list(counts(lexicon_of(extra)))
