"""The command line: parses arguments, calls one use case, prints. No other layer prints or reads the clock."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module

import typer
from rich.text import Text

from xinmai.cli import stateless
from xinmai.cli.language import t
from xinmai.cli.messages import explained, reworded
from xinmai.cli.printing import say
from xinmai.errors import XinmaiError

__all__ = ["main"]

_BROKEN_PIPE = 1
"""As Typer has it where the reader is gone while a command still prints."""


def main() -> None:
    """Run the command line; an error a user can mend is one line on standard error and its exit code."""
    _write_utf8()
    try:
        code = _commands(sys.argv[1:2])(prog_name="xinmai", standalone_mode=False)
        sys.stdout.flush()
    except XinmaiError as error:
        code = _complain(explained(error), error.exit_code)
    except typer.TyperException as error:
        code = _complain(_wrong_use(error), error.exit_code)
    except BrokenPipeError:
        # What is left in the buffer would make the interpreter complain as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = _BROKEN_PIPE
    sys.exit(code)


def _write_utf8() -> None:
    """Print UTF-8 whatever the locale; a name that no encoding holds is spelled out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _commands(first: list[str]) -> typer.Typer:
    """All commands, or only those that keep nothing where one of them is asked for.

    Loading the database layer takes longer than reading a page of text.
    """
    if first and first[0] in stateless.NAMES:
        return stateless.app
    commands: typer.Typer = import_module("xinmai.cli.workspace").app
    return commands


def _wrong_use(error: typer.TyperException) -> str:
    """What is wrong with the arguments and where to look; nothing where help was printed in place of it."""
    problem = reworded(error.format_message())
    context = getattr(error, "ctx", None)
    help_at = context.command_path if context else "xinmai"
    return problem and problem + t(f"；用法见 `{help_at} --help`", f" See `{help_at} --help`.")


def _complain(message: str, code: int) -> int:
    if message:
        say(Text(t("错误：", "error: "), "red"), message)
    return code
