"""Posts JSON to an address and says in one line what was wrong. The address may hold a token: only its host is ever told."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx

from xinmai.errors import DeliveryError

__all__ = ["post_json"]

_SECONDS = 20.0
_TOLD = 65_536
"""Bytes of an answer that are read."""
_LATER = frozenset((408, 425, 429))


def post_json(channel: str, url: str, body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """Post, and return the beginning of the answer. Raises `DeliveryError`."""
    host = urlsplit(url).hostname or "no host"
    sent = {"Content-Type": "application/json; charset=utf-8", **(headers or {})}
    try:
        with httpx.Client(timeout=_SECONDS, follow_redirects=False) as client, client.stream("POST", url, content=body, headers=sent) as answer:
            told = b""
            for part in answer.iter_raw():
                told += part
                if len(told) > _TOLD:
                    break
            status = answer.status_code
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise DeliveryError(channel, f"{host} cannot be reached: {type(error).__name__}") from None
    if not 200 <= status < 300:
        raise DeliveryError(channel, f"{host} answers HTTP {status}", lasting=300 <= status < 500 and status not in _LATER)
    return told
