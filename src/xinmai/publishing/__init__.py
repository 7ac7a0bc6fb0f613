"""Edition -> bytes: the printed issue in PDF, HTML and Markdown, from one layout.

What is worth printing is decided elsewhere; here it only gets its form. Nothing uncited can be rendered:
`render` calls `check` first. Equal editions give equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable

from xinmai.errors import UsageError
from xinmai.model import Edition
from xinmai.publishing import html, markdown, pdf
from xinmai.publishing.guard import check
from xinmai.publishing.layout import Issue, lay_out

__all__ = ["FORMATS", "check", "render"]

_RENDERERS: dict[str, Callable[[Issue], bytes]] = {
    "pdf": pdf.render,
    "html": html.render,
    "md": markdown.render,
}

FORMATS = tuple(_RENDERERS)
"""Names `render` takes; each is also the file ending."""


def render(edition: Edition, format: str) -> bytes:
    """Print an edition as a file of `format`; text formats are UTF-8.

    Raises `EvidenceError` where a statement lacks its evidence, `UsageError` on a format not in `FORMATS` and
    `AssetError` if a PDF is asked for and the fonts were not installed.
    """
    renderer = _RENDERERS.get(format)
    if renderer is None:
        msg = f"no format {format!r}: choose one of {', '.join(FORMATS)}"
        raise UsageError(msg)
    check(edition)
    return renderer(lay_out(edition))
