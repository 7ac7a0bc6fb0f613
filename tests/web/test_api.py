"""The API: cursors that lose nothing, streams, tags, problems, and its own description."""

from __future__ import annotations

import csv
import io
import json

import pytest
from fastapi.testclient import TestClient

KINDS = ("observations", "events", "links", "articles", "documents", "series", "entities", "findings")


def walk(site: TestClient, kind: str, limit: int, **asked: str) -> list[dict]:
    found: list[dict] = []
    cursor = None
    while True:
        page = site.get(f"/api/v1/{kind}", params={"limit": limit, **asked} | ({"cursor": cursor} if cursor else {})).json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            return found
        assert len(page["items"]) == limit


@pytest.mark.parametrize("kind", KINDS)
def test_cursors_lead_through_everything_once(site: TestClient, kind: str) -> None:
    small, whole = walk(site, kind, 37), walk(site, kind, 1000)
    assert small == whole
    assert len(whole) > 30
    lines = site.get(f"/api/v1/{kind}?format=jsonl").text.splitlines()
    assert list(map(json.loads, lines)) == whole


@pytest.mark.parametrize("kind", KINDS)
def test_a_csv_has_a_row_for_each_record(site: TestClient, kind: str) -> None:
    answer = site.get(f"/api/v1/{kind}?format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == len(walk(site, kind, 1000))
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_quote_is_the_slice_of_its_document(site: TestClient) -> None:
    texts: dict[str, str] = {}
    for row in walk(site, "observations", 500):
        if row["document_id"] not in texts:
            texts[row["document_id"]] = site.get(f"/api/v1/documents/{row['document_id']}").json()["text"]
        assert texts[row["document_id"]][row["start"] : row["end"]] == row["quote"]


def test_a_page_is_the_same_whatever_comes_in_before_it(visitor, copied) -> None:
    from xinmai.app.ingest import ingest_snapshots
    from xinmai.model import Snapshot

    client = visitor(copied)
    first = client.get("/api/v1/observations?limit=100").json()
    second = client.get("/api/v1/observations", params={"limit": 100, "cursor": first["next"]}).json()["items"]
    known = {json.dumps(row) for row in walk(client, "observations", 1000)}
    ingest_snapshots(copied, [Snapshot("new.txt", "test:new", "text/plain", "2024年，某公司营业收入为45亿元，同比增长3%。".encode())])
    client.app.state.library.refresh()
    again = client.get("/api/v1/observations", params={"limit": 100, "cursor": first["next"]}).json()["items"]
    assert [row for row in again if json.dumps(row) in known][:90] == second[:90]
    assert {json.dumps(row) for row in walk(client, "observations", 1000)} > known


def test_filters_are_those_of_the_page(site: TestClient) -> None:
    found = walk(site, "observations", 100, subject="集成电路", indicator="出口额", period="2024")
    assert {row["id"] for row in found} == {row["id"] for row in site.get("/numbers.json?subject=集成电路&indicator=出口额&period=2024").json()["rows"]}
    assert {row["verdict"] for row in walk(site, "findings", 100, verdict="different")} == {"different"}


def test_tags_and_links(site: TestClient) -> None:
    first = site.get("/api/v1/observations?limit=5")
    assert site.get("/api/v1/observations?limit=5", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    following = first.headers["link"].partition(">")[0].removeprefix("<")
    assert site.get(following).json()["items"] == site.get("/api/v1/observations", params={"limit": 5, "cursor": first.json()["next"]}).json()["items"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/observations?limit=0", 422),
        ("/api/v1/observations?limit=1001", 422),
        ("/api/v1/observations?cursor=nonsense", 400),
        ("/api/v1/observations?cursor=WzEsMl0", 400),
        ("/api/v1/observations?cursor=%F0%9F%92%A9", 400),
        ("/api/v1/observations?since=x", 422),
        ("/api/v1/observations?status=x", 422),
        ("/api/v1/observations?format=xml", 422),
        ("/api/v1/nothing", 404),
        ("/api/v1/series/00000000000000000000000000000000", 404),
        ("/api/v1/documents/..%2f..%2fetc", 404),
    ],
)
def test_problems_are_problem_details(site: TestClient, path: str, status: int) -> None:
    answer = site.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status


def test_the_description_is_openapi_and_says_what_comes(site: TestClient) -> None:
    document = site.get("/api/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert {f"/api/v1/{kind}" for kind in KINDS} <= set(document["paths"])
    assert all("html" not in json.dumps(one) for one in document["paths"].values())
    page = site.get("/api").text
    assert all(path in page for path in document["paths"])
