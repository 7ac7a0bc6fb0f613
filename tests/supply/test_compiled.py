from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import xinmai.supply

PACKAGE = Path(xinmai.supply.__file__).parent
PROGRAM = """
from xinmai.supply.engine import Links, cut, network_of, trace
network = network_of([0, 0], Links([0], [1], [1.0]))
print(trace(network, cut(network, {"1": 0.5})).esri_down)
"""


@pytest.mark.parametrize("place", ["writable", "no folder at all"])
def test_compiled_code_is_kept_outside_the_package_or_not_at_all(tmp_path: Path, place: str) -> None:
    if place != "writable":
        (tmp_path / "cache").write_text("a file, so that no folder can be made here")
    settings = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "LOCALAPPDATA": str(tmp_path / "cache"), "HOME": str(tmp_path / "cache")}
    kept = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
    path = os.pathsep.join(sys.path)
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=kept | settings | {"PYTHONPATH": path}, capture_output=True, text=True, check=True)
    assert float(done.stdout) == 0.5
    assert [*PACKAGE.rglob("*.nbi"), *PACKAGE.rglob("*.nbc")] == []
    if place == "writable":
        assert [*(tmp_path / "cache").rglob("*.nbc")]


def test_importing_the_stage_does_not_load_the_compiler() -> None:
    path = os.pathsep.join(sys.path)
    program = "import sys, xinmai.supply; print('numba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
