"""Text that Markdown reads as text, whatever stands in it."""

from __future__ import annotations

import re

__all__ = ["escape", "guard", "line"]

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$&]|^[(:]")
_BLOCK = re.compile(r"^(\d*)([-+=#.)])(?=[-=#\s]|$)")


def line(text: str) -> str:
    """A block of its own."""
    return guard(escape(text))


def escape(text: str) -> str:
    """Disarm what Markdown reads as markup anywhere, or behind the mark of a footnote."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def guard(text: str) -> str:
    """Disarm what it reads as a list, heading or rule at the head of a line."""
    return _BLOCK.sub(r"\1\\\2", text.strip())
