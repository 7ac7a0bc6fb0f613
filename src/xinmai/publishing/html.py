"""Issue -> one self-contained HTML page: no script, no request, every number a link to its evidence.

Evidence opens over the page by `:target` alone. All text is escaped by the template engine.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from xinmai.publishing.layout import Issue

__all__ = ["render"]


def render(issue: Issue) -> bytes:
    """Write an issue as a page in UTF-8."""
    style = Markup(_read("bulletin.css"))  # noqa: S704 - our own file
    return _template().render(issue=issue, style=style).encode()


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_read("bulletin.html"))


def _read(name: str) -> str:
    return (files("xinmai.publishing") / "templates" / name).read_text(encoding="utf-8")
