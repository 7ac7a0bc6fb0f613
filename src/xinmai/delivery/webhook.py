"""Web hooks: JSON by a user's template, signed, with the letter's key so that the receiver can tell a repeat."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

from xinmai.delivery.posting import post_json
from xinmai.model import Letter

__all__ = ["TEMPLATE", "send_webhook", "signature"]

TEMPLATE: dict[str, Any] = {"key": "{key}", "subject": "{subject}", "text": "{text}", "attempt": "{attempt}"}


def send_webhook(channel: str, url: str, letter: Letter, attempt: int, seconds: int, *, secret: str = "", template: dict[str, Any] | None = None) -> None:
    """Post a letter. `seconds` since 1970 go into the signature, so that it cannot be played again later. Raises `DeliveryError`."""
    values = {"{key}": letter.key, "{subject}": letter.subject, "{text}": letter.text, "{html}": letter.html, "{attempt}": str(attempt)}
    body = json.dumps(_filled(template or TEMPLATE, values), ensure_ascii=False).encode()
    headers = {"Idempotency-Key": letter.key, "X-Xinmai-Attempt": str(attempt), "X-Xinmai-Timestamp": str(seconds)}
    if secret:
        headers["X-Xinmai-Signature"] = signature(secret, seconds, body)
    post_json(channel, url, body, headers)


def signature(secret: str, seconds: int, body: bytes) -> str:
    """`sha256=` and the HMAC of the moment, a full stop and the body."""
    return "sha256=" + hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()


def _filled(template: Any, values: dict[str, str]) -> Any:
    if isinstance(template, dict):
        return {name: _filled(part, values) for name, part in template.items()}
    if isinstance(template, list):
        return [_filled(part, values) for part in template]
    if not isinstance(template, str):
        return template
    if template in values:
        return values[template]
    at = [(template.find(name), name) for name in values if name in template]
    if not at:
        return template
    start, name = min(at)  # from left to right, so that what is filled in is not filled again
    return template[:start] + values[name] + str(_filled(template[start + len(name) :], values))
