from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.delivery.shelf import put_on_shelf
from xinmai.errors import DeliveryError
from xinmai.model import Attachment, Letter

LETTER = Letter("k1", "标题", "正文", "<p>正文</p>", (Attachment("../../evil.txt", "text/plain", b"x"),))


def test_a_letter_lies_there_once(tmp_path: Path) -> None:
    for _ in range(2):
        put_on_shelf("c", tmp_path / "a" / "b", LETTER)
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == ["k1-evil.txt", "k1.html", "k1.txt"]
    assert not (tmp_path / "evil.txt").exists()


def test_a_folder_that_cannot_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DeliveryError, match="cannot be written"):
        put_on_shelf("c", tmp_path / "file" / "x", LETTER)
