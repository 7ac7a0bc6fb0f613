"""The index follows the store, and is made anew wherever it cannot be trusted."""

from __future__ import annotations

import json
import multiprocessing
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from xinmai.errors import WorkspaceError
from xinmai.store import Store
from xinmai.store.search import engine
from xinmai.store.search.seal import NAME

from .made import reading, titles


def opened(folder: Path) -> Store:
    return Store.open(folder / "x.db", folder / "snapshots")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with opened(tmp_path) as store:
        for n in range(30):
            store.add(reading(f"芯片第{n}号", f"集成电路出口额{n}亿美元", "2024-01"))
        assert len(titles(store, "芯片")) == 30
    return tmp_path


def largest(folder: Path) -> Path:
    return max((path for path in folder.iterdir() if path.name != NAME), key=lambda path: path.stat().st_size)


def flip(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 0xFF
    path.write_bytes(bytes(body))


def each_file(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for path in list(folder.iterdir()):
            if path.is_file() and not path.name.startswith("."):
                change(path)

    return damage


DAMAGE: dict[str, Callable[[Path], object]] = {
    "folder gone": shutil.rmtree,
    "seal gone": lambda folder: (folder / NAME).unlink(),
    "seal no JSON": lambda folder: (folder / NAME).write_text("{"),
    "seal of another shape": lambda folder: (folder / NAME).write_text("[]"),
    "seal of another form": lambda folder: (folder / NAME).write_text((folder / NAME).read_text().replace(f'"{engine.FORM}"', '"0"', 1)),
    "seal of another history": lambda folder: (folder / NAME).write_text(json.dumps(json.loads((folder / NAME).read_text()) | {"chain": "x", "number": 3})),
    "meta empty": lambda folder: (folder / "meta.json").write_text(""),
    "meta gone": lambda folder: (folder / "meta.json").unlink(),
    "one file cut off": lambda folder: largest(folder).write_bytes(largest(folder).read_bytes()[:10]),
    "one byte flipped": lambda folder: flip(largest(folder)),
    "all files cut off": each_file(lambda path: path.write_bytes(b"")),
    "all files gone": each_file(lambda path: path.unlink()),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_index_is_made_anew(home: Path, damage: Callable[[Path], object]) -> None:
    damage(home / "index")
    with opened(home) as store:
        assert len(titles(store, "芯片")) == 30
        assert titles(store, "芯片 29亿") == ["芯片第29号"]


def test_damage_behind_a_true_seal_is_noticed_when_asked(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(home) as store:
        monkeypatch.setattr(engine.Engine, "_stored", torn_once(engine.Engine._stored))
        assert len(titles(store, "芯片")) == 30


def torn_once(method: Callable[..., tuple[str, str]]) -> Callable[..., tuple[str, str]]:
    calls: list[int] = []

    def torn(*arguments: object) -> tuple[str, str]:
        calls.append(1)
        if len(calls) == 1:
            raise OSError("torn")
        return method(*arguments)

    return torn


def test_a_store_with_another_history_gets_an_index_of_its_own(home: Path) -> None:
    for path in home.glob("x.db*"):
        path.unlink()
    with opened(home) as store:
        for n in range(30):
            store.add(reading(f"钢铁第{n}号", "别的内容"))
        assert titles(store, "芯片") == []
        assert len(titles(store, "钢铁")) == 30


def test_the_index_goes_on_where_it_stopped(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(home) as store:
        store.add(reading("后来的芯片", "内容"))
        monkeypatch.setattr("xinmai.store.search.index._clear", None)
        assert len(titles(store, "芯片")) == 31


def test_an_index_in_step_is_only_opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.Engine, "write", None)
    with opened(home) as store:
        assert len(titles(store, "芯片")) == 30


def test_a_copied_workspace_keeps_its_index(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (home / "index").iterdir():
        path.touch()
    monkeypatch.setattr(engine.Engine, "write", None)
    with opened(home) as store:
        assert len(titles(store, "芯片")) == 30


def test_progress_counts_documents(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with opened(tmp_path) as store:
        for n in range(3):
            store.add(reading(f"第{n}号", "内容"))
        store.index.follow(lambda *counts: told.append(counts))
    assert told == [(0, 3)]


def test_an_empty_store_finds_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert titles(store, "芯片") == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file in its place")
    with opened(tmp_path) as store, pytest.raises(WorkspaceError, match="the search index cannot be written"):
        titles(store, "芯片")


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_several_processes_may_ask_at_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for n in range(30):
            store.add(reading(f"芯片第{n}号", "内容"))
    context = multiprocessing.get_context("fork")
    askers = [context.Process(target=_ask, args=(tmp_path,)) for _ in range(4)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert [asker.exitcode for asker in askers] == [0] * 4


def _ask(folder: Path) -> None:
    with opened(folder) as store:
        assert len(titles(store, "芯片")) == 30
