"""Charts as Word takes them: pixels, for not every version shows drawings."""

from __future__ import annotations

import typst

from xinmai.publishing.typefaces import fonts

__all__ = ["png"]

_TEMPLATE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
_PPI = 220
"""Sharp in print at the width of a page's text."""


def png(svg: str) -> bytes:
    """A drawing as a picture, set in the fonts of the package; the same drawing gives the same bytes."""
    picture = typst.compile(
        _TEMPLATE, format="png", ppi=_PPI, font_paths=fonts(), ignore_system_fonts=True, sys_inputs={"svg": svg}
    )
    return bytes(picture)
