"""Files and folders as a source: paths in, snapshots out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

from xinmai.errors import UnreadableError
from xinmai.model import Snapshot

__all__ = ["address", "fetch", "list_files", "name_of", "path_of"]

_MEGABYTE = 1 << 20


def list_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file named, and every visible file below each folder named, sorted.

    Links to folders are not followed. A path that does not exist and a folder that cannot be listed are yielded too, so that `fetch` can say so.
    """
    for path in paths:
        if os.path.isdir(path):  # unlike Path.is_dir it never raises
            yield from _below(path)
        else:
            yield path


def _below(folder: Path) -> Iterator[Path]:
    unlisted: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: unlisted.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here) / name for name in sorted(files) if not name.startswith("."))
    yield from unlisted


def name_of(path: Path) -> str:
    """The name of a file as text: archives from older Chinese systems leave names in GB 18030 behind."""
    name = os.fsencode(path.name or path)
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def address(path: Path) -> str:
    """The `file:` address of a path, links resolved; what cannot be read has one too."""
    return Path(os.path.realpath(path)).as_uri()


def path_of(address: str) -> Path:
    """The path of a `file:` address."""
    return Path(os.fsdecode(unquote_to_bytes(address.removeprefix("file://"))))


def fetch(path: Path, max_megabytes: int = 64) -> Snapshot:
    """Read one file as it lies. Raises `UnreadableError` with what to do about it."""
    name = name_of(path)
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableError(
                name, "not a file that can be read: name a file, or a folder that can be listed"
            )
        if size > max_megabytes * _MEGABYTE:
            found, remedy = f"{size / _MEGABYTE:,.4g} MB", "split the file, or raise max_megabytes (64 at most)"
            raise UnreadableError(name, f"{found} is over the limit of {max_megabytes} MB: {remedy}")
        body = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(str(path), "there is no such file; check the path") from None
    except PermissionError:
        raise UnreadableError(name, "no permission to read it; change the file's rights") from None
    except OSError as error:
        raise UnreadableError(
            name, f"cannot be read: {error.strerror}; check the path and the disk"
        ) from None
    return Snapshot(name=name, url=address(path), media_type="application/octet-stream", body=body)
