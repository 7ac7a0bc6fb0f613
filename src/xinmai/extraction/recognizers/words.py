"""The word lists of the readers, from `data/words.yaml`, as alternatives of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["MEASURES", "NO_NUMBER", "alternatives", "table"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FOLDER = Path(__file__).parent / "data"


@cache
def table(name: str) -> Any:
    """A file of the data folder, parsed."""
    return yaml.load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506


def alternatives(words: Iterable[str]) -> str:
    """Words as regular-expression alternatives, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


MEASURES = alternatives(table("words")["measures"].split())
NO_NUMBER = alternatives(table("words")["no_number"].split())
