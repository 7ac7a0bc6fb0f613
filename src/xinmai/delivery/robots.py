"""Robots of group chats: 飞书, 钉钉, 企业微信. Text only; long letters in parts, at the pace each of them allows."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

from xinmai.delivery.posting import post_json
from xinmai.delivery.splitting import parts_of
from xinmai.errors import DeliveryError
from xinmai.model import Letter

__all__ = ["ROBOTS", "send_robot"]

ROBOTS = {"feishu": (18_000, 0.7), "dingtalk": (18_000, 3.1), "wecom": (2_000, 3.1)}
"""Bytes of a message and seconds between two: 飞书 takes 20 KB and 100 a minute, 钉钉 20,000 bytes and 20, 企业微信 2,048 bytes and 20."""
_BUSY = frozenset((9499, 11232, 45009, 130101, 410100))
"""Codes that say: too many, come later."""


def send_robot(kind: str, channel: str, url: str, letter: Letter, seconds: int, pause: Callable[[float], None], secret: str = "") -> None:
    """Send a letter as messages to a group. `seconds` since 1970 are what a signature holds for. Raises `DeliveryError`."""
    most, between = ROBOTS[kind]
    for at, part in enumerate(parts_of(f"{letter.subject}\n\n{letter.text}", most)):
        if at:
            pause(between)
        address, message = _signed(kind, url, part, seconds, secret)
        _check(channel, post_json(channel, address, json.dumps(message, ensure_ascii=False).encode()))


def _signed(kind: str, url: str, text: str, seconds: int, secret: str) -> tuple[str, dict[str, Any]]:
    if kind == "feishu":
        message: dict[str, Any] = {"msg_type": "text", "content": {"text": text}}
        if secret:
            message |= {"timestamp": str(seconds), "sign": _hmac(f"{seconds}\n{secret}", "")}
        return url, message
    message = {"msgtype": "text", "text": {"content": text}}
    if kind == "dingtalk" and secret:
        stamp = seconds * 1000
        url += f"{'&' if '?' in url else '?'}timestamp={stamp}&sign={quote_plus(_hmac(secret, f'{stamp}{chr(10)}{secret}'))}"
    return url, message


def _hmac(key: str, message: str) -> str:
    return base64.b64encode(hmac.new(key.encode(), message.encode(), hashlib.sha256).digest()).decode("ascii")


def _check(channel: str, told: bytes) -> None:
    """Robots answer HTTP 200 also to what they refuse, with a code."""
    try:
        answer = json.loads(told)
        code = answer.get("errcode", answer.get("code", answer.get("StatusCode", 0)))
        message = str(answer.get("errmsg") or answer.get("msg") or "")
    except (ValueError, AttributeError):
        raise DeliveryError(channel, "the robot's answer cannot be understood; check its address") from None
    if code != 0:
        raise DeliveryError(channel, f"the robot refuses with code {code}: {message[:200]}", lasting=code not in _BUSY)
