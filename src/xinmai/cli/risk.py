"""The risk of the chain on the command line: the worst links in sentences, each with its sources; the graph as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from xinmai.app import risk as risks
from xinmai.app.market_data import market_data
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, say, show

__all__ = ["app"]

_COLUMNS = ("link", "stage", "index", "bounds", "band", "exposure", "sensitivity", "adaptability", "coverage")
_DATA = ("item", "suppliers", "year", "hhi", "hhi_renormalised", "cr1", "cr3", "leader", "choke")
_WORST = 3
_QUOTED = 240
_SHORT = 12
"""Characters up to which a quote is a figure by itself, which its sentence explains."""

app = Commands()


@app.add("供应链风险：最坏的环节为何、据何资料、哪些是假定；可导出供应链图", "xinmai risk EDA -w my-workspace")
def risk(
    link: Annotated[str | None, typer.Argument(help=t("环节，如 光刻设备；缺省为全链", "a link of the chain; all of it by default"))] = None,
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
    graph: Annotated[Path | None, typer.Option(help=t("把供应链图写到文件：后缀 graphml、csv、json", "write the supply graph: .graphml, .csv or .json"))] = None,
    own: Annotated[
        list[Path] | None,
        typer.Option("--with", help=t("把自己的数据算进集中度分项，格式同 --data，可多次给出", "let data of your own feed the concentration of the links they cover; formats as for --data; may be repeated")),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(help=t("只算一份数据的集中度：ETO 五表的文件夹，或 USGS、企业供货、海关的 CSV", "work out the concentration of a data set: a folder of ETO tables, or a CSV of USGS, of deliveries or of customs")),
    ] = None,
) -> None:
    """Explain the interruption risk of the chain's links: every figure with its source, every assumption named."""
    if data is not None:
        if not print_records(market_data(data), form, _DATA):
            raise typer.Exit(FOUND_NOTHING)
        return
    place = open_workspace(workspace)
    if graph is not None:
        count = risks.write_graph(place, graph)
        typer.echo(graph)
        say(t(f"关系 {count} 条", f"{count} edges"))
        return
    records = list(risks.risk(place, link, own or ()))
    links = [record for record in records if record["kind"] == "risk"]
    if form is Format.TABLE:
        _show(records, links, link is not None)
    else:
        print_records(records, form, _COLUMNS)
    if all(record["index"] is None for record in links):
        raise typer.Exit(FOUND_NOTHING)


def _show(records: list[dict[str, Any]], links: list[dict[str, Any]], asked: bool) -> None:
    """A table of the links that have a number, then the worst of them, or the one asked for, in sentences."""
    known = [record for record in links if record["index"] is not None]
    if known:
        print_records(map(_row, known), Format.TABLE, _COLUMNS)
    for record in records:
        if record["kind"] == "data":
            show(t("数据涉及的环节：", "links that the data cover: "), "、".join(record["links"]) or "—")
            show(t("数据中不属于任何环节的：", "items of no link: "), "、".join(record["of_no_link"]) or "—")
        if record["kind"] == "chain":
            show(t("全链：", "whole chain: "), f"{record['value']:.2f}（{record['computed']}）")
    by_class = [record["name"] for record in links if record["by_class_only"]]
    if by_class:
        show(t("资料只说到大类、不给指数的环节：", "spoken of as a class only, no number: "), "、".join(by_class))
    silent = len(links) - len(known) - len(by_class)
    if silent:
        show(t(f"其余 {silent} 个环节的资料没有说到依赖、集中或管制，不给指数。", f"of {silent} links no exposure is stated: no number."))
    for record in _chosen(links, known, asked):
        _explain(record)


def _chosen(links: list[dict[str, Any]], known: list[dict[str, Any]], asked: bool) -> list[dict[str, Any]]:
    return [link for link in links if link["asked"]] if asked else known[:_WORST]


def _row(record: dict[str, Any]) -> dict[str, Any]:
    return {
        "link": record["name"],
        "stage": record["stage"],
        "index": f"{record['index']:.2f}",
        "bounds": f"{record['low']:.2f}–{record['high']:.2f}",
        "band": record["band"],
        **{name: f"{part:.2f}" for name, part in record["parts"].items()},
        "coverage": f"{record['coverage']:.0%}",
    }


def _explain(record: dict[str, Any]) -> None:
    show(Text(f"\n{record['name']}", "bold"))
    printed: set[tuple[str, int]] = set()
    for said in record["explanation"]:
        mark = t("〔假定〕", "[assumed] ") if said["assumed"] else ""
        show(Text(f"  · {mark}"), said["text"])
        for source in said["sources"]:
            if (source["document"], source["start"]) in printed or said is record["explanation"][0]:
                continue
            printed.add((source["document"], source["start"]))
            quote = " ".join(source["quote"].split())
            told = quote if len(quote) > _SHORT else source["sentence"]
            show(f"      {source['document']} {source['start']}–{source['end']}：{told if len(told) <= _QUOTED else f'{told[:_QUOTED]}…'}")
