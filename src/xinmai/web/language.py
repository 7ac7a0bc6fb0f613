"""The language of a request: Chinese, or English where `?lang=en` or the cookie it left says so."""

from __future__ import annotations

from starlette.requests import HTTPConnection

__all__ = ["COOKIE", "ENGLISH", "language_of", "wording"]

COOKIE = "lang"
CHINESE, ENGLISH = "zh-CN", "en"


def language_of(request: HTTPConnection) -> str:
    """`zh-CN` or `en`."""
    asked = request.query_params.get("lang") or request.cookies.get(COOKIE, "")
    return ENGLISH if asked.lower().startswith("en") else CHINESE


def wording(language: str, chinese: str, english: str) -> str:
    """One of two wordings."""
    return english if language == ENGLISH else chinese
