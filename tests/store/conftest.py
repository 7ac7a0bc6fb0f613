"""Stores on real files below a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from xinmai.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "xinmai.db", tmp_path / "snapshots") as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples of a property: opening a new one for each would take most of the time."""
    folder = tmp_path_factory.mktemp("workspace")
    with Store.open(folder / "xinmai.db", folder / "snapshots") as opened:
        yield opened
