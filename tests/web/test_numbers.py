"""Numbers and series: filtered, sorted and paged by the address."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser


def test_pages_hold_every_number_once(site: TestClient) -> None:
    first = site.get("/numbers.json?size=200").json()
    seen = [(row["id"], row["subject"], row["indicator"], row["period"], row["start"], row["article_id"]) for page in range(1, first["pages"] + 1) for row in site.get(f"/numbers.json?size=200&page={page}").json()["rows"]]
    assert len(seen) == first["total"] > 900


@pytest.mark.parametrize("order", ["published", "subject", "indicator", "period", "value", "unit", "area", "status", "source"])
def test_an_order_is_kept_in_both_directions(site: TestClient, order: str) -> None:
    for direction in ("asc", "desc"):
        found = site.get(f"/numbers.json?sort={order}&dir={direction}&size=200&unit=USD").json()["rows"]
        values = [row[order] if order != "value" else (row["value"][0] if isinstance(row["value"], list) else row["value"]) for row in found if row[order] is not None]
        assert values == sorted(values, reverse=direction == "desc")


def test_filters_narrow(site: TestClient) -> None:
    found = site.get("/numbers.json?subject=集成电路&indicator=出口额&period=2024&area=中国&unit=USD&status=actual").json()
    assert 0 < found["total"] < 20
    assert {(row["indicator"], row["unit"], row["status"], row["period"][:4]) for row in found["rows"]} == {("出口额", "USD", "actual", "2024")}


def test_a_percent_sign_is_no_wildcard(site: TestClient) -> None:
    assert site.get("/numbers.json?subject=%25").json()["total"] == 0
    assert site.get("/numbers.json?subject=_").json()["total"] == 0


@pytest.mark.parametrize("text", ["' or '1'='1", "x'; drop table observation; --", '" union select * from document --', "\\", "'"])
def test_what_is_asked_for_is_never_part_of_a_statement(site: TestClient, text: str) -> None:
    everything = site.get("/numbers.json").json()["total"]
    for field in ("q", "subject", "indicator", "period", "unit", "area", "source", "document"):
        answer = site.get("/numbers.json", params={field: text})
        assert (answer.status_code, answer.json()["total"]) == (200, 0), field
    assert site.get("/documents.json", params={"q": text}).json()["total"] == 0
    assert site.get("/entities.json", params={"q": text}).json()["total"] == 0
    assert site.get("/numbers.json").json()["total"] == everything


def test_filters_stay_in_the_links_of_a_page(site: TestClient) -> None:
    tree = LexborHTMLParser(site.get("/numbers?unit=%25&sort=value").text)
    assert tree.css_first('.pager a[rel="next"]').attributes["href"] == "/numbers?unit=%25&sort=value&page=2"
    assert tree.css_first('select[name="unit"] option[selected]').text() == "%"


def test_a_series_is_found_by_what_is_meant(site: TestClient) -> None:
    first = site.get("/series.json", params={"q": "集成电路 出口额"}).json()["rows"][0]
    assert (first["subject"], first["indicator"]) == ("集成电路", "出口额")


def test_a_series_has_all_sources_of_its_points_and_its_disagreements(site: TestClient) -> None:
    listed = site.get("/series.json?sort=contested").json()["rows"][0]
    series = site.get(f"/series/{listed['id']}.json").json()
    assert listed["contested"] == sum(point["differs"] for point in series["points_told"]) > 0
    assert len(series["points_told"]) == listed["points"]
    page = site.get(f"/series/{listed['id']}").text
    for point in series["points_told"]:
        for stated in point["sources"]:
            assert f"/documents/{stated['document_id']}?at={stated['start']}-{stated['end']}#o{stated['start']}" in page
    assert "有分歧" in page


def test_growth_shows_its_arithmetic_and_inputs(site: TestClient) -> None:
    listed = site.get("/series.json", params={"q": "集成电路 出口量"}).json()["rows"][0]
    series = site.get(f"/series/{listed['id']}.json").json()
    assert series["growth"]
    assert series["projection"]
    page = site.get(f"/series/{listed['id']}").text
    assert all(one["computed"] in page for one in series["growth"])


def test_the_chart_is_a_picture_that_runs_nothing(site: TestClient) -> None:
    listed = site.get("/series.json").json()["rows"][0]
    drawn = site.get(f"/series/{listed['id']}/chart.svg")
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert drawn.text.startswith("<svg")
    assert "sandbox" in drawn.headers["content-security-policy"]
    assert "series" in site.get(f"/series/{listed['id']}/chart.json").json()
    assert site.get("/series/0/chart.svg").status_code == 404
