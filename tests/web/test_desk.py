"""The bulletin desk over HTTP: who may, what is kept, what is refused, what is logged."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from xinmai.app.access import grant
from xinmai.app.workspace import Workspace

from .forms import form_token, send

FORMATS = ["pdf", "docx", "html", "md", "xlsx"]


@pytest.fixture
def desk(visitor, copied: Workspace) -> TestClient:
    client: TestClient = visitor(copied)
    made = send(client, "/desk", {"most": "3", "dateline": "2026.11", "heading": "客户专刊"})
    assert (made.status_code, made.headers["location"]) == (303, "/desk/1")
    return client


def issue(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/desk/1.json").json()
    return found


def do(client: TestClient, step: str, **fields: str) -> httpx2.Response:
    return send(client, "/desk/1", {"do": step, "seen": issue(client)["stamp"], **fields})


def log(workspace: Workspace) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (workspace.folder / "log" / "changes.jsonl").read_text("utf-8").splitlines()]


def test_a_draft_shows_items_with_their_grounds(desk: TestClient) -> None:
    found = issue(desk)
    assert found["profile"]["title"] == "客户专刊"
    assert found["profile"]["most"] == 3
    items = [item for group in found["groups"] for item in group["items"]]
    assert all(len(group["items"]) <= 3 for group in found["groups"])
    assert all(item["score"] > 0 and "首次刊出" in item["because"] and item["reports"] for item in items)
    assert found["left_out_in_all"] == found["issue"]["left_out"] > 0
    page = desk.get("/desk/1").text
    assert all(item["because"].split("；")[0] in page for item in items)
    assert desk.get("/desk.json").json()["rows"][0]["items"] == len(items)


def test_from_draft_to_print(desk: TestClient, copied: Workspace) -> None:
    first, second = issue(desk)["groups"][0]["items"][:2]
    moved = do(desk, "move", item=second["key"], to="1")
    assert moved.headers["location"] == f"/desk/1?done=move#i-{second['key']}"
    assert [item["key"] for item in issue(desk)["groups"][0]["items"]][:2] == [second["key"], first["key"]]
    assert do(desk, "order", **{f"at-{first['key']}": "1", f"at-{second['key']}": ""}).status_code == 303
    assert issue(desk)["groups"][0]["items"][0]["key"] == first["key"]
    do(desk, "edit", item=first["key"], title="<b>编者所拟</b>", note="按：续报", column=issue(desk)["groups"][0]["column"])
    do(desk, "drop", item=second["key"])
    refused = do(desk, "publish", by="李")
    assert (refused.status_code, "还没有审" in refused.text) == (400, True)
    assert do(desk, "review", by="王").status_code == 303
    assert do(desk, "publish", by="李").status_code == 303
    found = issue(desk)
    assert (found["issue"]["state"], found["issue"]["reviewed_by"], found["issue"]["published_by"]) == ("published", "王", "李")
    assert [one["name"] for one in found["files"]] == [f"issue-1.{form}" for form in FORMATS]
    for one in found["files"]:
        assert desk.get(f"/publications/{one['name']}?download").content == (copied.out / one["name"]).read_bytes()
    printed = (copied.out / "issue-1.md").read_text("utf-8")
    assert "编者所拟" in printed
    assert "按：续报" in printed
    assert second["title"] not in printed
    assert "&lt;b&gt;编者所拟&lt;/b&gt;" in desk.get("/desk/1").text
    told = [(line["action"], line["about"]["issue"], line["done"]) for line in log(copied)]
    assert told == [("draft", 1, True), ("move", 1, True), ("order", 1, True), ("edit", 1, True), ("drop", 1, True), ("publish", 1, False), ("review", 1, True), ("publish", 1, True)]


def test_a_number_that_no_source_says_keeps_an_issue_from_its_review(desk: TestClient) -> None:
    first = issue(desk)["groups"][0]["items"][0]
    do(desk, "edit", item=first["key"], title="产值777亿元", note="", column=issue(desk)["groups"][0]["column"])
    refused = do(desk, "review", by="王")
    assert refused.status_code == 400
    assert "777" in re.findall(r'role="alert">([^<]*)', refused.text)[0]
    assert issue(desk)["issue"]["state"] == "pending"


def test_a_story_left_out_is_taken_in(desk: TestClient) -> None:
    out = issue(desk)["left_out"][0]
    do(desk, "take", item=out["key"])
    assert out["key"] in [item["key"] for group in issue(desk)["groups"] for item in group["items"]]


def test_a_form_from_another_state_is_refused(desk: TestClient) -> None:
    first = issue(desk)["groups"][0]["items"][0]
    stale = issue(desk)["stamp"]
    do(desk, "drop", item=first["key"])
    refused = send(desk, "/desk/1", {"do": "keep", "item": first["key"], "seen": stale})
    assert refused.status_code == 400
    assert "刚被改动" in refused.text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"do": "burn"}, 400),
        ({"do": "move", "item": "../../etc", "to": "1"}, 400),
        ({"do": "move", "item": "zz", "to": "-1"}, 400),
        ({"do": "edit", "item": "zz", "title": "长" * 201}, 400),
        ({"do": "review", "by": ""}, 400),
    ],
)
def test_what_makes_no_sense_is_refused(desk: TestClient, fields: dict[str, str], status: int) -> None:
    before = issue(desk)
    assert do(desk, **({"step": fields["do"]} | {name: value for name, value in fields.items() if name != "do"})).status_code == status
    assert issue(desk) == before


@pytest.mark.parametrize("fields", [{"most": "0"}, {"since": "昨天"}, {"since": "2024-13"}, {"profile": "nonsense: 1"}, {"profile": "columns: [别栏]"}, {"profile": "[" * 300}, {"number": "x"}, {"since": "1999", "until": "1999"}])
def test_a_draft_that_cannot_be_keeps_nothing(visitor, copied: Workspace, fields: dict[str, str]) -> None:
    client = visitor(copied)
    refused = send(client, "/desk", fields)
    assert (refused.status_code, 'role="alert"' in refused.text) == (400, True)
    assert client.get("/desk.json").json()["rows"] == []


def test_an_issue_that_is_not_there(desk: TestClient) -> None:
    for path in ("/desk/9", "/desk/9.json", "/desk/9/preview", "/desk/99999999999999999999"):
        assert desk.get(path).status_code == 404, path


def test_a_preview_is_shown_in_a_sandbox(desk: TestClient) -> None:
    answer = desk.get("/desk/1/preview")
    assert "客户专刊" in answer.text
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_form_of_somebody_else_changes_nothing(desk: TestClient) -> None:
    before = issue(desk)
    key = before["groups"][0]["items"][0]["key"]
    assert desk.post("/desk/1", data={"do": "drop", "item": key, "seen": before["stamp"]}).status_code == 403
    token = form_token(desk, "/desk/1")
    elsewhere = desk.post("/desk/1", data={"token": token, "do": "drop", "item": key, "seen": before["stamp"]}, headers={"origin": "http://evil.example"})
    assert elsewhere.status_code == 403
    assert issue(desk) == before


def test_the_desk_is_for_editors(visitor, copied: Workspace) -> None:
    reader, editor = grant(copied, "读者", "reader"), grant(copied, "编辑", "editor")
    client = visitor(copied)
    asks = {"authorization": f"Bearer {reader}"}
    for path in ("/desk", "/desk.json", "/desk/1", "/desk/1.json", "/desk/1/preview"):
        assert client.get(path, headers=asks).status_code == 403, path
    assert client.post("/desk", headers=asks).status_code == 403
    assert 'href="/desk"' not in client.get("/", headers=asks).text
    own = {"authorization": f"Bearer {editor}"}
    assert 'href="/desk"' in client.get("/", headers=own).text
    found = re.search(r'name="token" value="([0-9a-f]+)"', client.get("/desk", headers=own).text)
    assert found
    assert client.post("/desk", data={"token": found[1], "most": "2"}, headers=own).status_code == 303
    seen = client.get("/desk/1.json", headers=own).json()["stamp"]
    client.post("/desk/1", data={"token": found[1], "do": "review", "seen": seen, "by": "别人"}, headers=own)
    assert client.get("/desk/1.json", headers=own).json()["issue"]["reviewed_by"] == "编辑"


def test_the_desk_takes_longer_forms_than_other_pages_and_no_endless_ones(desk: TestClient) -> None:
    places = {f"at-{number:010x}": "1" for number in range(4000)}
    token = form_token(desk, "/desk/1")
    fitting = desk.post("/desk/1", data={"token": token, "do": "order", "seen": issue(desk)["stamp"], **places})
    assert fitting.status_code == 303
    assert desk.post("/publications", data={"token": token, "topic": "x" * 70_000}).status_code == 413
    endless = {f"at-{number:010x}": "1" * 50 for number in range(4500)}
    assert desk.post("/desk/1", data={"token": token, "do": "order", "seen": "", **endless}).status_code == 413
    assert desk.post("/desk/1", data={"token": token, **{f"f{number}": "" for number in range(6000)}}).status_code == 400
