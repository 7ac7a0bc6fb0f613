"""The language of a request: Chinese, or English where `?lang=en` or the cookie it left says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from starlette.requests import HTTPConnection

__all__ = ["COOKIE", "ENGLISH", "language_of", "tongues", "wording"]

COOKIE = "lang"
_HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
CHINESE, ENGLISH = "zh-CN", "en"


def language_of(request: HTTPConnection) -> str:
    """`zh-CN` or `en`."""
    asked = request.query_params.get("lang") or request.cookies.get(COOKIE, "")
    return ENGLISH if asked.lower().startswith("en") else CHINESE


def tongues(text: str) -> Iterator[tuple[str, bool]]:
    """The runs of an English text that quotes Chinese, and whether each is Chinese."""
    at = 0
    for found in _HAN.finditer(text):
        yield text[at : found.start()], False
        yield found.group(), True
        at = found.end()
    yield text[at:], False


def wording(language: str, chinese: str, english: str) -> str:
    """One of two wordings."""
    return english if language == ENGLISH else chinese
