"""Compiles numeric loops on their first call, and keeps what was compiled in the user's cache folder, never in the package.

Loops are written as plain functions of arrays. They are compiled without the interpreter's lock, so that threads run them side by side.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["compiled"]


@cache
def compiled(function: Callable[..., None]) -> Callable[..., None]:
    """The function, compiled by numba when it is first called with arrays of a kind; its result goes into arrays it is given.

    Where no cache folder can be written, it is compiled anew in each process.
    """
    import numba

    quick: Any = numba.njit(nogil=True, error_model="numpy")(function)
    _keep(quick, numba.config)
    return quick  # type: ignore[no-any-return]


def _keep(quick: Any, settings: Any) -> None:
    """Let compiled code be kept. numba would prefer `__pycache__` of the package, which may be read-only and is not ours to fill."""
    before = settings.CACHE_DIR, settings.CACHE_LOCATOR_CLASSES
    try:
        settings.CACHE_DIR = before[0] or str(_folder())
        settings.CACHE_LOCATOR_CLASSES = "UserProvidedCacheLocator"
        quick.enable_caching()
    except (RuntimeError, OSError):
        pass
    finally:
        settings.CACHE_DIR, settings.CACHE_LOCATOR_CLASSES = before


def _folder() -> Path:
    """Where a program keeps what it can make again, by the custom of the system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "xinmai" / "numba"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "xinmai" / "numba"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "xinmai" / "numba"
