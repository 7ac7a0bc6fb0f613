"""Progress and outcome of an ingest, on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from xinmai.app.ingest import Progress as Report
from xinmai.app.ingest import Summary
from xinmai.cli.language import t
from xinmai.cli.messages import reworded
from xinmai.cli.printing import people, say, visible

__all__ = ["ingest_summary", "progress_bar"]

_SHOWN_FAILURES = 50


@contextmanager
def progress_bar(label: str) -> Iterator[Report]:
    """A bar over files on standard error; silent where that is no terminal."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=people, transient=True, disable=not people.is_terminal) as bar:
        task = bar.add_task(label, name="")

        def report(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, name=visible(name).plain)

        yield report


def ingest_summary(summary: Summary) -> None:
    """Say what was new, known and failed, each failed file with its reason."""
    say(
        t(
            f"新文档 {len(summary.new)}，已有 {len(summary.known)}，失败 {len(summary.failed)}；"
            f"文章 {summary.articles}，数值 {summary.observations}，名称 {summary.mentions}，"
            f"同题报道 {summary.clusters} 组",
            f"{len(summary.new)} new, {len(summary.known)} known, {len(summary.failed)} failed; "
            f"{summary.articles} articles, {summary.observations} observations, {summary.mentions} names, {summary.clusters} clusters",
        )
    )
    for name, (first, *others) in _by_name(summary.notices).items():
        more = t(f"（另有 {len(others)} 处）", f" (and {len(others)} more)") if others else ""
        say("  ", Text("!", "yellow"), f" {name}: {reworded(first)}{more}")
    for failure in summary.failed[:_SHOWN_FAILURES]:
        say("  ", Text("✗", "red"), f" {failure.name}: {reworded(failure.reason)}")
    hidden = len(summary.failed) - _SHOWN_FAILURES
    if hidden > 0:
        say(t(f"  ……另有 {hidden} 个失败", f"  … and {hidden} more"))


def _by_name(notices: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, message in notices:
        found.setdefault(name, []).append(message)
    return found
