from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.delivery.secrets import reveal
from xinmai.errors import DeliveryError


def test_a_secret_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("s3\n")
    (tmp_path / "key").chmod(0o600)
    assert reveal("c", "env:X", {"X": "s1"}, tmp_path) == "s1"
    assert reveal("c", "file:key", {}, tmp_path) == "s3"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    (tmp_path / "key").write_text("hidden")
    (tmp_path / "key").chmod(mode)
    with pytest.raises(DeliveryError, match="chmod 600") as caught:
        reveal("c", "file:key", {}, tmp_path)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("reference", ["env:MISSING", "file:missing"])
def test_what_is_missing_is_named(tmp_path: Path, reference: str) -> None:
    with pytest.raises(DeliveryError, match=r"(?i)missing"):
        reveal("c", reference, {}, tmp_path)
