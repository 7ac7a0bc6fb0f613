"""Edition -> bytes: the printed issue in PDF, Word, HTML, Markdown and Excel, from one layout; audit report -> HTML and Markdown.

What is worth printing is decided elsewhere; here it only gets its form. Nothing uncited can be rendered:
`render` calls `check` first. Equal editions give equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable

from xinmai.errors import UsageError
from xinmai.model import Edition
from xinmai.publishing import audit_html, audit_markdown, edition_workbook, html, markdown, pdf, word
from xinmai.publishing.audit_report import AuditReport, lay_out_audit
from xinmai.publishing.guard import check
from xinmai.publishing.layout import Issue, lay_out
from xinmai.publishing.numbering import in_reading_order

__all__ = ["AUDIT_FORMATS", "FORMATS", "check", "lay_out_audit", "render", "render_audit"]

_RENDERERS: dict[str, Callable[[Issue], bytes]] = {
    "pdf": pdf.render,
    "docx": word.render,
    "html": html.render,
    "md": markdown.render,
    "xlsx": edition_workbook.render,
}

FORMATS = tuple(_RENDERERS)
"""Names `render` takes; each is also the file ending."""

_AUDIT_RENDERERS: dict[str, Callable[[AuditReport], bytes]] = {"html": audit_html.render, "md": audit_markdown.render}

AUDIT_FORMATS = tuple(_AUDIT_RENDERERS)
"""Names `render_audit` takes."""


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
    return renderer(lay_out(in_reading_order(edition)))


def render_audit(report: AuditReport, format: str) -> bytes:
    """Print an audit report as a file of `format`. Raises `UsageError` on a format not in `AUDIT_FORMATS`."""
    renderer = _AUDIT_RENDERERS.get(format)
    if renderer is None:
        msg = f"no format {format!r}: choose one of {', '.join(AUDIT_FORMATS)}"
        raise UsageError(msg)
    return renderer(report)
