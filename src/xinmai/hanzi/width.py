"""Full-width and half-width: one character for one, so that offsets stay."""

from __future__ import annotations

__all__ = ["half_width"]

_KEEP = "，。：；！？（）～"
_TABLE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEEP} | {0x3000: 0x20, 0xA0: 0x20}


def half_width(text: str) -> str:
    """Letters, digits and symbols in ASCII width; Chinese punctuation stays. Keeps the length."""
    return text.translate(_TABLE)
