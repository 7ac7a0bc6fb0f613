"""A workspace: a folder with settings, database, snapshots, search index and what is published from them."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from xinmai.app.pipeline import lexicon_of
from xinmai.errors import WorkspaceError
from xinmai.lexicon import Lexicon
from xinmai.settings import FILE_NAME, Settings, read_settings
from xinmai.store import Store

__all__ = ["Workspace", "init", "open_workspace"]

_SQLITE_FILES = ("", "-wal", "-shm")
"""What SQLite puts behind the name of a database for the files it keeps."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """An initialised folder with its settings."""

    folder: Path
    settings: Settings

    @property
    def out(self) -> Path:
        """Where publications and exports go."""
        return self.folder / "out"

    def owns(self, path: Path) -> bool:
        """Whether a file is one that the workspace itself keeps or made, and so no document."""
        real = Path(os.path.realpath(path))
        home = Path(os.path.realpath(self.folder))
        files = {home / FILE_NAME, home / "access.json", home / "searches.json", *(home / f"{self.settings.database}{ending}" for ending in _SQLITE_FILES)}
        return real in files or not {home / name for name in ("snapshots", "index", "out", "log")}.isdisjoint(real.parents)

    def lexicon(self) -> Lexicon:
        """The lexicons the settings name, on top of the shipped one."""
        return lexicon_of(tuple((self.folder / path).resolve() for path in self.settings.lexicons))

    def store(self) -> Store:
        """The workspace's store; close it, or use it in a `with` block."""
        database = self.settings.database
        where = database if "://" in database else self.folder / database
        return Store.open(where, self.folder / "snapshots", self.folder / "index")


def init(folder: Path) -> Workspace:
    """Make a workspace, or complete one; settings that are there stay. Raises `WorkspaceError`."""
    try:
        for name in (".", "snapshots", "out"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        file = folder / FILE_NAME
        if not file.exists():
            file.write_text(_template(), encoding="utf-8")
    except OSError as error:
        msg = f"{folder}: no workspace can be made here: {error.strerror}"
        raise WorkspaceError(msg) from None
    workspace = open_workspace(folder)
    workspace.store().close()
    return workspace


def open_workspace(folder: Path) -> Workspace:
    """The workspace in a folder. Raises `WorkspaceError` where there is none."""
    if not (folder / FILE_NAME).is_file():
        msg = f"{folder}: no workspace here; make one with `xinmai init {folder}`"
        raise WorkspaceError(msg)
    return Workspace(folder, read_settings(folder))


def _template() -> str:
    lines = ["# 芯脉工作区的设置；注释掉的行是缺省值", "# Settings of this workspace; lines commented out show the defaults"]
    for name, field in Settings.model_fields.items():
        lines += ["", f"# {field.description}", f"# {name} = {_toml(field.default)}"]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    return "[]" if value == () else json.dumps(value, ensure_ascii=False)
