"""The templates of pages, loaded once; everything put into one is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

__all__ = ["style", "template"]


@cache
def template(name: str) -> Template:
    """A template by its file name; a value it names and does not get is an error."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_read(name))


def style(name: str | None = None) -> Markup:
    """The style sheet of a page behind the colours and fonts that all pages share; these alone without a name."""
    return Markup(_read("base.css") + (_read(name) if name else ""))  # noqa: S704 - our own files


def _read(name: str) -> str:
    return (files("xinmai.publishing") / "templates" / name).read_text(encoding="utf-8")
