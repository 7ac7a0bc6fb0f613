"""Parts and days as they are printed: no more digits than an assumption bears."""

from __future__ import annotations

__all__ = ["days", "percent"]


def percent(part: float) -> str:
    """A part of one in percent, to a tenth."""
    return f"{part * 100:.1f}".removesuffix(".0") + "%"


def days(count: float) -> str:
    """Days to a tenth."""
    return f"{count:.1f}".removesuffix(".0")
