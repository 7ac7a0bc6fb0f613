from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from xinmai.errors import WorkspaceError
from xinmai.model import Snapshot
from xinmai.store.snapshots import SnapshotStore

BODY = "芯片\x00".encode()
SNAPSHOT = Snapshot("月报.txt", "https://example.org/月报.txt", "text/plain", BODY, "2024-05-01T08:00:00Z")


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def snapshots(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path)


def test_bytes_and_origin_come_back(snapshots: SnapshotStore) -> None:
    assert snapshots.put(SNAPSHOT)
    assert snapshots.get(SNAPSHOT.sha256) == SNAPSHOT


def test_two_files_named_by_the_hash(snapshots: SnapshotStore, tmp_path: Path) -> None:
    snapshots.put(SNAPSHOT)
    stem = f"{SNAPSHOT.sha256[:2]}/{SNAPSHOT.sha256}"
    assert sorted(files(tmp_path)) == [f"{stem}.bin", f"{stem}.json"]
    sidecar = (tmp_path / f"{stem}.json").read_text("utf-8")
    assert list(json.loads(sidecar)) == ["media_type", "name", "retrieved_at", "sha256", "size", "url"]
    assert json.loads(sidecar)["size"] == 7


def test_the_same_bytes_again_change_nothing(snapshots: SnapshotStore, tmp_path: Path) -> None:
    snapshots.put(SNAPSHOT)
    before = files(tmp_path)
    assert not snapshots.put(replace(SNAPSHOT, name="副本.txt", retrieved_at="2024-06-01T08:00:00Z"))
    assert files(tmp_path) == before


def test_changed_bytes_are_refused_by_name_and_mended_by_the_right_ones(
    snapshots: SnapshotStore, tmp_path: Path
) -> None:
    snapshots.put(SNAPSHOT)
    path = tmp_path / SNAPSHOT.sha256[:2] / f"{SNAPSHOT.sha256}.bin"
    path.write_bytes(b"else")
    with pytest.raises(WorkspaceError, match=f"{SNAPSHOT.sha256}.bin.*fetch the document again"):
        snapshots.get(SNAPSHOT.sha256)
    assert snapshots.put(SNAPSHOT)
    assert snapshots.get(SNAPSHOT.sha256) == SNAPSHOT


def test_a_missing_snapshot_is_named(snapshots: SnapshotStore) -> None:
    with pytest.raises(WorkspaceError, match=r"ffff\.bin: No such file"):
        snapshots.get("ffff")


@pytest.mark.parametrize("broken", ["{", "{}"])
def test_a_broken_sidecar_is_named(snapshots: SnapshotStore, tmp_path: Path, broken: str) -> None:
    snapshots.put(SNAPSHOT)
    (tmp_path / SNAPSHOT.sha256[:2] / f"{SNAPSHOT.sha256}.json").write_text(broken)
    with pytest.raises(WorkspaceError, match="sidecar cannot be read"):
        snapshots.get(SNAPSHOT.sha256)


def test_what_an_interrupted_write_left_is_completed(snapshots: SnapshotStore, tmp_path: Path) -> None:
    snapshots.put(SNAPSHOT)
    (tmp_path / SNAPSHOT.sha256[:2] / f"{SNAPSHOT.sha256}.bin").unlink()
    assert snapshots.put(SNAPSHOT)
    assert snapshots.get(SNAPSHOT.sha256) == SNAPSHOT


def test_no_bytes_without_their_sidecar(snapshots: SnapshotStore, tmp_path: Path) -> None:
    in_the_way = tmp_path / SNAPSHOT.sha256[:2] / f"{SNAPSHOT.sha256}.json"
    in_the_way.mkdir(parents=True)
    with pytest.raises(WorkspaceError):
        snapshots.put(SNAPSHOT)
    assert not in_the_way.with_suffix(".bin").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceError, match="file"):
        SnapshotStore(tmp_path / "file").put(SNAPSHOT)
