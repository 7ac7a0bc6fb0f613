"""Documents to read: every fact in its place, every place leading to its sentence."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from xinmai.app.workspace import Workspace

CUSTOMS = "2981.1亿块"


def rows(site: TestClient) -> list[dict]:
    return site.get("/documents.json").json()["rows"] + site.get("/documents.json?page=2").json()["rows"]


def test_nearly_every_number_read_is_a_link_in_the_text(site: TestClient, filled: Workspace) -> None:
    shown, read = 0, 0
    with filled.store() as store:
        for row in rows(site):
            tree = LexborHTMLParser(site.get(f"/documents/{row['id']}").text)
            places = {node.attributes["data-place"] for node in tree.css(".text a.number[data-place]")}
            stated = {f"{one.evidence.span.start}-{one.evidence.span.end}" for one in store.facts.observations(document_id=row["id"])}
            assert places <= stated
            shown, read = shown + len(places), read + len(stated)
    # What lies inside of another number, and what stands in a title twice, has no room of its own.
    assert shown > 0.95 * read


def test_a_linked_number_says_what_the_raw_text_says_there(site: TestClient, filled: Workspace) -> None:
    squeezed = re.compile(r"\s+")
    with filled.store() as store:
        for row in rows(site)[:20]:
            raw = store.documents.get(row["id"]).raw
            tree = LexborHTMLParser(site.get(f"/documents/{row['id']}?view=raw").text)
            for node in tree.css(".text a.number[data-place]"):
                start, end = map(int, node.attributes["data-place"].split("-"))
                assert squeezed.sub("", node.text()) == squeezed.sub("", raw[start:end])


def test_the_raw_view_is_the_text_as_it_lies(site: TestClient, filled: Workspace) -> None:
    with filled.store() as store:
        for row in rows(site):
            view = site.get(f"/documents/{row['id']}.json?view=raw").json()
            assert view["pages"] == 1
            assert "".join(piece["text"] for piece in view["pieces"]) == store.documents.get(row["id"]).raw


def test_the_clean_view_leaves_nothing_of_an_article_out(site: TestClient, filled: Workspace) -> None:
    with filled.store() as store:
        for row in rows(site):
            view = site.get(f"/documents/{row['id']}.json").json()
            for article in view["articles"]:
                body = store.articles.get(article["id"]).body.text
                told = [piece["text"] for block in article["blocks"] if "pieces" in block for piece in block["pieces"]]
                cells = "".join(cell["text"] for block in article["blocks"] if "rows" in block for line in block["rows"] for cell in line)
                left = body
                for text in told:
                    left = left.replace(text, "", 1)
                assert not cells or len(left) < len(body)
                if not cells:
                    assert not left.strip()


def number(site: TestClient) -> dict:
    found = site.get("/numbers.json", params={"q": "集成电路 出口量", "period": "2024"}).json()["rows"]
    return next(row for row in found if row["quote"] == CUSTOMS)


def test_a_place_lands_on_its_sentence_with_its_record_beside(site: TestClient) -> None:
    one = number(site)
    tree = LexborHTMLParser(site.get(f"/documents/{one['document_id']}?at={one['start']}-{one['end']}").text)
    (target,) = tree.css(f"#o{one['start']}")
    assert target.text() == CUSTOMS
    lit = "".join(node.text() for node in tree.css(".text .lit"))
    assert CUSTOMS in lit
    assert lit.startswith(("海关总署", "2024年"))
    assert lit.endswith(("。", "；"))
    record = tree.css_first("#record").text()
    assert all(part in record for part in (CUSTOMS, "集成电路", "出口量", "2024年", "实际"))
    assert tree.css(f'#record a[href="/observations/{one["document_id"]}/{one["start"]}-{one["end"]}"]')


def test_the_record_page_leads_to_the_sentence_and_the_series(site: TestClient) -> None:
    one = number(site)
    tree = LexborHTMLParser(site.get(f"/observations/{one['document_id']}/{one['start']}-{one['end']}").text)
    addresses = [node.attributes["href"] for node in tree.css("main a[href]")]
    assert f"/documents/{one['document_id']}?at={one['start']}-{one['end']}#o{one['start']}" in addresses
    assert f"/series/{one['series_id']}" in addresses
    assert tree.css_first("mark").text() == CUSTOMS


def test_places_beyond_the_text_do_no_harm(site: TestClient) -> None:
    one = number(site)
    for at in ("0-0", "999999-999999", "5-999999999"):
        assert site.get(f"/documents/{one['document_id']}?at={at}").status_code == 200
    for at in ("9-5", "x-1", "-5-1"):
        assert site.get(f"/documents/{one['document_id']}?at={at}").status_code == 400


def test_a_table_is_shown_as_one(site: TestClient) -> None:
    (row,) = [row for row in rows(site) if row["name"] == "customs_2024.html"]
    tree = LexborHTMLParser(site.get(f"/documents/{row['id']}").text)
    cells = {node.text() for node in tree.css(".text td a.number")}
    assert {"2678.3", "3107"} <= cells


def test_a_long_document_comes_in_pages(visitor, own) -> None:
    from xinmai.app.ingest import ingest_snapshots
    from xinmai.model import Snapshot

    text = "2024年产业观察\n\n" + "".join(f"{year}年，某地集成电路产量{year % 97}.{year % 10}亿块，同比增长{year % 31}%。\n" for year in range(1000, 4000))
    ingest_snapshots(own, [Snapshot("long.txt", "test:long", "text/plain", text.encode())])
    client = visitor(own)
    (row,) = client.get("/documents.json").json()["rows"]
    first, last = (client.get(f"/documents/{row['id']}.json?page={page}").json() for page in (1, 99))
    assert first["pages"] == last["pages"] == last["page"] > 1
    at = text.index("3990年")
    assert client.get(f"/documents/{row['id']}.json?at={at}-{at + 4}").json()["page"] == last["page"]
    assert client.get(f"/documents/{row['id']}.json?at={at}-{at + 4}&view=raw").json()["page"] > 1
