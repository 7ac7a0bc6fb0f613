"""Files and folders as a source: paths in, snapshots out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from xinmai.errors import UnreadableError
from xinmai.model import Snapshot

__all__ = ["fetch", "list_files"]

_MEGABYTE = 1 << 20


def list_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file named, and every visible file below each folder named, sorted; links out of a folder are not followed.

    A path that does not exist is yielded too, so that `fetch` can say so.
    """
    for path in paths:
        if path.is_dir():
            for folder, folders, files in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))
        else:
            yield path


def fetch(path: Path, max_megabytes: int = 64) -> Snapshot:
    """Read one file as it lies. Raises `UnreadableError` with what to do about it."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableError(path.name, "not a regular file")
        if size > max_megabytes * _MEGABYTE:
            reason = f"{size / _MEGABYTE:.0f} MB is over the limit of {max_megabytes} MB: split the file or raise max_megabytes"
            raise UnreadableError(path.name, reason)
        body = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(str(path), "there is no such file; check the path") from None
    except PermissionError:
        raise UnreadableError(path.name, "no permission to read it; change the file's rights") from None
    except OSError as error:
        raise UnreadableError(path.name, f"cannot be read: {error.strerror}") from None
    return Snapshot(name=path.name, url=path.resolve().as_uri(), media_type="application/octet-stream", body=body)
