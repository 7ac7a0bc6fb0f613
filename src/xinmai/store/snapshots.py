"""Raw bytes as files, named by their SHA-256, each with a sidecar that says where it came from.

    snapshots/ab/abcdef….bin    the bytes, untouched
    snapshots/ab/abcdef….json   name, url, media_type, retrieved_at, sha256, size

Everything else in a workspace can be rebuilt from these. No database.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xinmai.errors import WorkspaceError
from xinmai.model import Snapshot

__all__ = ["SnapshotStore"]


class SnapshotStore:
    """The snapshots below one folder, which is made when the first is put in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, snapshot: Snapshot) -> bool:
        """Keep the bytes; `False`, and nothing changes, if they are there already under whatever name."""
        path = self._path(snapshot.sha256)
        sidecar = path.with_suffix(".json")
        with _translated(path):
            if sidecar.exists() and path.exists() and path.read_bytes() == snapshot.body:
                return False
            path.parent.mkdir(parents=True, exist_ok=True)
            # The bytes come last: a snapshot that is there has its sidecar.
            _write(sidecar, _sidecar(snapshot))
            _write(path, snapshot.body)
        return True

    def get(self, sha256: str) -> Snapshot:
        """Bytes and sidecar of a hash; missing, changed or unreadable files raise `WorkspaceError`."""
        path = self._path(sha256)
        with _translated(path):
            origin = json.loads(path.with_suffix(".json").read_text("utf-8"))
            snapshot = Snapshot(
                name=origin["name"],
                url=origin["url"],
                media_type=origin["media_type"],
                body=path.read_bytes(),
                retrieved_at=origin["retrieved_at"],
            )
        if snapshot.sha256 != sha256:
            raise WorkspaceError(f"{path}: the bytes do not have the hash in its name; fetch the document again")
        return snapshot

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.bin"


def _sidecar(snapshot: Snapshot) -> bytes:
    fields = {
        "name": snapshot.name,
        "url": snapshot.url,
        "media_type": snapshot.media_type,
        "retrieved_at": snapshot.retrieved_at,
        "sha256": snapshot.sha256,
        "size": len(snapshot.body),
    }
    return (json.dumps(fields, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _write(path: Path, content: bytes) -> None:
    """Make the file appear whole or not at all."""
    passing = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    with passing.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    passing.replace(path)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        msg = f"{path}: {error.strerror}; check the disk or fetch the document again"
        raise WorkspaceError(msg) from error
    except (ValueError, KeyError, TypeError) as error:
        msg = f"{path}: its sidecar cannot be read ({error}); fetch the document again"
        raise WorkspaceError(msg) from error
