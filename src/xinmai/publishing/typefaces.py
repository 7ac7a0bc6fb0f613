"""The fonts the package carries, and which characters they can print."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from xinmai.errors import AssetError

__all__ = ["FONTS", "fonts", "printable"]

FONTS = (
    "NotoSansSC_400Regular.ttf",
    "NotoSansSC_700Bold.ttf",
    "NotoSerifSC_400Regular.ttf",
    "NotoSerifSC_700Bold.ttf",
)
# not in Noto SC, but in Libertinus Serif, which the typst wheel embeds and falls back to
_FALLBACK = frozenset(map(ord, "⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋"))


@cache
def fonts() -> typst.Fonts:
    """Load the four Noto SC faces and those in the typst wheel, none of the machine's."""
    folder = _folder()
    missing = [name for name in FONTS if not (folder / name).is_file()]
    if missing:
        names = ", ".join(missing)
        raise AssetError(f"{folder}: no {names}; install the package again with network to fetch them")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])


def printable(text: str) -> str:
    """`text` with each character that would print as an empty box spelled out, as in 〔U+1F600〕."""
    known = _coverage()
    return "".join(
        char if ord(char) in known else f"〔U+{ord(char):04X}〕" for char in unicodedata.normalize("NFC", text)
    )


def _folder() -> Path:
    return Path(str(files("xinmai"))) / "assets" / "fonts"


@cache
def _coverage() -> frozenset[int]:
    """Code points that all four faces hold, and those of the fallback."""
    return frozenset.intersection(*(_code_points(_folder() / name) for name in FONTS)) | _FALLBACK


def _code_points(font: Path) -> frozenset[int]:
    """Read the `cmap` table (format 12, all of Unicode) of a TrueType file."""
    data = font.read_bytes()
    cmap = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    subtables = (cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * i)[0] for i in range(count))
    full = next(at for at in subtables if struct.unpack_from(">H", data, at)[0] == 12)
    (groups,) = struct.unpack_from(">I", data, full + 12)
    ranges = (struct.unpack_from(">II", data, full + 16 + 12 * i) for i in range(groups))
    return frozenset(code for start, end in ranges for code in range(start, end + 1))


def _table(data: bytes, tag: bytes) -> int:
    """Where a table of a TrueType file begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    record = next(at for at in range(12, 12 + 16 * count, 16) if data[at : at + 4] == tag)
    return int.from_bytes(data[record + 8 : record + 12], "big")
