"""The commands of the command line, asked of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from xinmai.cli.workspace import app

__all__ = ["ALL", "NAMES"]


def _walk(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _walk(command, (*path, name))
        else:
            yield (*path, name), command


ALL = dict(_walk(typer.main.get_command(app)))
"""Command objects by their words: `("lexicon", "check")`."""
NAMES = [" ".join(path) for path in ALL]
