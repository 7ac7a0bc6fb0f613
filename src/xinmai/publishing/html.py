"""Issue -> one self-contained HTML page: no script, no request, every number a link to its evidence.

Evidence opens over the page by `:target` alone. All text is escaped by the template engine.
"""

from __future__ import annotations

from base64 import b64encode

from xinmai.publishing.charts import draw
from xinmai.publishing.layout import Issue
from xinmai.publishing.page import style, template

__all__ = ["render"]


def render(issue: Issue) -> bytes:
    """Write an issue as a page in UTF-8."""
    pictures = list(issue.pictures)
    drawn = {picture.id: _embedded(svg) for picture, svg in zip(pictures, draw([one.option for one in pictures]), strict=True)}
    return template("bulletin.html").render(issue=issue, drawn=drawn, style=style("bulletin.css")).encode()


def _embedded(svg: str) -> str:
    """A drawing as an address, so that it stands by itself and can reach nothing of the page."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
