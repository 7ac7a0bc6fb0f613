"""Sources on the command line: listed, added, switched, tried, imported and exported."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from xinmai.app import sourcebook
from xinmai.app import watching as watches
from xinmai.app.output import write
from xinmai.app.sourcebook import SourceForm, read_book
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, say
from xinmai.errors import UsageError

__all__ = ["app"]

_COLUMNS = ("id", "name", "kind", "enabled", "interval", "url")

Id = Annotated[str, typer.Argument(help=t("来源的 id", "id of the source"))]

app = Commands("来源：去哪里看、多久看一次、要什么", "Sources: where to look, how often, and what for")


@app.add("列出来源", "xinmai source list -w my-workspace", name="list")
def list_sources(
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
    known: Annotated[bool, typer.Option("--known", help=t("列出自带的公开来源，供挑选", "list public sources to choose from"))] = False,
) -> None:
    """List the sources of a workspace."""
    opened = open_workspace(workspace)
    sources = sourcebook.known_sources(opened) if known else [entry.source() for entry in read_book(opened).sources]
    records = [{name: getattr(source, name) for name in SourceForm.model_fields} | {"kind": str(source.kind)} for source in sources]
    if not print_records(map(_plain, records), form, _COLUMNS):
        raise typer.Exit(FOUND_NOTHING)


@app.add("加一个来源", "xinmai source add miit https://www.miit.gov.cn/ --kind list --name MIIT")
def add(
    id: Annotated[str, typer.Argument(help=t("自取的 id：小写字母、数字、连字符", "an id of your own: lower-case letters, digits, hyphens"))],
    url: Annotated[str | None, typer.Argument(help=t("网址或文件夹；自带来源不必写", "address or folder; not for a known source"))] = None,
    *,
    kind: Annotated[str, typer.Option(help=t("feed、sitemap、list、page、folder 或 mailbox", "feed, sitemap, list, page, folder or mailbox"))] = "feed",
    name: Annotated[str | None, typer.Option(help=t("名称", "name"))] = None,
    interval: Annotated[int, typer.Option(help=t("几分钟看一次", "minutes between two looks"))] = 60,
    user: Annotated[str, typer.Option(help=t("邮箱的用户名", "user of a mailbox"))] = "",
    password: Annotated[str | None, typer.Option(help=t("邮箱密码在哪里：env:变量名 或 file:文件", "where its password is kept: env:NAME or file:PATH"))] = None,
    words: Annotated[list[str] | None, typer.Option("--word", help=t("关键词规则，可写多次", "rule of words, may be repeated"))] = None,
    workspace: Workspace = HERE,
) -> None:
    """Add a source to sources.yaml; without an address, one of `source list --known`."""
    opened = open_workspace(workspace)
    if url is None:
        sources = [source for source in sourcebook.known_sources(opened) if source.id == id]
        if not sources:
            msg = f"no known source {id!r}; list them with `xinmai source list --known`, or give an address"
            raise UsageError(msg)
    else:
        values = {"id": id, "name": name or id, "kind": kind, "url": url, "interval": interval, "user": user, "password": password, "words": tuple(words or ())}
        sources = [sourcebook.checked(values)]
    _tell(*sourcebook.add(opened, sources))


@app.add("删去一个来源", "xinmai source remove miit -w my-workspace")
def remove(id: Id, workspace: Workspace = HERE) -> None:
    """Take a source out of sources.yaml; what it brought stays."""
    sourcebook.remove(open_workspace(workspace), id)
    say(t(f"已删去 {id}", f"removed {id}"))


@app.add("开始看一个来源", "xinmai source enable stats-releases -w my-workspace")
def enable(id: Id, workspace: Workspace = HERE) -> None:
    """Watch a source from now on."""
    sourcebook.switch(open_workspace(workspace), id, enabled=True)
    say(t(f"已启用 {id}", f"enabled {id}"))


@app.add("不再看一个来源", "xinmai source disable stats-releases -w my-workspace")
def disable(id: Id, workspace: Workspace = HERE) -> None:
    """Watch a source no longer, without taking it out."""
    sourcebook.switch(open_workspace(workspace), id, enabled=False)
    say(t(f"已停用 {id}", f"disabled {id}"))


@app.add("从 OPML 或 YAML 导入来源；不写文件则导入自带的公开来源（停用状态）", "xinmai source import feeds.opml -w my-workspace", name="import")
def import_sources(
    file: Annotated[Path | None, typer.Argument(help=t("OPML 或 YAML 文件", "an OPML or YAML file"))] = None,
    workspace: Workspace = HERE,
) -> None:
    """Import sources from OPML or YAML; without a file, the public ones that Xinmai knows, disabled."""
    opened = open_workspace(workspace)
    _tell(*(sourcebook.import_from(opened, file) if file else sourcebook.add(opened, sourcebook.known_sources(opened))))


@app.add("把来源导出为 OPML", "xinmai source export feeds.opml -w my-workspace", name="export")
def export_sources(
    target: Annotated[Path, typer.Argument(help=t("目标文件", "file to write"))],
    workspace: Workspace = HERE,
) -> None:
    """Export the sources as OPML, for any reader of feeds."""
    write(target, sourcebook.export_to(open_workspace(workspace)))
    typer.echo(target)


@app.add("看一个来源现在给出什么，不保存", "xinmai source test stats-releases -w my-workspace", name="test")
def try_source(id: Id, workspace: Workspace = HERE, form: Form = Format.TABLE) -> None:
    """Look at what a source offers now, without keeping anything."""
    seen = watches.try_source(open_workspace(workspace), id)
    if seen.error is not None:
        raise seen.error
    offers = [(offer, True) for offer in seen.wanted] + [(offer, False) for offer in seen.unwanted]
    records = ({"title": offer.title, "published": offer.published, "wanted": wanted, "url": offer.url} for offer, wanted in offers)
    if form is Format.TABLE:
        records = (record | {"wanted": t("要", "yes") if record["wanted"] else t("不要", "no")} for record in records)
    if not print_records(records, form, ("title", "published", "wanted", "url")):
        say(t("没有条目：页面可能靠脚本生成，或 links 的模式不合", "no offers: the page may be made by scripts, or the patterns of links do not fit"))
        raise typer.Exit(FOUND_NOTHING)


def _tell(added: list[Any], known: list[Any]) -> None:
    say(t(f"新增 {len(added)}，已有 {len(known)}", f"{len(added)} added, {len(known)} there already"))
    for source in added:
        say(f"  {source.id}  {source.name}")


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in record.items()}
