"""The command line: parses arguments, calls one use case, prints. The only layer that prints and reads the clock."""

from __future__ import annotations

import sys
from importlib import import_module

import typer

from xinmai.cli import stateless
from xinmai.cli.language import t
from xinmai.cli.printing import people
from xinmai.errors import XinmaiError

__all__ = ["main"]

_BROKEN_PIPE = 141


def main() -> None:
    """Run the command line; an error a user can mend is one line on standard error and its exit code."""
    try:
        _commands(sys.argv[1:2])()
    except XinmaiError as error:
        people.print(f"[red]{t('错误', 'error')}[/]: ", end="")
        people.print(str(error), markup=False, soft_wrap=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(_BROKEN_PIPE)


def _commands(first: list[str]) -> typer.Typer:
    """All commands, or only those that keep nothing where one of them is asked for.

    Loading the database layer takes longer than reading a page of text.
    """
    if first and first[0] in stateless.NAMES:
        return stateless.app
    commands: typer.Typer = import_module("xinmai.cli.workspace").app
    return commands
