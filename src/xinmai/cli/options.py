"""Arguments and exit codes that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xinmai.cli.language import t
from xinmai.cli.printing import Format

__all__ = ["FOUND_NOTHING", "HERE", "UNREADABLE", "File", "Form", "Workspace"]

Workspace = Annotated[Path, typer.Option("--workspace", "-w", help=t("工作区文件夹", "workspace folder"))]
File = Annotated[Path, typer.Argument(help=t("一个文件", "a file"))]
Form = Annotated[Format, typer.Option("--format", help=t("输出格式", "how to print records"))]
HERE = Path()
FOUND_NOTHING = 1
UNREADABLE = 3
