from __future__ import annotations

import pytest

from .making import CHINESE_FONT, FONTS


@pytest.fixture(scope="session")
def chinese_font() -> str:
    """Name of a font that `making.pdf` can set Chinese in."""
    if not (FONTS / "NotoSerifSC_400Regular.ttf").is_file():
        pytest.fail(f"no Chinese font in {FONTS}: install the package once, its build fetches the fonts")
    return CHINESE_FONT
