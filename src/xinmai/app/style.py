"""The colours and fonts that everything Xinmai shows has in common."""

from __future__ import annotations

from xinmai.publishing.page import style

__all__ = ["house_style"]


def house_style() -> str:
    """The style sheet that pages of publications start with."""
    return str(style())
