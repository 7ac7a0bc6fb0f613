"""Watching on the command line: the process that keeps watch, how its sources do, and letters by hand."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from xinmai.app import outbox
from xinmai.app import watching as watches
from xinmai.app.watching import Watched
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.messages import reworded
from xinmai.cli.options import FOUND_NOTHING, HERE, UNREADABLE, Form, Workspace
from xinmai.cli.printing import Format, by_our_clock, print_records, say, visible

__all__ = ["STATES", "app"]

STATES = {"failing": ("取不到", "failing"), "barren": ("取不出条目", "barren"), "new": ("未看过", "new"), "well": ("正常", "well"), "disabled": ("停用", "disabled")}
_STEPS = {
    "looked": ("看过", "looked at"),
    "filed": ("读入", "filed"),
    "failed": ("未成", "failed"),
    "drafted": ("起草", "drafted"),
    "empty": ("没有可刊的", "nothing to print in"),
    "issued": ("刊出", "issued"),
}
_COLUMNS = ("id", "name", "state", "last_success", "next_visit", "week", "error")

app = Commands()


class Log(StrEnum):
    """How the log is written."""

    TEXT = "text"
    JSON = "json"


@app.add("看守来源：按时取新、读入、预警、发送；Ctrl-C 或 SIGTERM 停止", "xinmai watch -w my-workspace")
def watch(
    workspace: Workspace = HERE,
    once: Annotated[bool, typer.Option("--once", help=t("只看一轮就结束，供 cron 用", "one turn only, for cron"))] = False,
    log: Annotated[Log, typer.Option(help=t("日志写成文字或 JSON", "write the log as text or JSON"))] = Log.TEXT,
) -> None:
    """Keep watch: fetch what is new, file it, warn and deliver, until it is stopped."""
    opened = open_workspace(workspace)
    writer = _writer(log)

    def step(what: str, which: str) -> None:
        writer(what, {"what": which})

    with watches.only_one(opened), _stopping() as stop:
        if once:
            done = watches.watch_once(opened, _now, step, stop.is_set)
            _tell(writer, done)
            if done.round.errors or done.issued.errors or done.unsent:
                raise typer.Exit(UNREADABLE)
        else:
            writer("started", {})
            watches.watch(opened, _now, lambda seconds: _wait(stop, seconds), stop.is_set, step, told=lambda done: _tell(writer, done))
            writer("stopped", {})


@app.add("各来源的状况：上次成功、下次何时、一周几条、出了什么错", "xinmai sources -w my-workspace")
def sources(workspace: Workspace = HERE, form: Form = Format.TABLE) -> None:
    """Say how each source does, those in trouble first."""
    records = watches.sources_health(open_workspace(workspace), _now())
    if not print_records(map(_for_people, records) if form is Format.TABLE else records, form, _COLUMNS):
        raise typer.Exit(FOUND_NOTHING)


@app.add("把文件或一句话经渠道发出，也用来试渠道", "xinmai send out/bulletin.pdf --subject 2026-01 --to office -w my-workspace")
def send(
    files: Annotated[list[Path] | None, typer.Argument(help=t("随信的文件", "files to go with it"))] = None,
    subject: Annotated[str, typer.Option(help=t("标题", "subject"))] = "Xinmai",
    text: Annotated[str, typer.Option(help=t("正文", "text"))] = "",
    to: Annotated[list[str] | None, typer.Option(help=t("渠道的 id，可写多次；不写则全部", "id of a channel, may be repeated; all if left out"))] = None,
    workspace: Workspace = HERE,
) -> None:
    """Send files or a line through channels of delivery.yaml; a way to try them, too."""
    sent, failed = outbox.send_files(open_workspace(workspace), files or [], to or [], subject, text, _now())
    say(t(f"发出 {sent}，未成 {failed}", f"{sent} sent, {failed} failed"))
    if failed:
        raise typer.Exit(UNREADABLE)


def _now() -> datetime:
    return datetime.now(UTC)


def _wait(stop: threading.Event, seconds: float) -> None:
    stop.wait(seconds)


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that SIGINT and SIGTERM set: what is under way is finished first."""
    stop = threading.Event()
    kept = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def _writer(log: Log) -> Callable[[str, dict[str, Any]], None]:
    def as_json(event: str, fields: dict[str, Any]) -> None:
        line = {"at": _now().isoformat(timespec="seconds"), "event": event, **fields}
        sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stderr.flush()

    def as_text(event: str, fields: dict[str, Any]) -> None:
        words = {"started": t("开始看守", "watching"), "stopped": t("已停止", "stopped"), "turn": t("一轮", "turn")} | {name: t(*pair) for name, pair in _STEPS.items()}
        told = visible(" ".join(map(str, fields.values()))).plain
        sys.stderr.write(f"{_now().astimezone().isoformat(sep=' ', timespec='seconds')} {words[event]} {reworded(told)}".rstrip() + "\n")
        sys.stderr.flush()

    return as_json if log is Log.JSON else as_text


def _tell(writer: Callable[[str, dict[str, Any]], None], done: Watched) -> None:
    counts = {"sources": done.round.looked, "offers": done.round.new, "filed": len(done.round.summary.new), "errors": len(done.round.errors) + len(done.issued.errors)}
    counts |= {"alerts": done.alerts, "sent": done.sent, "unsent": done.unsent, "drafted": done.issued.drafted, "issued": done.issued.sent}
    words = t(
        f"看 {counts['sources']} 个来源，新条目 {counts['offers']}，读入 {counts['filed']}，出错 {counts['errors']}；预警 {done.alerts}，发出 {done.sent}，未发出 {done.unsent}",
        f"{counts['sources']} sources, {counts['offers']} new offers, {counts['filed']} filed, {counts['errors']} errors; {done.alerts} alerts, {done.sent} sent, {done.unsent} unsent",
    )
    if done.issued.drafted or done.issued.sent:
        words += t(f"；起草 {done.issued.drafted} 期，刊出 {done.issued.sent} 期", f"; {done.issued.drafted} issues drafted, {done.issued.sent} published")
    writer("turn", counts if writer.__name__ == "as_json" else {"": words})


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    moments = {name: by_our_clock(record[name]) for name in ("last_success", "next_visit")}
    return record | moments | {"state": t(*STATES[record["state"]]), "error": record["error"] and reworded(record["error"])}
