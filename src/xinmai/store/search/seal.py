"""`Seal`: up to where an index has followed the database, and what its files were then.

    index/seal.json    form, number and chain of the last addition, size, time and checksum of each file

A file that was cut off, changed or lost is noticed before it is read. A copied folder has other times: then the checksums
decide.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xinmai.store.additions import Addition

__all__ = ["NAME", "Seal"]

NAME = "seal.json"
_AT_ONCE = 1 << 20
_OURS = (NAME, ".lock")


@dataclass(frozen=True, slots=True)
class Seal:
    """What was written down when an index was last in step with the database."""

    form: str
    at: Addition
    files: dict[str, tuple[int, int, int]]
    """Size, time of change and checksum of each file by its name."""

    @classmethod
    def read(cls, folder: Path) -> Seal | None:
        """The seal of a folder; `None` where there is none that can be read."""
        try:
            kept: dict[str, Any] = json.loads((folder / NAME).read_text("utf-8"))
            files = {str(name): (int(size), int(time), int(check)) for name, (size, time, check) in kept["files"].items()}
            return cls(str(kept["form"]), Addition(int(kept["number"]), str(kept["chain"])), files)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    @classmethod
    def of(cls, folder: Path, form: str, at: Addition, before: Seal | None) -> Seal:
        """A seal over the files as they are; those that `before` has unchanged are not read again."""
        known = before.files if before else {}
        return cls(form, at, {path.name: _state(path, known.get(path.name)) for path in _files(folder)})

    def write(self, folder: Path) -> None:
        """Make it appear whole or not at all."""
        passing = folder / f".{NAME}.{os.getpid()}"
        kept = {"form": self.form, "number": self.at.number, "chain": self.at.chain, "files": self.files}
        passing.write_text(json.dumps(kept), "utf-8")
        passing.replace(folder / NAME)

    def holds(self, folder: Path) -> bool:
        """Whether every file is there and as it was."""
        return all(_same(folder / name, *state) for name, state in self.files.items())


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".") and path.name not in _OURS)


def _state(path: Path, known: tuple[int, int, int] | None) -> tuple[int, int, int]:
    stat = path.stat()
    if known and known[:2] == (stat.st_size, stat.st_mtime_ns):
        return known
    return stat.st_size, stat.st_mtime_ns, _checksum(path)


def _same(path: Path, size: int, time: int, check: int) -> bool:
    try:
        stat = path.stat()
        return stat.st_size == size and (stat.st_mtime_ns == time or _checksum(path) == check)
    except OSError:
        return False


def _checksum(path: Path) -> int:
    check = 0
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            check = zlib.crc32(part, check)
    return check
