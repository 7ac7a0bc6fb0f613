"""What the documents say of the command line is what the command line has."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.commands import NAMES

ROOT = Path(__file__).parents[1]
DOCUMENTS = (ROOT / "docs" / "guide.md", ROOT / "README.zh-CN.md")


@pytest.fixture(scope="module")
def documents() -> str:
    return "\n".join(path.read_text("utf-8") for path in DOCUMENTS if path.is_file())


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_documented(documents: str, name: str) -> None:
    assert f"xinmai {name}" in documents
