"""Search on the command line: passages with what was found marked in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer
from rich.text import Text

from xinmai.app import search as searches
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_marked, print_records, say
from xinmai.cli.progress import progress_bar

__all__ = ["app", "show_passage"]

_COLUMNS = ("published", "source", "title", "snippet", "document", "start", "end")

app = Commands()


@app.add("全文检索：词、\"短语\"、AND OR NOT、字段:值；繁简互通，结果带出处", 'xinmai search "HBM3E OR DRAM" --since 2024 -w my-workspace')
def search(
    query: Annotated[list[str] | None, typer.Argument(help=t("检索式；不给则列出最新的文章", "the query; the newest articles without one"))] = None,
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
    *,
    since: Annotated[str | None, typer.Option(help=t("起始发布日期", "from this date of publication"))] = None,
    until: Annotated[str | None, typer.Option(help=t("截止发布日期", "to this date of publication"))] = None,
    column: Annotated[str | None, typer.Option(help=t("栏目", "column"))] = None,
    source: Annotated[str | None, typer.Option(help=t("来源", "publisher"))] = None,
    company: Annotated[str | None, typer.Option(help=t("文中的企业或机构，任何写法", "a company or body in it, by any name"))] = None,
    link: Annotated[str | None, typer.Option(help=t("产业链环节或主题", "link of the chain, or theme"))] = None,
    event: Annotated[str | None, typer.Option(help=t("事件种类", "type of event"))] = None,
    most: Annotated[int, typer.Option(min=1, max=1000, help=t("最多几条", "at most so many"))] = searches.MOST,
) -> None:
    """Search the articles: words, "a phrase", AND OR NOT, field:value; each hit with its source."""
    place = open_workspace(workspace)
    words = " ".join(query or ())
    filters = searches.Filters(since, until, column, source, company, link, event)
    with progress_bar(t("建立索引", "indexing")) as report:
        searches.refresh(place, lambda done, total: report(done, total, ""))
    records = searches.search(place, words, filters, most)
    if form is not Format.TABLE:
        print_records(records, form, ())
    for number, record in enumerate(records, 1):
        if form is Format.TABLE:
            show_passage(number, record)
    if not records:
        say(t(f"没有找到“{words}”", f"nothing found for “{words}”"))
        raise typer.Exit(FOUND_NOTHING)


def show_passage(number: int, record: Mapping[str, Any]) -> None:
    """Print a passage for people: title, then date, source and place, then the words."""
    print_marked(Text(f"{number}. ", "bold"), record["title"], record["title_highlights"], "bold")
    about = [record["published"] or t("日期不详", "undated"), record["source"], record["document"], f"{record['start']}:{record['end']}"]
    print_marked(Text("   "), " · ".join(filter(None, about)), (), "dim")
    print_marked(Text("   "), record["snippet"].replace("\n", " ").replace("\t", " "), record["highlights"])
