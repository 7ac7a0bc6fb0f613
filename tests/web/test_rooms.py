"""Audit, named things, events, publications and feeds."""

from __future__ import annotations

from xml.etree import ElementTree

from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from xinmai.app.workspace import Workspace
from xinmai.model import Alert, Proof, Severity

from .forms import form_token, send

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_audit_puts_the_sentences_side_by_side(site: TestClient) -> None:
    found = site.get("/audit.json?verdict=inconsistent").json()
    assert found["counts"]["inconsistent"] == found["total"] == 2
    (finding,) = (one for one in found["rows"] if one["kind"] == "yoy")
    assert [stretch["text"] for exhibit in finding["exhibits"] for stretch in exhibit["stretches"] if stretch["marked"]] == ["2.89亿部", "2.72亿部", "16.5%"]
    tree = LexborHTMLParser(site.get("/audit?verdict=inconsistent").text)
    link = next(one for case in tree.css(".case") if "2.89亿部" in case.text() for one in case.css("figcaption a"))
    reader = LexborHTMLParser(site.get(link.attributes["href"].partition("#")[0]).text)
    assert "2.89亿部" in "".join(node.text() for node in reader.css(".text .lit"))


def test_the_audit_of_one_document(site: TestClient) -> None:
    everything = site.get("/audit.json").json()
    document = everything["rows"][0]["exhibits"][0]["document_id"]
    narrowed = site.get(f"/audit.json?document={document}").json()
    assert 0 < narrowed["total"] <= everything["total"]
    assert all(any(quote["document_id"] == document for quote in one["quotes"]) for one in narrowed["rows"])


def test_an_entity_has_its_figures_events_and_links(site: TestClient) -> None:
    found = site.get("/entities/company/台积电.json").json()
    assert "TSMC" in found["profile"]["names"]
    assert found["series"]
    assert found["events"]
    assert found["links"]
    assert all("台积电" in (link["head"], link["tail"]) for link in found["links"])


def test_events_are_narrowed_and_in_order(site: TestClient) -> None:
    found = site.get("/events.json?type=sanction").json()
    assert {row["type"] for row in found["rows"]} == {"sanction"}
    days = [row["day"] or "" for row in site.get("/events.json").json()["rows"]]
    assert days == sorted(days, reverse=True)
    since = site.get("/events.json?since=2024-06&until=2024-12").json()["rows"]
    assert since
    assert all("2024-06" <= row["day"][:7] <= "2024-12" for row in since)


def test_a_report_is_made_and_can_be_taken_away(visitor, copied: Workspace) -> None:
    client = visitor(copied)
    made = send(client, "/publications", {"topic": "集成电路", "format": "md"})
    assert (made.status_code, made.headers["location"]) == (303, "/publications?made=report-%E9%9B%86%E6%88%90%E7%94%B5%E8%B7%AF.md")
    file = client.get("/publications/report-集成电路.md")
    assert "attachment" in file.headers["content-disposition"]
    assert "集成电路" in file.text
    unknown = send(client, "/publications", {"topic": "无人谈过的东西", "format": "md"})
    assert unknown.status_code == 400
    assert "工作区里没有关于" in unknown.text


def test_a_topic_is_no_path(visitor, copied: Workspace) -> None:
    client = visitor(copied)
    before = {path for path in copied.folder.parent.rglob("*") if path.is_file() and "log" not in path.parts}
    answer = send(client, "/publications", {"topic": "../../集成电路", "format": "md"})
    after = {path for path in copied.folder.parent.rglob("*") if path.is_file() and "log" not in path.parts}
    assert answer.status_code in (303, 400)
    assert all(path.parent == copied.out for path in after - before)


def test_only_files_that_are_listed_are_given_out(visitor, copied: Workspace) -> None:
    (copied.out / "way.md").symlink_to(copied.folder / "xinmai.toml")
    (copied.out / ".hidden.md").write_text("x")
    client = visitor(copied)
    for name in ("..%2Fxinmai.toml", "%2e%2e/xinmai.toml", "way.md", ".hidden.md", "..%5Cxinmai.toml", "%2Fetc%2Fpasswd"):
        assert client.get(f"/publications/{name}").status_code == 404, name


def test_a_published_page_is_shown_in_a_sandbox(site: TestClient) -> None:
    answer = site.get("/publications/简报.html")
    assert answer.headers["content-security-policy"] == "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox"
    assert site.get("/publications/简报.html?download").headers["content-disposition"].startswith("attachment")


def test_feeds_are_atom(site: TestClient) -> None:
    for name in ("articles", "events"):
        answer = site.get(f"/{name}.atom")
        assert answer.headers["content-type"].startswith("application/atom+xml")
        feed = ElementTree.fromstring(answer.content)
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == 50
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for entry in entries:
            address = entry.find(f"{ATOM}link").attrib["href"]
            assert address.startswith("http://127.0.0.1:8765/documents/")
            assert len(entry.findtext(f"{ATOM}updated")) == len("2024-01-01T00:00:00Z")
        assert site.get(entries[0].find(f"{ATOM}link").attrib["href"].partition("#")[0]).status_code == 200


def test_forms_carry_a_token(site: TestClient) -> None:
    assert form_token(site, "/upload")
    assert form_token(site, "/publications")


def test_the_policy_line_and_the_sanction_log(site: TestClient) -> None:
    for name, types in (("policies", {"policy_release", "standard_release"}), ("sanctions", {"sanction"})):
        found = site.get(f"/events/{name}.json").json()
        assert found["total"] > 0
        assert {row["type"] for row in found["rows"]} <= types
        page = site.get(f"/events/{name}")
        tree = LexborHTMLParser(page.text)
        assert len(tree.css("tbody tr")) == len(found["rows"])
        link = tree.css_first("tbody a")
        assert link is not None
        assert site.get((link.attributes["href"] or "").partition("#")[0]).status_code == 200
    narrowed = site.get("/events/sanctions.json?since=2024-12").json()["rows"]
    assert narrowed
    assert all(row["day"] >= "2024-12" for row in narrowed)
    assert site.get("/events/nothing").status_code == 404


def test_sources_say_how_they_do(visitor, copied: Workspace) -> None:
    client = visitor(copied)
    assert client.get("/sources.json").json()["rows"] == []
    (copied.folder / "sources.yaml").write_text("sources:\n- {id: bulletin, name: 公报<b>, kind: list, url: 'https://example.com/'}\n- {id: idle, name: 停, kind: feed, url: 'https://example.com/f', enabled: false}\n", "utf-8")
    row = client.get("/numbers.json").json()["rows"][0]
    with copied.store() as store:
        store.alerts.add([Alert("r", "k", "2026-11-30T08:00:00+00:00", Severity.HIGH, "管制升级", "因为", (Proof(row["document_id"], row["document"], row["start"], row["end"], row["quote"]),))])
    found = client.get("/sources.json").json()
    assert [(one["id"], one["state"]) for one in found["rows"]] == [("bulletin", "new"), ("idle", "disabled")]
    page = client.get("/sources").text
    assert "公报&lt;b&gt;" in page
    assert "管制升级" in page
    assert row["quote"] in page
    (copied.folder / "sources.yaml").write_text("sources: [{]", "utf-8")
    assert 'role="alert"' in client.get("/sources").text


def test_the_first_page_begins_with_early_warnings_and_leads_to_their_quotes(site: TestClient) -> None:
    home = site.get("/index.json").json()["warnings"]
    assert 0 < len(home["rows"]) <= home["total"]
    tree = LexborHTMLParser(site.get("/").text)
    links = [link.attributes["href"] or "" for link in tree.css("#h-warnings ~ .case .source a")]
    assert len(links) >= len(home["rows"])
    reader = LexborHTMLParser(site.get(links[0].partition("#")[0]).text)
    assert home["rows"][0]["quotes"][0]["text"] in "".join(node.text() for node in reader.css(".text .lit"))
    assert "capacity nearly full" in site.get("/?lang=en").text
    site.cookies.clear()


def test_early_warnings_are_narrowed(site: TestClient) -> None:
    everything = site.get("/warnings.json").json()
    controls = site.get("/warnings.json?topic=control&severity=high").json()["rows"]
    assert {row["topic"] for row in controls} == {"control"}
    assert {row["severity"] for row in controls} == {"high"}
    assert 0 < len(controls) < everything["total"]
    assert all(row["told"] >= "2025" for row in site.get("/warnings.json?since=2025").json()["rows"])
    assert site.get("/warnings?topic=luck").status_code == 400
    page = LexborHTMLParser(site.get("/warnings").text)
    assert len(page.css(".case")) == everything["total"]
    assert all(row["reason"] in page.html for row in everything["rows"])


def test_an_empty_workspace_has_no_warnings(visitor, own: Workspace) -> None:
    client = visitor(own)
    assert client.get("/warnings").status_code == 200
    assert "h-warnings" not in client.get("/").text
