"""Command groups whose help speaks one language: headings, usage and texts, each with an example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup, TyperOption

from xinmai.cli.language import t
from xinmai.cli.messages import reworded

__all__ = ["Commands"]

Function = TypeVar("Function", bound=Callable[..., Any])

# Typer words these once for all, and has no other place to say them in another language.
for _name in (
    "ARGUMENTS_PANEL_TITLE",
    "OPTIONS_PANEL_TITLE",
    "COMMANDS_PANEL_TITLE",
    "DEFAULT_STRING",
    "REQUIRED_LONG_STRING",
):
    setattr(rich_utils, _name, reworded(getattr(rich_utils, _name)))


class _Worded:
    """What Typer says of a command of its own accord, in the language of the command line."""

    def get_usage(self, ctx: Any) -> str:
        return reworded(super().get_usage(ctx))  # type: ignore[misc] # of the class this is mixed into

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        option: TyperOption | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None and option.help:
            option.help = reworded(option.help)
        return option


class _Command(_Worded, TyperCommand):
    pass


class _Group(_Worded, TyperGroup):
    pass


class Commands(typer.Typer):
    """A group of commands, described in Chinese and in English."""

    def __init__(self, chinese: str | None = None, english: str | None = None) -> None:
        super().__init__(
            cls=_Group,
            help=t(chinese, english) if chinese and english else None,
            no_args_is_help=True,
            add_completion=False,
            pretty_exceptions_enable=False,
        )

    def add(self, chinese: str, example: str, name: str | None = None) -> Callable[[Function], Function]:
        """Add a command: help in Chinese as given, in English from the docstring of the function."""

        def register(function: Function) -> Function:
            text = t(chinese, function.__doc__ or "")
            return self.command(name, cls=_Command, help=text, epilog=f"{t('示例：', 'Example: ')}{example}")(
                function
            )

        return register
