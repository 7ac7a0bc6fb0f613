"""Audit report -> one self-contained HTML page: no script, no request. All text is escaped by the template engine."""

from __future__ import annotations

from xinmai.publishing.audit_report import AuditReport
from xinmai.publishing.page import style, template

__all__ = ["render"]


def render(report: AuditReport) -> bytes:
    """Write a report as a page in UTF-8."""
    return template("audit.html").render(report=report, t=report.labels, style=style("audit.css")).encode()
