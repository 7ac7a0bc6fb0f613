"""Making and opening a workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.app.workspace import Workspace, init, open_workspace
from xinmai.errors import WorkspaceError
from xinmai.settings import Settings

from .made import MANIFEST, put


def test_init_makes_all_that_a_workspace_needs(tmp_path: Path) -> None:
    made = init(tmp_path / "new" / "folder")
    assert {path.name for path in made.folder.iterdir()} == {"xinmai.toml", "xinmai.db", "snapshots", "out"}
    assert open_workspace(made.folder) == made == Workspace(tmp_path / "new" / "folder", Settings())


def test_the_file_of_settings_shows_every_default(workspace: Workspace) -> None:
    file = workspace.folder / "xinmai.toml"
    lines = file.read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines if line)
    file.write_text("\n".join(line.removeprefix("# ") for line in lines if " = " in line), "utf-8")
    assert {line.split(" = ")[0] for line in file.read_text("utf-8").splitlines()} == set(
        Settings.model_fields
    )
    assert open_workspace(workspace.folder).settings == Settings()


def test_init_again_keeps_settings_and_completes_the_rest(workspace: Workspace) -> None:
    put(workspace.folder, "xinmai.toml", 'title = "半月报"')
    (workspace.folder / "out").rmdir()
    assert init(workspace.folder).settings.title == "半月报"
    assert workspace.out.is_dir()


def test_a_folder_without_settings_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"no workspace here; make one with `xinmai init .*`$"):
        open_workspace(tmp_path)


def test_no_workspace_can_be_made_below_a_file(tmp_path: Path) -> None:
    put(tmp_path, "file", "")
    with pytest.raises(WorkspaceError, match=r"no workspace can be made here: Not a directory$"):
        init(tmp_path / "file" / "workspace")


def test_a_database_that_is_none_is_one_clear_line(workspace: Workspace) -> None:
    put(workspace.folder, "xinmai.db", "这不是数据库" * 100)
    with pytest.raises(WorkspaceError, match=r"xinmai.db: file is not a database; check the path") as caught:
        workspace.store()
    assert "\n" not in str(caught.value)


def test_the_database_may_lie_elsewhere(tmp_path: Path, workspace: Workspace) -> None:
    put(workspace.folder, "xinmai.toml", f'database = "{tmp_path}/other.db"')
    open_workspace(workspace.folder).store().close()
    assert (tmp_path / "other.db").is_file()


def test_lexicons_are_found_from_the_workspace(workspace: Workspace) -> None:
    put(workspace.folder, "words/lexicon.yaml", MANIFEST)
    put(workspace.folder, "xinmai.toml", 'lexicons = ["words"]')
    lexicon = open_workspace(workspace.folder).lexicon()
    assert [manifest.name for manifest in lexicon.manifests] == ["ic", "tests"]
    assert lexicon.companies == workspace.lexicon().companies


def test_what_the_workspace_keeps_is_its_own_and_nothing_else(workspace: Workspace, tmp_path: Path) -> None:
    own = [
        "xinmai.toml",
        "xinmai.db",
        "xinmai.db-wal",
        "snapshots/ab/abc.bin",
        "out/bulletin.pdf",
        "out/a/b.html",
    ]
    others = [
        "report.txt",
        "output.txt",
        "xinmai.db.txt",
        "sub/xinmai.toml",
        "sub/out/a.html",
        "snapshots.txt",
        "../out/a.txt",
    ]
    assert [name for name in own + others if workspace.owns(workspace.folder / name)] == own
    (tmp_path / "link").symlink_to(workspace.folder, target_is_directory=True)
    assert workspace.owns(tmp_path / "link" / "out" / "a.pdf")
