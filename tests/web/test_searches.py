"""Searching with filters, searches that are kept, and their feeds."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import feedparser
import pytest
from fastapi.testclient import TestClient

from xinmai.app.access import grant
from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace
from xinmai.model import Alert, Proof, Severity

from .forms import form_token, send


def keep(client: TestClient, **fields: str) -> Any:
    return client.post("/searches", data={"token": form_token(client, "/search?q=x"), **fields})


def kept(client: TestClient) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = client.get("/searches.json").json()["rows"]
    return rows


def test_words_are_found_with_filters(site: TestClient) -> None:
    everything = site.get("/search.json?q=集成电路").json()
    assert everything["total"] >= everything["size"] == len(everything["rows"])
    narrowed = site.get("/search.json?q=集成电路&since=2024&source=海关总署").json()
    assert 0 < narrowed["total"] < everything["total"]
    assert all(row["published"] >= "2024" and row["source"] == "海关总署" for row in narrowed["rows"])
    assert all(any(piece["marked"] for piece in row["pieces"]) or row["title_highlights"] for row in narrowed["rows"])
    page = site.get("/search?q=集成电路&source=海关总署").text
    assert "<mark>" in page
    assert site.get("/search.json?event=sanction").json()["total"] > 0
    assert site.get("/search.json").json() | {"rows": []} == site.get("/search.json").json()


def test_a_query_that_cannot_be_read_says_where(site: TestClient) -> None:
    page = site.get('/search?q="没有关上').text
    assert 'role="alert"' in page
    assert site.get('/search.json?q="没有关上').status_code == 404
    for bad in ("since=昨天", "page=99", "q=" + "长" * 501):
        assert site.get(f"/search?{bad}").status_code == 400, bad


def test_a_search_is_kept_followed_and_deleted(visitor, copied: Workspace, tmp_path) -> None:
    client = visitor(copied)
    made = keep(client, name="光刻机动向", q="光刻机", since="2020")
    assert (made.status_code, made.headers["location"]) == (303, f"/search?{urlencode({'q': '光刻机', 'since': '2020'})}")
    (one,) = kept(client)
    assert (one["name"], one["words"], one["filters"]["since"], one["by"]) == ("光刻机动向", "光刻机", "2020", "local")
    assert "光刻机动向" in client.get("/search").text
    assert client.get(f"/searches/{one['id']}").headers["location"] == made.headers["location"]
    address = f"/searches/{one['id']}.atom"
    before = feedparser.parse(client.get(address).content)
    assert not before.bozo
    assert before.feed.title.endswith("光刻机动向")
    assert before.entries
    (tmp_path / "新闻.txt").write_text("光刻机新机型发布\n2031-05-06\n来源：某报\n\n某公司发布新的光刻机，产量为45台。\n", "utf-8")
    ingest(copied, [tmp_path / "新闻.txt"])
    client.app.state.library.refresh()
    after = feedparser.parse(client.get(address).content)
    assert len(after.entries) == len(before.entries) + 1
    assert "光刻机新机型发布" in after.entries[0].title
    place = after.entries[0].link.removeprefix("http://127.0.0.1:8765").partition("#")[0]
    assert client.get(place).status_code == 200
    token = form_token(client, "/search")
    assert client.post(f"/searches/{one['id']}/delete", data={}).status_code == 403
    assert kept(client) == [one]
    assert client.post(f"/searches/{one['id']}/delete", data={"token": token}).status_code == 303
    assert kept(client) == []
    assert client.get(address).status_code == 404
    log = [json.loads(line) for line in (copied.folder / "log" / "changes.jsonl").read_text("utf-8").splitlines()]
    assert [(line["action"], line["done"]) for line in log] == [("save search", True), ("delete search", True)]


def test_both_kinds_of_feeds_say_the_same(visitor, copied: Workspace) -> None:
    client = visitor(copied)
    keep(client, name="<b>芯片</b> & 出口", q="出口")
    (one,) = kept(client)
    atom, rss = (feedparser.parse(client.get(f"/searches/{one['id']}.{form}").content) for form in ("atom", "rss"))
    assert not atom.bozo
    assert not rss.bozo
    assert (atom.version, rss.version) == ("atom10", "rss20")
    assert [(entry.title, entry.link, entry.id) for entry in atom.entries] == [(entry.title, entry.link, entry.id) for entry in rss.entries]
    assert 0 < len(atom.entries) <= 50
    assert [entry.updated for entry in atom.entries] == sorted((entry.updated for entry in atom.entries), reverse=True)
    assert "<b>" not in client.get("/search").text.replace("<b>芯脉</b>", "")
    answer = client.get(f"/searches/{one['id']}.atom")
    again = client.get(f"/searches/{one['id']}.atom", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": "", "q": "芯片"}, "请给这次检索一个名称"),
        ({"name": "长" * 81, "q": "芯片"}, "请给这次检索一个名称"),
        ({"name": "坏", "q": '"没有关上'}, "alert"),
        ({"name": "坏", "q": "芯片", "event": "nonsense"}, "alert"),
        ({"name": "坏", "q": "芯片", "since": "昨天"}, "alert"),
        ({"name": "有了", "q": "芯片"}, "已有名为"),
    ],
)
def test_what_cannot_be_kept_is_not(visitor, copied: Workspace, fields: dict[str, str], told: str) -> None:
    client = visitor(copied)
    keep(client, name="有了", q="芯片")
    refused = keep(client, **fields)
    assert refused.status_code == 400
    assert told in refused.text
    assert [one["name"] for one in kept(client)] == ["有了"]


def test_a_file_of_searches_that_is_broken_says_so(visitor, copied: Workspace) -> None:
    (copied.folder / "searches.json").write_text("[{]", "utf-8")
    client = visitor(copied)
    assert client.get("/searches.json").status_code == 500
    assert "searches.json" in client.get("/search").text


def test_readers_delete_only_their_own(visitor, copied: Workspace) -> None:
    tokens = {name: {"authorization": f"Bearer {grant(copied, name, role)}"} for name, role in (("甲", "reader"), ("乙", "reader"), ("丙", "editor"))}
    client = visitor(copied)

    def token(who: str) -> str:
        found = re.search(r'name="token" value="([0-9a-f]+)"', client.get("/search?q=x", headers=tokens[who]).text)
        assert found
        return found[1]

    assert client.post("/searches", data={"token": token("甲"), "name": "甲的", "q": "芯片"}, headers=tokens["甲"]).status_code == 303
    (one,) = client.get("/searches.json", headers=tokens["乙"]).json()["rows"]
    assert one["by"] == "甲"
    gone = f"/searches/{one['id']}/delete"
    assert gone not in client.get("/search", headers=tokens["乙"]).text
    found = re.search(r'name="token" value="([0-9a-f]+)"', client.get("/search?q=x", headers=tokens["乙"]).text)
    assert found
    assert client.post(gone, data={"token": found[1]}, headers=tokens["乙"]).status_code == 403
    assert client.post(gone, data={"token": token("丙")}, headers=tokens["丙"]).status_code == 303


def test_issues_and_alerts_have_feeds(visitor, copied: Workspace) -> None:
    client = visitor(copied)
    assert feedparser.parse(client.get("/issues.atom").content).entries == []
    send(client, "/desk", {"most": "2", "dateline": "2026.11"})

    def do(step: str) -> None:
        assert send(client, "/desk/1", {"do": step, "by": "王", "seen": client.get("/desk/1.json").json()["stamp"]}).status_code == 303

    do("review")
    assert feedparser.parse(client.get("/issues.atom").content).entries == []
    do("publish")
    for form in ("atom", "rss"):
        feed = feedparser.parse(client.get(f"/issues.{form}").content)
        assert not feed.bozo
        (entry,) = feed.entries
        assert entry.title == "第1期　2026.11"
        assert client.get(entry.link.removeprefix("http://127.0.0.1:8765")).status_code == 200
    row = client.get("/numbers.json").json()["rows"][0]
    with copied.store() as store:
        store.alerts.add([Alert("r", "k<>", "2026-11-30T08:00:00+00:00", Severity.HIGH, "出口<管制>", "因为", (Proof(row["document_id"], row["document"], row["start"], row["end"], row["quote"]),))])
    (entry,) = feedparser.parse(client.get("/alerts.atom").content).entries
    assert "出口" in entry.title
    assert row["quote"] in entry.summary
    assert client.get(entry.link.removeprefix("http://127.0.0.1:8765").partition("#")[0]).status_code == 200


def test_a_feed_is_well_formed_whatever_a_document_says(visitor, copied: Workspace, tmp_path) -> None:
    (tmp_path / "evil.txt").write_text("]]><script>alert(1)</script>\u0001标题\n\n芯片奇谈：2024年产量为45亿块。\n", "utf-8")
    ingest(copied, [tmp_path / "evil.txt"])
    client = visitor(copied)
    keep(client, name="奇谈", q="奇谈")
    for form in ("atom", "rss"):
        body = client.get(f"/searches/{kept(client)[0]['id']}.{form}").content
        ElementTree.fromstring(body)
        assert b"<script>" not in body
