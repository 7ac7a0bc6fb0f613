"""Every page in both languages, for people and for programs."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from xinmai.web.menu import MENU

PLAIN = [path for path, _ in MENU] + ["/changes", "/search?q=芯片", "/events/policies", "/events/sanctions", "/sources", "/find?q=集成电路 出口", "/find?q=2024年中国集成电路出口额是多少", "/api", "/login", "/audit?verdict=consistent", "/numbers?q=%25", "/series?sort=contested"]
HAN = re.compile(r"[\u4e00-\u9fff]")


def some(site: TestClient) -> list[str]:
    """One page of each kind that is about one thing."""
    document = site.get("/documents.json").json()["rows"][0]["id"]
    number = site.get("/numbers.json").json()["rows"][0]
    series = site.get("/series.json").json()["rows"][0]["id"]
    finding = site.get("/audit.json").json()["rows"][0]["id"]
    place = f"{number['start']}-{number['end']}"
    return [
        f"/documents/{document}",
        f"/documents/{document}?view=raw",
        f"/documents/{number['document_id']}?at={place}",
        f"/observations/{number['document_id']}/{place}",
        f"/series/{series}",
        f"/audit/{finding}",
        "/entities/company/台积电",
        "/chain?link=foundry",
        "/scenario?cut=country:TW->foundry:50%25&days=120",
        "/scenario?cut=country:VN->eq_lithography",
        "/scenario?cut=country:Atlantis",
        "/market/集成电路",
        "/market/手机",
    ]


@pytest.fixture(scope="module")
def pages(site: TestClient) -> list[str]:
    return PLAIN + some(site)


def test_every_page_is_there_and_says_what_it_is(site: TestClient, pages: list[str]) -> None:
    for path in pages:
        answer = site.get(path)
        assert answer.status_code == 200, path
        tree = LexborHTMLParser(answer.text)
        assert len(tree.css("h1")) == 1, path
        assert "信息产业监测" in tree.css_first("title").text()
        assert tree.css_first("html").attributes["lang"] == "zh-CN"


def test_no_page_holds_scripts_styles_or_handlers_of_its_own(site: TestClient, pages: list[str]) -> None:
    for path in pages:
        tree = LexborHTMLParser(site.get(path).text)
        assert not tree.css("style, [style], script:not([src])"), path
        assert not [name for node in tree.css("*") for name in node.attributes if name.startswith("on")], path


def test_no_two_elements_of_a_page_share_an_id(site: TestClient, pages: list[str]) -> None:
    for path in pages:
        ids = [node.attributes["id"] for node in LexborHTMLParser(site.get(path).text).css("[id]")]
        assert len(ids) == len(set(ids)), path


def test_every_field_has_a_label(site: TestClient, pages: list[str]) -> None:
    for path in pages:
        for field in LexborHTMLParser(site.get(path).text).css("input:not([type=hidden]), select"):
            assert field.attributes.get("aria-label") or field.parent.tag == "label", (path, field.html)


def test_english_pages_have_chinese_only_where_it_is_marked(site: TestClient, pages: list[str]) -> None:
    for path in pages:
        tree = LexborHTMLParser(site.get(f"{path}{'&' if '?' in path else '?'}lang=en").text)
        assert tree.css_first("html").attributes["lang"] == "en"
        for node in tree.css('[lang="zh-CN"], head, header.site, datalist, select, tbody code + *, .value, .rows .soft, .when, td'):
            node.decompose()
        left = HAN.findall(tree.css_first("main").text())
        assert not left or path.startswith(("/about", "/login")), (path, "".join(left)[:60])
    site.cookies.clear()


def test_the_language_stays_once_chosen(site: TestClient) -> None:
    site.get("/documents?lang=en")
    assert '<html lang="en">' in site.get("/series").text
    site.get("/documents?lang=zh-CN")
    assert '<html lang="zh-CN">' in site.get("/series").text
    site.cookies.clear()


def test_every_link_of_ours_leads_somewhere(site: TestClient, pages: list[str]) -> None:
    seen: set[str] = set()
    for path in pages:
        for link in LexborHTMLParser(site.get(path).text).css("a[href], link[href], img[src]"):
            address = (link.attributes.get("href") or link.attributes.get("src") or "").partition("#")[0]
            assert not address.startswith(("http:", "https:", "//", "javascript:")), (path, address)
            kind = re.sub(r"[0-9a-f]{32}|\d+", "#", address)
            if address and kind not in seen:
                seen.add(kind)
                assert site.get(address).status_code == 200, (path, address)
    site.cookies.clear()


def test_a_question_is_answered_above_what_is_found(site: TestClient) -> None:
    page = LexborHTMLParser(site.get("/find?q=2024年中国集成电路出口额是多少").text)
    link = page.css_first("[aria-labelledby=h-answers] a.number")
    assert link.text() == "1595亿美元"
    reader = LexborHTMLParser(site.get(link.attributes["href"].split("#")[0]).text)
    assert "1595亿美元" in re.sub(r"\s", "", reader.css_first("main").text())


def test_passages_show_the_words_that_were_looked_for(site: TestClient) -> None:
    page = LexborHTMLParser(site.get("/find?q=出口管制").text)
    marked = [node.text() for node in page.css("[aria-labelledby=h-passages] mark")]
    assert marked
    assert set(marked) == {"出口管制"}
    assert page.css_first("[aria-labelledby=h-answers]") is None


@pytest.mark.parametrize("words", ['"未闭合', "AND", "日期:明天", "<img src=x onerror=alert(1)>"])
def test_words_that_are_no_query_still_find_names(site: TestClient, words: str) -> None:
    answer = site.get("/find", params={"q": words})
    assert answer.status_code == 200
    assert "<img" not in answer.text


def test_the_twin_of_a_page_has_its_records(site: TestClient) -> None:
    rows = site.get("/numbers.json?subject=集成电路&indicator=出口额").json()
    page = site.get("/numbers?subject=集成电路&indicator=出口额").text
    assert rows["total"] == len(rows["rows"]) > 3
    assert all(f"at={row['start']}-{row['end']}" in page for row in rows["rows"])


def test_what_is_known_is_not_sent_again(site: TestClient) -> None:
    first = site.get("/series")
    assert site.get("/series", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    assert site.get("/series?page=2", headers={"if-none-match": first.headers["etag"]}).status_code == 200
    assert site.get("/series?lang=en", headers={"if-none-match": first.headers["etag"]}).status_code == 200
    site.cookies.clear()


@pytest.mark.parametrize("path", ["/nothing", "/documents/0", "/series/0", "/audit/0", "/entities/company/无此公司", "/entities/none/台积电", "/observations/0/1-2", "/publications/x", "/static/x"])
def test_what_is_not_there_is_404(site: TestClient, path: str) -> None:
    assert site.get(path).status_code == 404
    assert "Traceback" not in site.get(path).text


@pytest.mark.parametrize(
    "path",
    ["/numbers?page=0", "/numbers?page=x", "/numbers?sort=drop", "/numbers?status=x", "/numbers?since=yesterday", "/documents?dir=up", "/changes?since=1", "/events?type=x", f"/find?q={'a' * 201}", "/numbers?q=%00"],
)
def test_what_is_asked_wrongly_is_400(site: TestClient, path: str) -> None:
    assert site.get(path).status_code == 400
    name, _, query = path.partition("?")
    problem = site.get(f"{name}.json?{query}")
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 400


def test_an_empty_workspace_shows_itself(visitor, own) -> None:
    client = visitor(own)
    for path in PLAIN:
        assert client.get(path).status_code == 200, path
    assert "工作区里还没有文档" in client.get("/").text
