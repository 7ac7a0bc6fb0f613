"""The agents' server, asked with the protocol's own client: in memory, and as a process of its own over its standard streams."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from mcp import Client, StdioServerParameters, stdio_client
from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace, init
from xinmai.mcp import server
from xinmai.mcp.server import NAMES

TEXT = "中芯国际公布业绩\n\n发布日期：2025-02-12\n\n中芯国际2024年营业收入为80.3亿美元，同比增长27%。2023年中芯国际营业收入为63.2亿美元。\n"

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("in")
    (folder / "smic.txt").write_text(TEXT, "utf-8")
    made = init(tmp_path_factory.mktemp("mcp"))
    ingest(made, [folder])
    return made


def talk(to: Any, what: Callable[[Client], Awaitable[Any]]) -> Any:
    async def session() -> Any:
        async with Client(to) as client:
            return await what(client)

    return asyncio.run(session())


@pytest.fixture
def ask(workspace: Workspace) -> Ask:
    def asked(tool: str, **arguments: Any) -> dict[str, Any]:
        result = talk(server(workspace), lambda client: client.call_tool(tool, arguments))
        text = result.content[0].text
        return {"error": text} if result.is_error else json.loads(text)

    return asked


def test_the_client_lists_every_tool_with_its_description_and_schema(workspace: Workspace) -> None:
    listed = talk(server(workspace), lambda client: client.list_tools()).tools
    assert {tool.name for tool in listed} == set(NAMES)
    for tool in listed:
        assert tool.description
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert "self" not in tool.input_schema["properties"]


def test_a_point_of_a_series_has_its_quote_where_it_stands(ask: Ask) -> None:
    points = [one for one in ask("series", query="中芯国际 营业收入")["records"] if one["kind"] == "point"]
    assert [(one["period"], one["value"]) for one in points] == [("2023", 6_320_000_000), ("2024", 8_030_000_000)]
    for point in points:
        (stated,) = point["sources"]
        assert TEXT[stated["start"] : stated["end"]] == stated["quote"]


def test_a_series_that_is_not_meant_has_near_ones(ask: Ask) -> None:
    answer = ask("series", query="中芯 收入额度")
    assert (answer["records"], answer["note"]) == ([], "not known in this workspace")
    assert any("中芯国际" in title for title in answer["near"])


def test_documents_are_listed_and_read_in_stretches(ask: Ask) -> None:
    (document,) = ask("list_documents")["records"]
    assert (document["name"], document["characters"]) == ("smic.txt", len(TEXT))
    first = ask("get_document", name="smic.txt", most=30)
    assert (first["text"], first["next"]) == (TEXT[:30], 30)
    rest = ask("get_document", name=document["id"], start=30)
    assert (rest["text"], rest["next"]) == (TEXT[30:], None)
    assert {one["quote"] for one in rest["figures"]} >= {"80.3亿美元", "27%", "63.2亿美元"}


@pytest.mark.parametrize(
    ("tool", "arguments", "error"),
    [
        ("get_document", {"name": "../etc/passwd"}, "no document '../etc/passwd' in this workspace: list them first"),
        ("get_document", {"name": "smic.txt", "start": 10**9}, "is outside its"),
        ("events", {"type": "war"}, "no type of event 'war': choose one of"),
        ("warnings", {"topic": "war"}, "no topic 'war': choose one of"),
        ("warnings", {"severity": "dire"}, "severity"),
    ],
)
def test_what_is_asked_wrongly_is_said(ask: Ask, tool: str, arguments: dict[str, Any], error: str) -> None:
    assert error in ask(tool, **arguments)["error"]


def test_the_audit_finds_the_slip_and_quotes_it(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "slip.txt").write_text(TEXT.replace("增长27%", "增长72%"), "utf-8")
    made = init(tmp_path / "w")
    ingest(made, [tmp_path / "slip.txt"])
    result = talk(server(made), lambda client: client.call_tool("audit", {}))
    findings = json.loads(result.content[0].text)["records"]
    assert any("72%" in [quote["text"] for quote in one["quotes"]] for one in findings)
    assert ask("audit")["records"] == []


def test_a_warning_says_why_and_quotes(ask: Ask, tmp_path: Path) -> None:
    text = "管制\n\n发布日期：2025-10-12\n\n美国商务部10月8日将23家中国企业列入实体清单。\n"
    (tmp_path / "list.txt").write_text(text, "utf-8")
    made = init(tmp_path / "w")
    ingest(made, [tmp_path / "list.txt"])
    result = talk(server(made), lambda client: client.call_tool("warnings", {"severity": "high"}))
    (warning,) = json.loads(result.content[0].text)["records"]
    assert "美国商务部10月8日将23家中国企业列入实体清单" in warning["why"]
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in warning["quotes"])
    assert ask("warnings")["records"] == []


def test_a_company_has_its_figures_and_an_unknown_one_is_not_made_up(ask: Ask) -> None:
    records = ask("entity", name="中芯国际")["records"]
    assert records[0]["kind"] == "profile"
    assert "80.3亿美元" in {one.get("quote") for one in records}
    assert ask("entity", name="不存在的公司")["records"] == []


def test_a_question_is_answered_with_its_quote_and_words_are_found(ask: Ask) -> None:
    (answer,) = ask("ask", question="中芯国际2024年营业收入是多少")["answers"]
    assert (answer["value"], answer["quote"]) == (8_030_000_000, "80.3亿美元")
    (passage,) = ask("search", query="業績 中芯国际")["records"]
    assert (passage["document"], passage["title"]) == ("smic.txt", "中芯国际公布业绩")
    assert ask("search", query='"未闭合')["error"]


def test_every_tool_answers(ask: Ask) -> None:
    asked = {
        "search": {"query": "营业收入"},
        "ask": {"question": "中芯国际2024年营业收入是多少"},
        "series": {"query": "中芯国际"},
        "compare": {"subjects": ["中芯国际"], "indicator": "营业收入"},
        "forecast": {"query": "中芯国际 营业收入"},
        "entity": {"name": "中芯国际"},
        "get_document": {"name": "smic.txt"},
    }
    for name in NAMES:
        assert "error" not in ask(name, **asked.get(name, {})), name


def test_as_a_process_it_speaks_over_its_standard_streams(workspace: Workspace) -> None:
    program = StdioServerParameters(command=sys.executable, args=["-m", "xinmai", "mcp", "-w", str(workspace.folder)], env=dict(os.environ))
    result = talk(stdio_client(program), lambda client: client.call_tool("list_documents", {}))
    assert json.loads(result.content[0].text)["records"][0]["name"] == "smic.txt"
