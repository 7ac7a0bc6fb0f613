"""Every command explains itself, in one language, with an example that works."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable

import pytest
import typer

from xinmai.cli import stateless
from xinmai.cli.workspace import app

from .commands import ALL, NAMES
from .conftest import Ended

HAN = re.compile(r"[\u4e00-\u9fff]")
EVERY_HELP = """
import typer
from xinmai.cli.workspace import app

def tell(group, path):
    for name, command in group.commands.items():
        context = command.make_context(f"{path} {name}", [], resilient_parsing=True)
        command.get_help(context)
        if hasattr(command, "commands"):
            tell(command, f"{path} {name}")

group = typer.main.get_command(app)
group.get_help(group.make_context("xinmai", [], resilient_parsing=True))
tell(group, "xinmai")
"""


@pytest.mark.parametrize("name", NAMES)
def test_help_in_chinese(xinmai: Callable[..., Ended], name: str) -> None:
    ended = xinmai(*name.split(), "--help")
    assert (ended.code, ended.err) == (0, "")
    assert f"用法：xinmai {name}" in ended.out
    assert f"示例：xinmai {name}" in ended.out
    assert not re.search(r"Usage|Options|Arguments|Show this|required|default", ended.out)
    shown = " ".join(ended.out.split())
    assert ALL[tuple(name.split())].callback.__doc__ not in shown


def test_help_in_english(environment: dict[str, str]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", EVERY_HELP],
        env=environment | {"XINMAI_LANG": "en"},
        capture_output=True,
        check=True,
    )
    text = told.stdout.decode()
    assert not HAN.search(text)
    for name in NAMES:
        assert f"Usage: xinmai {name}" in text
        assert f"Example: xinmai {name}" in text
        assert ALL[tuple(name.split())].callback.__doc__[:30] in text


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_a_call_that_fits(name: str) -> None:
    command = ALL[tuple(name.split())]
    example = shlex.split(re.sub("^(?:示例：|Example: )", "", command.epilog))
    words = ["xinmai", *name.split()]
    assert example[: len(words)] == words
    command.make_context(name, example[len(words) :])


def test_commands_that_keep_nothing_are_the_same_in_both_groups() -> None:
    alone = typer.main.get_command(stateless.app).commands
    assert set(alone) == set(stateless.NAMES) <= set(typer.main.get_command(app).commands)


@pytest.mark.parametrize("arguments", [(), ("lexicon",)])
def test_without_a_command_it_prints_help(xinmai: Callable[..., Ended], arguments: tuple[str, ...]) -> None:
    ended = xinmai(*arguments)
    assert (ended.code, ended.err) == (2, "")
    assert "命令" in ended.out
