"""Series worked out ahead, on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Annotated, Any

import typer

from xinmai.app import forecast as forecasts
from xinmai.app import series as all_series
from xinmai.app.workspace import open_workspace
from xinmai.cli.amounts import amount
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, say
from xinmai.hanzi import shown

__all__ = ["METHODS", "OBSTACLES", "STATUSES", "app"]

METHODS = forecasts.METHODS
OBSTACLES = {
    "kind": ("增速、名次、参数不作测算", "growth, ranks and parameters are not projected"),
    "short": ("历史太短：整年的实际值或估计值不到 4 个", "history too short: fewer than 4 whole years with an outcome or estimate"),
    "bounds": ("数值须大于 0，占比须在 0 与 100% 之间", "values must be above 0, shares between 0 and 100 %"),
    "past": ("所要的年份不晚于已有的实际值", "the year asked for is not after the last outcome"),
    "far": ("所要的年份太远：往后不超过往前的年数", "too far ahead: no more years than it looks back"),
}
STATUSES = {
    "projected": ("测算", "computed"),
    "forecast": ("文中预测", "stated forecast"),
    "target": ("文中目标", "stated target"),
}
_COLUMNS = ("series", "period", "status", "shown", "80%", "95%", "sources")
_EARLIEST, _LATEST = 1900, 2200
_SHOWN = 8
"""Series that cannot be projected which are named."""

app = Commands()


@app.add("测算一个序列今后几年的数值：区间、算式、依据和试算结果，与文中的预测并列", "xinmai forecast DRAM --until 2027 -w my-workspace")
def forecast(
    query: Annotated[str, typer.Argument(help=t("主体、指标、地域，以空格分开", "subject, indicator, area, parted by blanks"))],
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
    until: Annotated[int | None, typer.Option(min=_EARLIEST, max=_LATEST, help=t("测算到哪一年，缺省为往后三年", "the last year, three years ahead by default"))] = None,
) -> None:
    """Work a series out ahead: intervals, formula, inputs and a trial on the past, beside forecasts that documents state."""
    place = open_workspace(workspace)
    records = list(forecasts.forecast(place, query, until))
    projected, rest = ([record for record in records if (record["kind"] == "projection") is there] for there in (True, False))
    if form is not Format.TABLE:
        print_records(records, form, _COLUMNS)
    elif projected:
        print_records(_rows(projected), form, _COLUMNS)
        _explain(projected)
    _refuse(rest)
    if not records:
        say(t(f"没有“{query}”这个序列", f"no series is called “{query}”"))
        for title in all_series.suggestions(place, query):
            say(t("  相近的有：", "  near to it: "), title)
    if not projected:
        raise typer.Exit(FOUND_NOTHING)


def _rows(records: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A row for each projected year, then one for each forecast that a document states for it; four digits are more than any deserves."""
    for record in records:
        unit = record["unit"]
        ranges = {f"{level}%": "–".join(shown(end, unit) for end in record[f"interval{level}"]) for level in (80, 95)}
        count = len(record["sources"])
        head = {"series": record["series"], "period": record["period"]}
        yield head | ranges | {"status": t(*STATUSES["projected"]), "shown": shown(record["value"], unit), "sources": t(f"{count}个数，见下", f"{count} figures, below")}
        for other in record["others"]:
            yield head | {"status": t(*STATUSES[other["status"]]), "shown": amount(other), "sources": [f"{other['document']}: {other['quote']}"]}


def _explain(records: Sequence[Mapping[str, Any]]) -> None:
    """What each series was worked out from and how, and how well that did before."""
    say(t("以上“测算”由程序推算，不是任何文件里的数字。", "What is marked computed was worked out by this program; no document states it."))
    for _, same in groupby(records, key=lambda record: (record["series"], record["unit"], record["basis"])):
        record = next(same)
        inputs = "、".join(f"{one['period']} {amount(one)} [{one['document']}]" for one in record["sources"])
        say(f"{record['series']}{t('：依据 ', ': from ')}{inputs}")
        say(t("  方法：", "  method: "), f"{t(*METHODS[record['method']])}{t('，', ', ')}{t(*forecasts.BECAUSE[record['because']])}")
        say(t("  算式：", "  formula: "), f"{record['formula']}; {record['computed']}")
        for trial in record["backtests"]:
            say(t("  试算：", "  tried: "), _trial(trial))


def _trial(trial: Mapping[str, Any]) -> str:
    inside = round(trial["coverage80"] * trial["origins"])
    relative, mase = (t("不可算", "none") if trial[name] is None else f"{trial[name]:.2f}" for name in ("relative_mae", "mase"))
    return t(
        f"{METHODS[trial['method']][0]}，{trial['origins']} 次，误差为“不变”的 {relative} 倍，MASE {mase}，80% 区间含 {inside} 次{'' if trial['candidate'] else '（仅供比较）'}",
        f"{trial['method']}, {trial['origins']} times, error {relative} of naive, MASE {mase}, inside 80 %: {inside}{'' if trial['candidate'] else ' (to compare only)'}",
    )


def _refuse(records: Sequence[Mapping[str, Any]]) -> None:
    """Which series are not projected, and why."""
    for record in records[:_SHOWN]:
        say(t("不作测算：", "not projected: "), f"{record['series']}{t('——', ': ')}{t(*OBSTACLES[record['because']])}{t('；现有 ', '; it has ')}{len(record['sources'])}")
    if len(records) > _SHOWN:
        say(t(f"另有 {len(records) - _SHOWN} 个序列不作测算", f"{len(records) - _SHOWN} more series are not projected"))
