"""Questions on the command line: the answer with its source first, then who says otherwise, then what it was understood as."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer
from rich.text import Text

from xinmai.app.ask import Reply
from xinmai.app.ask import ask as answers
from xinmai.app.workspace import open_workspace
from xinmai.cli.amounts import amount
from xinmai.cli.happenings import MODALITIES, TYPES
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import FOUND_NOTHING, HERE, Form, Workspace
from xinmai.cli.printing import Format, print_records, say
from xinmai.cli.search import show_passage
from xinmai.hanzi import period_words

__all__ = ["ASKED", "app"]

ASKED = {
    "figure": ("数值", "figure"),
    "growth": ("增速", "growth"),
    "ranking": ("排名", "ranking"),
    "comparison": ("比较", "comparison"),
    "event": ("事件", "event"),
    "entity": ("主体", "entity"),
    "passage": ("原文", "passage"),
}
_STATUSES = {
    "actual": ("实际值", "outcome"),
    "estimate": ("估计值", "estimate"),
    "forecast": ("预测，非实际值", "forecast, no outcome"),
    "target": ("目标，非实际值", "target, no outcome"),
    "projected": ("程序测算，非文中数字", "computed, stated nowhere"),
}
_COLUMNS = ("answer", "period", "status", "grade", "remark", "document", "start", "quote")

app = Commands()


@app.add("提问：数值、增速、排名、比较、事件、主体；有出处才回答，否则“未收录”", 'xinmai ask "SMIC ROE 2024" -w my-workspace')
def ask(
    question: Annotated[str, typer.Argument(help=t("一句话的问题", "a question in one sentence"))],
    workspace: Workspace = HERE,
    form: Form = Format.TABLE,
) -> None:
    """Answer a question from the facts of a workspace, each cited; passages where there is no fact, nothing where there is none."""
    reply = answers(open_workspace(workspace), question, f"{datetime.date.today():%Y-%m-%d}")
    if form is Format.JSON:
        sys.stdout.write(json.dumps(reply.record, ensure_ascii=False, indent=2) + "\n")
    elif form is Format.TABLE:
        _show(reply)
    else:
        print_records(reply.records, form, ())
    if not reply.records:
        say(Text(t("未收录", "not known"), "bold"))
        if reply.near:
            say(t("  有数字的期间：", "  there are figures for: "), t("、", ", ").join(map(period_words, reply.near)))
        raise typer.Exit(FOUND_NOTHING)


def _show(reply: Reply) -> None:
    say(t("理解为：", "understood as: "), _understood(reply))
    passages = [record for record in reply.records if record["kind"] == "passage"]
    rows = [row for record in reply.records if record["kind"] != "passage" for row in _rows(record)]
    if rows:
        print_records(rows, Format.TABLE, _COLUMNS)
    if passages:
        say(t("没有直接回答的事实；提到这些词的原文：", "No fact answers this; passages that hold its words:"))
    for number, record in enumerate(passages, 1):
        show_passage(number, record)


def _understood(reply: Reply) -> str:
    asked = reply.question
    parts = [*asked.subjects, asked.area, asked.indicator, asked.growth, *map(period_words, asked.periods), *(t(*TYPES[event]) for event in asked.events)]
    unread = t(f"；不认识：{'、'.join(asked.unread)}", f"; not understood: {', '.join(asked.unread)}") if asked.unread else ""
    return f"{t(*ASKED[asked.asked])} · {' · '.join(filter(None, parts))}{unread}"


def _rows(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A row for an answer, then one for each source that says otherwise or that it is worked out from."""
    match record["kind"]:
        case "answer" | "rank":
            yield _stated(record) | {"answer": _answer(record), "period": period_words(record["period"]), "grade": record["grade"], "remark": _remark(record)}
            for other in record["alternatives"]:
                yield _stated(other) | {"answer": t(f"  另说 {amount(other)}", f"  otherwise {amount(other)}"), "grade": other["grade"]}
        case "derived":
            yield {"answer": f"{record['name']} {record['computed']}", "period": period_words(record["period"]), "status": t("推算", "derived"), "remark": record["formula"]}
            yield from ({"answer": f"  {amount(one)}"} | _place(one) for one in record["sources"])
        case "projection":
            yield {"answer": f"{record['series']} {amount(record)}", "period": period_words(record["period"]), "status": t(*_STATUSES["projected"]), "remark": record["computed"]}
            yield from ({"answer": f"  {one['period']} {amount(one)}"} | _place(one) for one in record["sources"])
        case "happening":
            told = " ".join([record["subject"] or record["args"].get("subject", ""), record["trigger"], *(text for role, text in record["args"].items() if role != "subject")])
            row = {"answer": told, "period": record["date"], "status": t(*MODALITIES[record["modality"]]), "grade": record["grade"], "remark": t(*TYPES[record["type"]])}
            yield row | _place(record["reports"][0])
        case "profile":
            known = [str(value) for name in ("english", "country") if (value := record[name])] + [*record["codes"], *record["chain"]]
            yield {"answer": f"{record['canonical']}：{'、'.join(known)}", "remark": t("据词库", "by the lexicon")}
        case _:
            yield {"answer": record["text"], "document": record["document"], "start": record["start"], "quote": record["text"]}


def _answer(record: Mapping[str, Any]) -> str:
    place = f"{record['rank']}. " if "rank" in record else ""
    return f"{place}{record['series']} {amount(record)}"


def _remark(record: Mapping[str, Any]) -> list[str]:
    """What a reader must know: that others say otherwise, what an audit found, how many say the same."""
    told = [t("有争议", "contested")] if record["contested"] else []
    told += [finding["message"] for finding in record["findings"] if finding["verdict"] == "inconsistent"]
    return [*told, *([t(f"另有 {record['confirmed']} 份文档相同", f"{record['confirmed']} more say so")] if record["confirmed"] else [])]


def _stated(record: Mapping[str, Any]) -> dict[str, Any]:
    return {"status": t(*_STATUSES[record["status"]])} | _place(record)


def _place(record: Mapping[str, Any]) -> dict[str, Any]:
    return {"document": record["document"], "start": record["start"], "quote": record["quote"]}
