"""Runs parts of a list of independent pieces of work in threads; what comes out does not depend on how many there are."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

__all__ = ["side_by_side", "workers_of"]

_PARTS = 8
"""Parts for each thread: pieces differ in length, and the last ones shall not keep one thread busy alone."""
_FEWEST = 32
"""Pieces from which a part of its own is worth its workspace."""


def workers_of(workers: int | None) -> int:
    """The threads to use: as many as asked for, or as the machine has cores."""
    return max(1, workers or os.cpu_count() or 1)


def side_by_side(work: Callable[[slice], None], count: int, workers: int) -> None:
    """Call `work` with slices that cover `count` pieces, every so-manieth each, since neighbours are often alike in length."""
    parts = max(1, min(workers * _PARTS, count // _FEWEST))
    slices = [slice(first, None, parts) for first in range(parts)]
    if workers == 1 or parts == 1:
        for one in slices:
            work(one)
    else:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(work, slices))
