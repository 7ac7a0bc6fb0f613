"""The build hook against a tiny `node_modules`, and the real lock and assets of this tree."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

import xinmai
from xinmai.publishing.typefaces import FONTS

ROOT = Path(__file__).parents[1]
ASSETS = Path(xinmai.__file__).parent / "assets"


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_assets", ROOT / "hatch_assets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def modules(hook: ModuleType, tmp_path: Path) -> Path:
    for source in [*hook.COPIES.values(), "echarts/dist/unused.js"]:
        path = tmp_path / "node_modules" / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    return tmp_path / "node_modules"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return tmp_path


def build(hook: ModuleType, root: Path, target: str = "wheel") -> object:
    return hook.AssetsHook(str(root), {}, None, None, "", target)


def test_the_lock_has_hashes_and_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text()
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}
    assert '"resolved"' not in text
    assert "://" not in text
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())


def test_the_lock_pins_what_the_manifest_names_exactly() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_every_copy_comes_from_a_locked_package(hook: ModuleType) -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for source in hook.COPIES.values():
        assert any(f"node_modules/{source}".startswith(f"{name}/") for name in locked if name)


def test_the_tree_holds_what_publishing_and_pages_load(hook: ModuleType) -> None:
    scripts = ["js/echarts.min.js", "js/htmx.min.js", "js/tabulator.min.js", "css/tabulator.min.css"]
    needed = [f"fonts/{name}" for name in FONTS] + scripts
    assert set(needed) <= set(hook.COPIES)
    assert [name for name in needed if not (ASSETS / name).is_file()] == []


def test_each_font_and_script_comes_with_its_licence(hook: ModuleType) -> None:
    names = " ".join(hook.COPIES)
    for part in ("OFL-NotoSerifSC", "OFL-NotoSansSC", "LICENSE-echarts", "LICENSE-htmx", "LICENSE-tabulator"):
        assert part in names


def test_copies_only_what_is_used(hook: ModuleType, modules: Path, tmp_path: Path) -> None:
    hook.copy_used(modules, tmp_path / "assets", "mark")
    assets = tmp_path / "assets"
    found = {path.relative_to(assets).as_posix() for path in assets.rglob("*") if path.is_file()}
    assert found == {*hook.COPIES, hook.STAMP}


def test_a_copy_replaces_what_lay_there(hook: ModuleType, modules: Path, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "old.js").touch()
    hook.copy_used(modules, tmp_path / "assets", "mark")
    assert not (tmp_path / "assets" / "old.js").exists()


def test_assets_are_current_until_the_lock_or_a_file_changes(
    hook: ModuleType, modules: Path, tmp_path: Path
) -> None:
    assets = tmp_path / "assets"
    assert not hook.is_current(assets, "mark")
    hook.copy_used(modules, assets, "mark")
    assert hook.is_current(assets, "mark")
    assert not hook.is_current(assets, "another")
    (assets / "fonts" / FONTS[0]).unlink()
    assert not hook.is_current(assets, "mark")


def test_a_broken_copy_is_not_current(hook: ModuleType, modules: Path, tmp_path: Path) -> None:
    (modules / "tabulator-tables/LICENSE").unlink()
    with pytest.raises(FileNotFoundError):
        hook.copy_used(modules, tmp_path / "assets", "mark")
    assert not hook.is_current(tmp_path / "assets", "mark")


def test_node_is_asked_for_only_without_npm(
    hook: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(hook.SKIP, raising=False)
    monkeypatch.setattr(hook.shutil, "which", lambda name: None)
    assert build(hook, project).dependencies() == [hook.NODE]
    assert build(hook, project, "sdist").dependencies() == []
    monkeypatch.setattr(hook.shutil, "which", lambda name: "/usr/bin/npm")
    assert build(hook, project).dependencies() == []


def test_skipping_fetches_nothing(hook: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(hook.SKIP, "1")
    monkeypatch.setattr(hook, "_npm", lambda *arguments, cwd: pytest.fail("npm was called"))
    build(hook, project).initialize("standard", {})
    assert not (project / "src").exists()


def test_a_failing_npm_ends_the_build_in_one_line(
    hook: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    npm = project / "bin" / "npm"
    npm.parent.mkdir()
    words = r"npm error code E404\nnpm error 404 Not Found\nnpm error path x\n"
    npm.write_text(f"#!/bin/sh\nprintf '{words}' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.delenv(hook.SKIP, raising=False)
    monkeypatch.setenv("PATH", f"{npm.parent}:/bin")
    with pytest.raises(SystemExit):
        build(hook, project).initialize("standard", {})
    shown = capsys.readouterr().err.strip()
    assert "404 Not Found" in shown
    assert hook.SKIP in shown
    assert "\n" not in shown


def test_npm_may_fail_without_words(hook: ModuleType) -> None:
    assert hook.why_npm_failed("npm warn old\nnpm error code ENOTFOUND\nnpm error\n") == "npm gave no reason"
