"""Supply cuts on the command line: what a cut comes to in sentences, then tables; saved scenarios, and two beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from xinmai.app import simulate as simulations
from xinmai.app.scenarios import SHORT, read_scenario, save_scenario, scenario_of
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import Language, language, speaking, t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, show
from xinmai.errors import UsageError

__all__ = ["app"]

_LISTED, _MOMENTS = 12, 3
"""Rows of a table, and days before the last; all of them are in the other formats."""
_QUOTED = 200

app = Commands()


@app.add("断供推演：谁受影响、损失多少、经什么路径、什么最管用，逐项列明证据与假定", 'xinmai simulate --cut "country:US->EDA" --days 180 -w my-workspace')
def simulate(  # noqa: PLR0917 - options, which Typer passes by name
    scenarios: Annotated[list[Path] | None, typer.Argument(help=t("方案文件（YAML）；给出两个则并列比较", "scenario files (YAML); two are compared"))] = None,
    cut: Annotated[
        list[str] | None,
        typer.Option(help=t("断供，可重复：country:US->设备:50%@2026-03-01/90d、firm:台积电->晶圆代工、link:光刻胶", "a cut, may be repeated: country:US->EDA:50%@2026-03-01/90d, firm:TSMC->foundry, link:eq_etch")),
    ] = None,
    days: Annotated[int, typer.Option(help=t("推演的天数", "days to work out"))] = SHORT,
    since: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help=t("第一天的日期", "the date of the first day"))] = None,
    save: Annotated[Path | None, typer.Option(help=t("把 --cut 给出的方案存为 YAML", "save what --cut gives as YAML"))] = None,
    compare: Annotated[Path | None, typer.Option(help=t("与这个方案并列比较", "compare with this scenario"))] = None,
    lang: Annotated[Language | None, typer.Option(help=t("zh 或 en", "zh or en"))] = None,
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
) -> None:
    """Work out a cut of supplies: who is hit, how much is lost, by which ways, what would help; every number with its evidence or assumption."""
    place = open_workspace(workspace)
    lexicon = place.lexicon()
    chosen = [read_scenario(file, lexicon) for file in [*(scenarios or ()), *([compare] if compare else ())]]
    if cut:
        chosen.insert(0, scenario_of(cut, days, lexicon, since=since.date() if since else None))
    _check(chosen, save if not cut else None)
    if save:
        save_scenario(chosen[0], save)
        typer.echo(save)
    with speaking(lang):
        records = list(simulations.simulation_records(place, chosen, english=language() == "en"))
        if form is Format.TABLE:
            _show(records)
        else:
            print_records(records, form, ())
    if not any(record["kind"] == "touched" for record in records):
        raise typer.Exit(FOUND_NOTHING)


def _check(chosen: Sequence[object], unsaved: Path | None) -> None:
    if not chosen:
        msg = 'nothing to work out: give --cut "country:US->EDA", or a scenario file'
        raise UsageError(msg)
    if len(chosen) > 2:
        msg = f"{len(chosen)} scenarios: two can be compared"
        raise UsageError(msg)
    if unsaved:
        msg = "--save keeps what --cut gives: give a --cut"
        raise UsageError(msg)


def _show(records: Sequence[dict[str, Any]]) -> None:
    """Sentences first, then tables."""
    compared = [record for record in records if record["kind"] == "comparison"]
    if compared:
        show(Text(f"{compared[0]['first']}  ↔  {compared[0]['second']}", "bold"))
        show("  · ", next(record["sentence"] for record in records if record["kind"] == "compared"))
        _table(t("各环节期末少产与累计少产天数", "loss of each link at the end, and days of output lost"), compared[:_LISTED], {
            t("环节", "link"): lambda one: one["name"],
            t("甲", "first"): lambda one: _percent(one["first_loss"]),
            t("乙", "second"): lambda one: _percent(one["second_loss"]),
            t("甲累计", "first, days"): lambda one: f"{one['first_total']:.1f}",
            t("乙累计", "second, days"): lambda one: f"{one['second_total']:.1f}",
            t("乙比甲", "difference"): lambda one: f"{one['more_days']:+.1f}",
        })  # fmt: skip
    parts: list[list[dict[str, Any]]] = []
    for record in records:
        if record["kind"] == "scenario":
            parts.append([])
        if parts:
            parts[-1].append(record)
    for part in parts:
        _one(part)


def _one(records: Sequence[dict[str, Any]]) -> None:
    head = records[0]
    show(Text(f"\n{head['name']}", "bold"))
    for said in head["sentences"]:
        show(Text("  · "), (t("〔假定〕", "[assumed] ") if said["assumed"] else "") + said["text"])
    of = {kind: [record for record in records if record["kind"] == kind] for kind in ("touched", "link", "firm", "country", "route", "remedy", "edge", "assumption")}
    if not of["touched"]:
        return
    standing = {"cited": t("原文", "cited"), "partly": t("部分原文", "partly cited"), "given": t("方案给定", "given"), "assumed": t("推定", "assumed")}
    _table(t("断供触及的份额", "what is cut"), of["touched"], {
        t("环节", "link"): lambda one: one["name"],
        t("断供方", "cut"): lambda one: one["holder"],
        t("份额", "share"): lambda one: _percent(one["cut"]),
        t("可能在", "may be"): lambda one: f"{_percent(one['low'])}–{_percent(one['high'])}",
        t("依据", "standing"): lambda one: standing[one["standing"]],
        t("怎样得来", "how"): lambda one: one["measure"]["computed"],
    })  # fmt: skip
    for kind, title in (("link", t("其他环节的损失", "losses of other links")), ("firm", t("企业的损失（资料说到份额或供货关系的企业，以及被断供的企业）", "losses of firms of which a share or a delivery is stated, or that are cut")), ("country", t("各国企业的损失", "losses by country"))):
        _losses(title, [one for one in of[kind] if (one["loss"] >= 0.0005 or one["total_days"] >= 0.05) and (kind != "link" or not one["direct"])], head["told_on_day"])
    _table(t("传导路径", "ways of the losses"), of["route"], {
        t("到达", "reaches"): lambda one: one["name"],
        t("少产", "loss"): lambda one: _percent(one["loss"]),
        t("路径（~ 为推定的关系）", "way (~ assumed)"): _way,
    })  # fmt: skip
    _table(t("什么最管用（只改这一项，全部重算）", "what would help (that alone changed)"), of["remedy"], {
        t("环节", "link"): lambda one: one["name"],
        t("措施", "what"): lambda one: f"{one['does']} {one['amount']:g} {t('天', 'days') if one['id'] == 'stock' else t('个百分点', 'points')}",
        t("可减少损失", "spares"): lambda one: _percent(one["spared"]),
    })  # fmt: skip
    _stand(of["assumption"], of["edge"], of["touched"])


def _losses(title: str, rows: Sequence[dict[str, Any]], day: int) -> None:
    if not rows:
        return
    moments = [moment for moment in rows[0]["over_time"] if moment != str(day)][-_MOMENTS:]
    columns: dict[str, Callable[[dict[str, Any]], str]] = {t("名称", "name"): lambda one: one["name"]}
    columns |= {t(f"第{moment}天", f"day {moment}"): _at(moment) for moment in moments}
    columns |= {
        t(f"第{day}天", f"day {day}"): lambda one: _percent(one["loss"]),
        t("九成抽样", "9 draws of 10"): lambda one: f"{_percent(one['low'])}–{_percent(one['high'])}",
        t("累计天数", "days lost"): lambda one: f"{one['total_days']:.1f}",
    }
    if any(one["direct"] for one in rows):
        columns[t("其中直接", "cut itself")] = lambda one: _percent(one["direct"]) if one["direct"] else ""
    _table(title, rows, columns)


def _at(moment: str) -> Callable[[dict[str, Any]], str]:
    return lambda one: _percent(one["over_time"][moment])


def _table(title: str, rows: Sequence[dict[str, Any]], columns: dict[str, Callable[[dict[str, Any]], str]]) -> None:
    if rows:
        show(Text(f"\n{title}", "bold"))
        print_records(({name: of(row) for name, of in columns.items()} for row in rows[:_LISTED]), Format.TABLE, tuple(columns))
        if len(rows) > _LISTED:
            show(t(f"（另有 {len(rows) - _LISTED} 行，见 --format json）", f"({len(rows) - _LISTED} more rows, see --format json)"))


def _way(one: dict[str, Any]) -> str:
    return "".join(f"{'' if step['edge'] is None else ' → ' if step['edge']['standing'] == 'cited' else ' ~→ '}{step['name']} {_percent(step['loss'])}" for step in one["steps"])


def _stand(assumed: Sequence[dict[str, Any]], edges: Sequence[dict[str, Any]], touched: Sequence[dict[str, Any]]) -> None:
    """What all of it stands on: assumptions with their reasons, then what sources say."""
    show(Text(t("\n假定（没有原文可据）", "\nassumed (no source says so)"), "bold"))
    for one in assumed:
        value = "" if one["name"] is None else f"{one['name']} {one['value']:g}" + (f"（{one['low']:g}–{one['high']:g}）" if one["low"] < one["high"] else "") + "："
        show(Text("  · "), f"{value}{one['reason']}")
    sources = [source for row in touched for source in row["measure"]["sources"]] + [source for edge in edges for source in edge["sources"]]
    show(Text(t("\n引用的原文", "\nwhat sources say"), "bold"))
    for said in _cited(sources):
        show(Text("  · "), said)
    if not sources:
        show(t("  没有一处", "  nothing"))


def _cited(sources: Iterable[dict[str, Any]]) -> list[str]:
    found = {}
    for source in sources:
        told = source["sentence"] if len(source["quote"]) < 12 else " ".join(source["quote"].split())
        dated = t(f"{source['published'] or '日期不明'}，可信度 {source['confidence']:g}", f"{source['published'] or 'undated'}, confidence {source['confidence']:g}")
        found[source["document"], source["start"]] = f"{source['document']} {source['start']}–{source['end']}（{dated}）：{told if len(told) <= _QUOTED else told[:_QUOTED] + '…'}"
    return list(found.values())


def _percent(part: float) -> str:
    return f"{part * 100:.1f}".removesuffix(".0") + "%"
