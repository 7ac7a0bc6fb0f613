from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.errors import AssetError
from xinmai.publishing import typefaces


def test_the_four_faces_are_loaded_and_none_of_the_machine() -> None:
    faces = [font for font in typefaces.fonts().fonts() if font.path]
    assert {(font.family, font.weight) for font in faces} == {
        (family, weight) for family in ("Noto Serif SC", "Noto Sans SC") for weight in (400, 700)
    }


def test_common_text_is_printable_as_it_is() -> None:
    text = "集成電路 ABC 12.3% ±5μm Ω ℃ ① Ⅲ → ㎡ “引” 〔六〕 10²cm⁻³ SiO₂ 繁體字 あ é"
    assert typefaces.printable(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [("😀", "〔U+1F600〕"), ("한", "〔U+D55C〕"), ("a\uf0b7b", "a〔U+F0B7〕b"), ("e\u0301", "é"), ("", "")],
)
def test_what_would_be_an_empty_box_is_spelled_out(text: str, printed: str) -> None:
    assert typefaces.printable(text) == printed


def test_missing_fonts_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "_folder", lambda: tmp_path)
    with pytest.raises(AssetError, match=r"no NotoSansSC_400Regular\.ttf") as error:
        typefaces.fonts.__wrapped__()
    assert "\n" not in str(error.value)
