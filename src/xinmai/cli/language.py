"""The language of the command line: Chinese unless `XINMAI_LANG=en`."""

from __future__ import annotations

import os

__all__ = ["language", "t"]

_ENGLISH = os.environ.get("XINMAI_LANG", "zh").lower().startswith("en")


def t(chinese: str, english: str) -> str:
    """One of two wordings of the same message."""
    return english if _ENGLISH else chinese


def language() -> str:
    """`zh` or `en`, for what is told in a language all through."""
    return t("zh", "en")
