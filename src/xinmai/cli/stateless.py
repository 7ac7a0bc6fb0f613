"""Commands that keep nothing: they start without the store, for callers that run them once a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xinmai.app import extract as readings
from xinmai.app.explain import explain as explanations
from xinmai.app.lexicon import lexicon_ambiguities, lexicon_problems, lexicon_stats
from xinmai.app.tables import tables as tables_of
from xinmai.cli.explaining import print_explained
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.messages import reworded
from xinmai.cli.options import FOUND_NOTHING, File, Form
from xinmai.cli.printing import Format, print_records, say
from xinmai.errors import UsageError

__all__ = ["NAMES", "app"]

NAMES = ("extract", "split", "tables", "lexicon")

_COLUMNS = ("kind", "quote", "subject", "indicator", "period", "status", "canonical")

Folders = Annotated[list[Path] | None, typer.Argument(help=t("叠加在自带词库之上的词库文件夹", "lexicon folders on top of the shipped one"))]

app = Commands()
lexicon_app = Commands("词库：检查与统计", "Lexicon: check and count")
app.add_typer(lexicon_app, name="lexicon")


@app.add(
    "读出一个文件里的全部事实，不保存", "xinmai extract article.txt --published 2021-08-13 --format jsonl"
)
def extract(
    file: File,
    published: Annotated[
        str | None,
        typer.Option(help=t("发布日期，如 2021-08-13、2021-08、2026 或 unknown", "date of publication")),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help=t("输出格式，默认 jsonl", "how to print records; jsonl if left out"))
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help=t("逐条说明：原句、位置、各项的依据", "say for each fact where it stands and why"))
    ] = False,
) -> None:
    """Print the facts of one file; nothing is kept."""
    if explain and form is not None:
        msg = "--explain prints for people, not in a format: leave --format out"
        raise UsageError(msg)
    day = readings.parse_published(published)
    if explain:
        count = print_explained(explanations(file, day))
    else:
        count = print_records(readings.extract(file, day), form or Format.JSONL, _COLUMNS)
    if not count:
        raise typer.Exit(FOUND_NOTHING)


@app.add("把一期刊物拆成文章", "xinmai split issue.txt --format table")
def split(file: File, form: Form = Format.JSONL) -> None:
    """Split an issue into its articles."""
    if not print_records(readings.split(file), form, ("section", "title", "published", "grade", "start", "end")):
        raise typer.Exit(FOUND_NOTHING)


@app.add("读出一个文件里的表格，包括各格粘连在一起的", "xinmai tables report.txt --format json")
def tables(file: File, form: Form = Format.JSONL) -> None:
    """Read the tables of one file, those too whose cells ran together."""
    if not print_records(tables_of(file), form, ("start", "end", "confidence", "header", "units", "rows")):
        raise typer.Exit(FOUND_NOTHING)


@lexicon_app.add("检查词库：格式、重名、产业链", "xinmai lexicon check my-lexicon", "check")
def lexicon_check(folders: Folders = None) -> None:
    """Check lexicon folders against the schema and each other."""
    extra = tuple(folders or ())
    problems, ambiguous = lexicon_problems(extra), lexicon_ambiguities(extra)
    for problem in problems:
        typer.echo(reworded(problem))
    for name in ambiguous:
        say(f"  {reworded(name)}")
    say(
        t(
            f"词库检查完毕：{len(problems)} 个问题；{len(ambiguous)} 个名称有歧义，不作归并",
            f"lexicon checked: {len(problems)} problems; {len(ambiguous)} ambiguous names, left unresolved",
        )
    )
    if problems:
        raise typer.Exit(FOUND_NOTHING)


@lexicon_app.add("词库各表的条数，并按类分列", "xinmai lexicon stats my-lexicon --format table", "stats")
def lexicon_count(folders: Folders = None, form: Form = Format.TABLE) -> None:
    """Print how many rows each lexicon table has, and of which kinds they are."""
    counts = ({"table": each.table, "kind": each.kind or None, "rows": each.rows} for each in lexicon_stats(tuple(folders or ())))
    print_records(counts, form, ("table", "kind", "rows"))
