"""The chain and scenario pages: what they show, what their twins hold, and what wrong use gets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from xinmai.web.chain_map import chain_map
from xinmai.web.loss_lines import loss_lines

CUT = "/scenario?cut=country:TW->foundry:50%25&days=120"


def test_every_link_is_a_box_that_leads_to_its_evidence(site: TestClient) -> None:
    links = site.get("/chain.json").json()["links"]
    page = LexborHTMLParser(site.get("/chain").text)
    boxes = page.css("svg a")
    assert len(boxes) == len(links) >= 70
    known = {link["name"]: link["level"] for link in links if link["level"] is not None}
    coloured = {box.css_first("text").text(): box.css_first("rect").attributes["class"] for box in boxes}
    assert {name: coloured[name] for name in known} == {name: f"band{level}" for name, level in known.items()}
    chosen = LexborHTMLParser(site.get(boxes[0].attributes["href"].partition("#")[0]).text)
    assert chosen.css_first("#link h2 span").text() == boxes[0].css_first("text").text()


def test_needs_with_a_source_are_solid_and_lead_there(site: TestClient) -> None:
    page = LexborHTMLParser(site.get("/chain?link=design_gpu_ai").text)
    assert page.css("path.cited")
    assert page.css("path.assumed")
    sources = [node.attributes["href"] for node in page.css("[aria-labelledby=h-beside] a.number")]
    assert sources
    reader = LexborHTMLParser(site.get(sources[0].partition("#")[0]).text)
    assert reader.css(".text .lit")


def test_the_twin_holds_terms_facts_and_neighbours(site: TestClient) -> None:
    chosen = site.get("/chain.json?link=foundry").json()["chosen"]
    assert {term["id"] for term in chosen["terms"]} >= {"dependence", "concentration", "reach"}
    assert any(fact["name"] == "咽喉点" and fact["sources"] for fact in chosen["facts"])
    assert {need["id"] for need in chosen["needs"]} >= {"eq_lithography", "mat_photoresist"}
    assert all(need["sources"] or need["assumed"] for need in (*chosen["needs"], *chosen["needed_by"]))


def test_a_scenario_says_what_it_stands_on(site: TestClient) -> None:
    page = LexborHTMLParser(site.get(CUT).text)
    assert page.css_first("[aria-labelledby=h-answer] li").text().strip().startswith("假定 若中国台湾的晶圆代工断供 50%")
    row = page.css_first("[aria-labelledby=h-cut] tbody tr")
    assert "67.1%" in row.text()
    assert row.css_first(".tag").text() == "部分原文"
    assert "67.1%" in LexborHTMLParser(site.get(row.css_first("a.number").attributes["href"].partition("#")[0]).text).css_first(".text .lit").parent.text()
    assert page.css("svg polyline")


def test_its_twin_holds_the_records_of_the_command(site: TestClient) -> None:
    records = site.get(CUT.replace("/scenario?", "/scenario.json?")).json()["records"]
    assert {record["kind"] for record in records} >= {"scenario", "touched", "link", "firm", "country", "route", "remedy", "assumption", "edge"}


def test_fields_say_the_same_as_one_line(site: TestClient) -> None:
    fields = site.get("/scenario.json?country=TW&what=foundry&share=50&days=120").json()
    assert fields["records"] == site.get(CUT.replace("/scenario?", "/scenario.json?")).json()["records"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("cut=country:Atlantis->foundry", "不认识的国家或地区"),
        ("cut=foundry:200%25", "须大于 0 且不超过 100"),
        ("cut=country:VN->eq_lithography", "触及不到任何已知的环节"),
        ("cut=<script>alert(1)</script>", "产业链里没有"),
    ],
)
def test_what_cannot_be_worked_out_is_said_above_the_form_that_was_filled(site: TestClient, query: str, said: str) -> None:
    answer = site.get(f"/scenario?{query}")
    assert answer.status_code == 200
    page = LexborHTMLParser(answer.text)
    assert said in page.css_first("main").text()
    assert page.css_first("form.filters input[name=cut]").attributes["value"]
    assert not page.css("main script")


@pytest.mark.parametrize("query", ["days=0", "days=1096", "days=x", "what=foundry&share=0", "what=foundry&share=101", "what=foundry&buyers=CN", "country=TW&buyers=CN", "cut=" + "a" * 300])
def test_parameters_that_are_none_are_refused(site: TestClient, query: str) -> None:
    assert site.get(f"/scenario?{query}").status_code == 400


def test_an_unknown_link_is_not_found(site: TestClient) -> None:
    assert site.get("/chain?link=nothing").status_code == 404


def chain(sizes: list[int]) -> tuple[list[dict[str, str]], list[dict[str, object]]]:
    links = [{"id": f"{stage}.{one}", "name": f"环节{one}", "stage": f"s{stage}"} for stage, size in enumerate(sizes) for one in range(size)]
    needs: list[dict[str, object]] = [{"from": f"{stage}.0", "to": f"{stage + 1}.0", "cited": False} for stage in range(len(sizes) - 1)]
    return links, needs


@given(st.lists(st.integers(1, 20), min_size=1, max_size=8))
def test_no_two_boxes_lie_on_each_other_and_all_lie_inside(sizes: list[int]) -> None:
    links, needs = chain(sizes)
    found = chain_map(links, needs, None)
    places = {(box["x"], box["y"]) for box in found["boxes"]}
    assert len(places) == len(links)
    assert max(box["y"] + box["height"] for box in found["boxes"]) <= found["height"]
    assert max(box["x"] + box["width"] for box in found["boxes"]) <= found["width"]
    assert found == chain_map(links, needs, None)


@given(st.lists(st.lists(st.floats(0, 1), min_size=30, max_size=30), min_size=1, max_size=6))
def test_lines_stay_in_their_plane_and_names_apart(losses: list[list[float]]) -> None:
    found = loss_lines([{"names": [str(place)], "losses": one} for place, one in enumerate(losses)])
    for line in found["lines"]:
        for point in line["points"].split():
            x, y = map(float, point.split(","))
            assert found["left"] <= x <= found["right"]
            assert found["top"] <= y <= found["bottom"]
    names = sorted(line["name_y"] for line in found["lines"])
    assert all(other - one >= 15.9 for one, other in pairwise(names))
    assert names[-1] <= found["height"]
