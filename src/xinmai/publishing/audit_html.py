"""Audit report -> one self-contained HTML page: no script, no request. All text is escaped by the template engine."""

from __future__ import annotations

from markupsafe import Markup

from xinmai.publishing.audit_report import AuditReport
from xinmai.publishing.page import read, template

__all__ = ["render"]


def render(report: AuditReport) -> bytes:
    """Write a report as a page in UTF-8."""
    style = Markup(read("audit.css"))  # noqa: S704 - our own file
    return template("audit.html").render(report=report, t=report.labels, style=style).encode()
