"""What a single cell of a delimited table holds, told by its form alone: a figure, a period, nothing."""

from __future__ import annotations

import re

from xinmai.articles.tables.series import PERIOD
from xinmai.hanzi import half_width

__all__ = ["is_figure", "is_missing", "is_period"]

_FIGURE = re.compile(r"[-+−±<>≤≥~≈约]?\d[\d,]*(?:\.\d+)?(?:\s?[^\d\s，。；、]{1,4})?|\.\d+")
"""A number, with a short unit or without."""
_MISSING = re.compile(r"[-–—−/…*.]{1,4}|N/?A|n/?a|暂无|未披露|不详|无", re.IGNORECASE)


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number and hardly anything else, or the mark of a missing one."""
    plain = half_width(cell).strip()
    return _FIGURE.fullmatch(plain) is not None or is_missing(plain)


def is_missing(cell: str) -> bool:
    """Whether a cell holds the mark of a missing value."""
    return _MISSING.fullmatch(cell) is not None


def is_period(cell: str) -> bool:
    """Whether a cell is a year, a quarter, a month and nothing else."""
    return PERIOD.fullmatch(half_width(cell).strip()) is not None
