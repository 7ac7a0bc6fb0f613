"""Files a use case leaves outside the workspace's own keeping: publications and exports."""

from __future__ import annotations

from pathlib import Path

from xinmai.errors import UsageError

__all__ = ["write"]


def write(target: Path, content: bytes) -> None:
    """Write a file, its folder made where missing. Raises `UsageError` where that cannot be."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        msg = f"{target}: cannot be written: {error.strerror}; choose another place"
        raise UsageError(msg) from None
