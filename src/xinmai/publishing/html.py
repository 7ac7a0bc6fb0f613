"""Issue -> one self-contained HTML page: no script, no request, every number a link to its evidence.

Evidence opens over the page by `:target` alone. All text is escaped by the template engine.
"""

from __future__ import annotations

from xinmai.publishing.layout import Issue
from xinmai.publishing.page import style, template

__all__ = ["render"]


def render(issue: Issue) -> bytes:
    """Write an issue as a page in UTF-8."""
    return template("bulletin.html").render(issue=issue, style=style("bulletin.css")).encode()
