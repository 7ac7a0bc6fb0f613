"""The language of the command line: Chinese unless `XINMAI_LANG=en`, or a command is told otherwise."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum

__all__ = ["Language", "language", "speaking", "t"]

_AT_FIRST = os.environ.get("XINMAI_LANG", "zh").lower().startswith("en")
_english = ContextVar("english", default=_AT_FIRST)


class Language(StrEnum):
    """What a command can be told to speak."""

    CHINESE = "zh"
    ENGLISH = "en"


@contextmanager
def speaking(chosen: Language | None) -> Iterator[None]:
    """Speak a language for a while; `None` changes nothing."""
    before = _english.set(_english.get() if chosen is None else chosen is Language.ENGLISH)
    try:
        yield
    finally:
        _english.reset(before)


def t(chinese: str, english: str) -> str:
    """One of two wordings of the same message."""
    return english if _english.get() else chinese


def language() -> str:
    """`zh` or `en`, for what is told in a language all through."""
    return t("zh", "en")
