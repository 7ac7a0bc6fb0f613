"""The market page: what the report on a topic is made from, each number with the way back to its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from xinmai.app.library import open_library
from xinmai.app.report import report
from xinmai.app.workspace import Workspace
from xinmai.model import Edition, Grid

TOPIC = "集成电路"


@pytest.fixture(scope="module")
def market(site: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = site.get(f"/market/{TOPIC}.json").json()
    return found


def figures(value: Any) -> Iterator[dict[str, Any]]:
    """All stated figures anywhere in a record."""
    if isinstance(value, dict):
        if value.get("kind") == "observation":
            yield value
        for each in value.values():
            yield from figures(each)
    elif isinstance(value, list):
        for each in value:
            yield from figures(each)


def printed(edition: Edition) -> set[tuple[float, str]]:
    """The cited numbers of all tables of a report."""
    parts = (part for section in edition.sections for item in section.items for part in item.parts if isinstance(part, Grid))
    return {(cell.value, cell.unit) for part in parts for row in part.rows for cell in row if cell.value is not None and cell.citation is not None}


def test_topics_are_listed_by_what_is_known_of_them(site: TestClient) -> None:
    rows = site.get("/market.json").json()["rows"]
    assert rows[0]["topic"] == TOPIC
    assert [row["points"] for row in rows] == sorted((row["points"] for row in rows), reverse=True)
    assert all(row["points"] > 1 for row in rows)
    assert not any(row["topic"] == "中芯国际" for row in rows)
    found = site.get("/market.json?q=新能源汽车").json()["rows"]
    assert [(row["topic"], row["points"]) for row in found] == [("新能源汽车", 1)]


def test_sizes_have_stated_growth_beside_what_is_worked_out(market: dict[str, Any]) -> None:
    output = next(one for one in market["sizes"] if one["indicator"] == "产量")
    told = {one["period"]: one for one in output["told"]}
    assert told["2024"]["figure"]["quote"] == "4514亿块"
    assert told["2024"]["growth"]["quote"] == "22.2%"
    assert told["2024"]["pace"]["unit"] == "%"
    assert told["2024"]["pace"]["sources"]
    assert any(one["differs"] and one["others"] for one in output["told"])


def test_every_figure_stands_where_it_says(site: TestClient, market: dict[str, Any]) -> None:
    stated = list(figures(market))
    assert len(stated) > 50
    for one in {(each["document_id"], each["start"], each["end"], each["quote"]) for each in stated[:80]}:
        text = site.get(f"/api/v1/documents/{one[0]}").json()["text"]
        assert text[one[1] : one[2]] == one[3]


def test_the_page_and_the_report_say_the_same(filled: Workspace, market: dict[str, Any]) -> None:
    numbers = printed(report(filled, TOPIC, "2026.11"))
    lists = [*market["structures"], *market["regions"], *market["rivals"]]
    own = [part["figure"] for one in lists for part in one["parts"]] + [told["figure"] for one in market["sizes"] for told in one["told"] if len(one["told"]) > 1]
    assert len(own) > 20
    assert {(one["value"], one["unit"]) for one in own if isinstance(one["value"], float)} <= numbers


def test_numbers_lead_to_their_sentences_and_charts_are_drawn(site: TestClient, market: dict[str, Any]) -> None:
    tree = LexborHTMLParser(site.get(f"/market/{TOPIC}").text)
    links = [node.attributes["href"] or "" for node in tree.css("a.number")]
    assert len(links) > 50
    assert all(link.startswith("/documents/") and "?at=" in link for link in links)
    assert "lit" in site.get(links[0].partition("#")[0]).text
    images = [node.attributes["src"] or "" for node in tree.css("img")]
    assert len(images) == sum(len(one["told"]) > 1 for one in market["sizes"])
    drawn = site.get(images[0])
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert "4514" in site.get(next(image for image, one in zip(images, (each for each in market["sizes"] if len(each["told"]) > 1), strict=True) if one["indicator"] == "产量")).text


@pytest.mark.parametrize("topic", ["无人谈过的东西", "../../etc/passwd", "<script>alert(1)</script>", "a" * 61, "集成\n电路"])
def test_a_topic_that_is_none(site: TestClient, topic: str) -> None:
    for ending in ("", ".json"):
        answer = site.get(f"/market/{quote(topic, safe='')}{ending}")
        assert answer.status_code in (400, 404), answer.text
        assert "<script>alert" not in answer.text


def test_a_series_of_another_topic_is_not_drawn(site: TestClient) -> None:
    assert site.get(f"/market/{TOPIC}/nothing.svg").status_code == 404


def test_only_some_topics_are_kept(filled: Workspace) -> None:
    from xinmai.app.library.market import market as market_of

    with open_library(filled) as library:
        first = market_of(library, TOPIC)
        assert market_of(library, TOPIC) is first
        for name in ("手机", "半导体", "5G手机", "5G基站", "软件业务", "电信业务"):
            market_of(library, name)
        assert market_of(library, TOPIC) is not first
        assert market_of(library, TOPIC) == first
