"""How much a snapshot may ask for: its size, and what its archive unpacks to.

A guard, not a parser: it reads an archive's directory and never a part of it.
"""

from __future__ import annotations

import io
import zipfile

from xinmai.errors import UnreadableError

__all__ = ["MAX_BYTES", "MAX_EXPANDED", "MAX_MARKUP", "check_archive", "check_size", "open_archive"]

_MIB = 2**20

MAX_BYTES = 64 * _MIB
"""Bytes of a snapshot: a hundred times the longest market report, and a few seconds' work."""

MAX_EXPANDED = 512 * _MIB
"""Bytes of all parts of an archive: a full sheet of a million rows stays below it."""

MAX_MARKUP = 64 * _MIB
"""Bytes of a part that is held as a tree, which takes some twenty times its size in memory."""

_MAX_RATIO = 200
_RATIO_FLOOR = 64 * _MIB
_MAX_PARTS = 10_000
_DIRECTORY_ENTRY = b"PK\x01\x02"


def check_size(name: str, body: bytes, limit: int = MAX_BYTES) -> None:
    """Refuse a snapshot of more than `limit` bytes with `UnreadableError`."""
    if len(body) > limit:
        size, most = len(body) / _MIB, limit / _MIB
        raise UnreadableError(name, f"{size:,.4g} MB is over the limit of {most:,.4g} MB: split the file")


def open_archive(name: str, body: bytes) -> zipfile.ZipFile:
    """Open a zip archive whose directory promises nothing unreasonable; else `UnreadableError`."""
    # Counted before the directory is read, since reading a million entries is itself the harm.
    parts = body.count(_DIRECTORY_ENTRY)
    if parts > _MAX_PARTS:
        raise UnreadableError(name, f"zip bomb: {parts:,} parts in one archive, {_MAX_PARTS:,} at most")
    try:
        archive = zipfile.ZipFile(io.BytesIO(body))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableError(name, "damaged: the archive is cut off or broken; fetch it again") from error
    check_archive(name, archive, len(body))
    return archive


def check_archive(name: str, archive: zipfile.ZipFile, packed: int, most: int = MAX_EXPANDED) -> None:
    """Refuse an archive of `packed` bytes that unpacks to more than `most` bytes, or far too well."""
    expanded = sum(part.file_size for part in archive.infolist())
    suspicious = expanded > _RATIO_FLOOR and expanded > _MAX_RATIO * packed
    if expanded > most or suspicious:
        size, small = expanded / _MIB, packed / _MIB
        raise UnreadableError(name, f"zip bomb: {small:,.3g} MB would unpack to {size:,.4g} MB")
