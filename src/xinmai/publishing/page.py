"""The templates of pages, loaded once; everything put into one is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

__all__ = ["read", "template"]


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
    return environment.from_string(read(name))


def read(name: str) -> str:
    """The text of a file beside the templates."""
    return (files("xinmai.publishing") / "templates" / name).read_text(encoding="utf-8")
