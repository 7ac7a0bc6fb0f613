"""Reads pictures of text, if the `[ocr]` extra is installed. Nothing here downloads a model."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Protocol

__all__ = ["Ocr", "PixelBox", "find_ocr"]

PixelBox = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels, origin at the upper left corner of the picture."""


class Ocr(Protocol):
    """Anything that reads the lines of a page."""

    def read_page(self, png: bytes) -> list[tuple[str, PixelBox]]:
        """Return the text lines of a PNG picture in reading order, each with its box."""
        ...


class RapidOcr:
    """RapidOCR with the models of its own wheel; some 8 s a page on two cores."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        self._engine: Any = RapidOCR(params={"Global.log_level": "critical"})

    def read_page(self, png: bytes) -> list[tuple[str, PixelBox]]:
        """See `Ocr.read_page`."""
        found = self._engine(png)
        if found.txts is None:
            return []
        return list(zip(found.txts, map(_bounds, found.boxes.tolist()), strict=True))


def _bounds(corners: list[list[float]]) -> PixelBox:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


@lru_cache(maxsize=1)
def find_ocr() -> Ocr | None:
    """Return the installed reader of pictures, `None` without the `[ocr]` extra."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        return None
    return RapidOcr()
