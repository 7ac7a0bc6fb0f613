"""What people do, in a real browser with every other host out of reach: nothing asked elsewhere, nothing complained of."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn

from xinmai.app.workspace import Workspace
from xinmai.cli.messages import chinese
from xinmai.web import Options, create_app

from .browser import CHROMIUM, Chromium, Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the browser journeys are left out: no chromium on this machine")
WIDTHS = (1440, 390)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    opened = Chromium(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def serving() -> Iterator[Callable[[Workspace], str]]:
    """Serves workspaces at ports of their own."""
    servers: list[tuple[uvicorn.Server, threading.Thread]] = []

    def serve(workspace: Workspace) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(workspace, Options(chinese=chinese, warm=False)), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        servers.append((server, thread))
        while not server.started:
            time.sleep(0.01)
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield serve
    for server, thread in servers:
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="module")
def home(serving: Callable[[Workspace], str], filled: Workspace) -> str:
    return serving(filled)


@pytest.fixture
def page(browser: Chromium, home: str) -> Iterator[Page]:
    opened = browser.page()
    yield opened
    at_home(opened)


def at_home(page: Page) -> None:
    """Nothing was asked of other hosts, and nothing complained of."""
    hosts = {address.split("/")[2] for address in page.asked if address.startswith("http")}
    assert {host.split(":")[0] for host in hosts} == {"127.0.0.1"}
    assert page.complaints == []


def text(page: Page, selector: str) -> str:
    return str(page.until(f"document.querySelector({selector!r})?.textContent"))


def test_from_a_document_over_a_number_to_its_sentence(page: Page, home: str) -> None:
    page.open(f"{home}/documents?q=customs_2024.html")
    page.follow("tbody a")
    quote = text(page, ".text p a.number")
    page.click(".text p a.number")
    page.until("!!document.querySelector('#record dl')")
    assert quote in text(page, "#record blockquote mark")
    assert "at=" in page.run("location.search")
    page.follow("#record .in-series h3 a")
    assert "/series/" in page.run("location.pathname")
    page.follow(".points a.number")
    assert page.run("document.querySelector('.text .number:target').textContent")
    assert page.run("document.querySelectorAll('.text .lit').length") > 0


def test_the_record_opens_and_closes_without_a_mouse(page: Page, home: str) -> None:
    page.open(f"{home}/documents?q=customs_2024.html").follow("tbody a")
    page.press("n")
    page.until("!!document.querySelector('#record dl')")
    first = page.run("document.querySelector('#record mark').textContent")
    page.press("n")
    page.until(f"document.querySelector('#record mark')?.textContent !== {first!r}")
    assert page.run("document.activeElement.matches('a.number')")
    page.press("Escape")
    page.until("!document.querySelector('#record dl')")
    page.press("/")
    assert page.run("document.activeElement.name") == "q"


def test_a_series_with_a_disagreement(page: Page, home: str) -> None:
    page.open(f"{home}/series?sort=contested").follow("tbody a")
    assert page.run("document.querySelector('tr.differs .statements').children.length") > 1
    assert page.until("document.querySelector('.chart img').naturalWidth") > 300
    page.follow("tr.differs .statements li:last-child a.number")
    assert page.run("!!document.querySelector('#record .others')")


def test_from_the_audit_to_the_sentence(page: Page, home: str) -> None:
    page.open(f"{home}/audit?verdict=inconsistent")
    marked = text(page, ".case mark")
    page.follow(".case figcaption a")
    assert marked in page.run("[...document.querySelectorAll('.text .lit')].map(e => e.textContent).join('')")
    assert "不能同时成立" in text(page, "#record .warning")


def test_finding_by_name(page: Page, home: str) -> None:
    page.open(home)
    page.click("header input[name=q]")
    page.run("document.querySelector('header input[name=q]').value = '台积电'")
    page.follow("header form.find button")
    assert "台积电" in text(page, "h1")
    page.follow('a[href^="/entities/company/"]')
    assert "TSMC" in text(page, "dl.record")


def test_narrowing_numbers(page: Page, home: str) -> None:
    page.open(f"{home}/numbers")
    page.run("document.querySelector('input[name=indicator]').value = '出口额'")
    page.follow("form.filters button")
    assert "indicator=%E5%87%BA%E5%8F%A3%E9%A2%9D" in page.run("location.search")
    assert set(page.run("[...document.querySelectorAll('tbody td:nth-child(2)')].map(e => e.textContent)")) >= {"出口额"}


def test_a_market_from_its_list_to_a_sentence(page: Page, home: str) -> None:
    page.open(f"{home}/market").follow("tbody a")
    assert "集成电路" in text(page, "h1")
    assert page.until("document.querySelector('.chart img').naturalWidth") > 300
    page.follow("tr.differs .words a.number")
    assert page.run("!!document.querySelector('#record dl')")


def test_from_the_chain_to_the_evidence_of_a_link(page: Page, home: str) -> None:
    page.open(f"{home}/chain")
    page.follow('svg a[href*="link=foundry"] text')
    assert text(page, "#link h2 span") == "晶圆代工"
    page.follow("#link .reasons a.number")
    assert page.run("document.querySelectorAll('.text .lit').length") > 0


def test_a_link_of_the_chain_is_chosen_without_a_mouse(page: Page, home: str) -> None:
    page.open(f"{home}/chain")
    page.run("document.querySelector('svg a[href*=\"link=osat\"]').focus()")
    page.press("Enter")
    assert page.until("document.querySelector('#link h2 span')?.textContent") == "封装测试"


def test_a_cut_is_worked_out_from_the_form(page: Page, home: str) -> None:
    page.open(f"{home}/scenario")
    page.run("document.querySelector('select[name=country]').value = 'TW'")
    page.run("document.querySelector('select[name=what]').value = 'foundry'")
    page.run("document.querySelector('input[name=share]').value = '50'")
    page.follow("form.filters button")
    assert "若中国台湾的晶圆代工断供 50%" in text(page, ".case .reasons")
    assert page.run("document.querySelector('select[name=what]').value") == "foundry"
    page.click("[aria-labelledby=h-links] details summary")
    assert "ESRI" in text(page, "[aria-labelledby=h-links] details[open]")
    page.follow("[aria-labelledby=h-cut] a.number")
    assert "67.1%" in page.run("[...document.querySelectorAll('.text .lit')].map(e => e.textContent).join('')")


def test_the_language_is_switched(page: Page, home: str) -> None:
    page.open(f"{home}/events")
    page.follow(".me a")
    assert text(page, "h1").startswith("Events")
    page.follow('nav a[href="/audit"]')
    assert text(page, "h1").startswith("Audit")
    page.follow(".me a")


def test_a_file_is_uploaded_and_seen(browser: Chromium, serving: Callable[[Workspace], str], own: Workspace, tmp_path: Path) -> None:
    site = serving(own)
    (tmp_path / "产量.txt").write_text("2024年中国集成电路产量\n\n据国家统计局统计，2024年中国集成电路产量为4514亿块，同比增长22.2%。\n", "utf-8")
    page = browser.page().open(f"{site}/upload")
    page.give("input[type=file]", [str(tmp_path / "产量.txt")])
    page.follow("form.upload button")
    assert "产量.txt" in text(page, ".done")
    page.follow(".done a")
    assert "4514亿块" in text(page, ".text")
    page.open(site)
    assert "2024年中国集成电路产量" in text(page, "main")
    at_home(page)


def test_a_hostile_document_runs_nothing(browser: Chromium, serving: Callable[[Workspace], str], own: Workspace, tmp_path: Path) -> None:
    site = serving(own)
    evil = "<img src=/x onerror=document.title='owned'>"
    (tmp_path / "evil.txt").write_text(f"{evil}\n\n{evil}公司2024年营业收入为45亿元，同比增长3%。<script>document.title='owned'</script>\n", "utf-8")
    page = browser.page().open(f"{site}/upload")
    page.give("input[type=file]", [str(tmp_path / "evil.txt")])
    page.follow("form.upload button")
    page.follow(".done a")
    page.click(".text a.number")
    page.until("!!document.querySelector('#record dl')")
    assert page.run("document.title") != "owned"
    assert page.run("document.querySelectorAll('main img').length") == 0
    for path in ("/", "/documents", "/numbers", "/series"):
        page.open(site + path)
        assert page.run("document.title") != "owned"
    at_home(page)


def test_an_issue_from_draft_to_print(browser: Chromium, serving: Callable[[Workspace], str], copied: Workspace) -> None:
    site = serving(copied)
    page = browser.page().open(f"{site}/desk")
    page.run("document.querySelector('input[name=most]').value = '3'")
    page.follow("form.sheet button.strong")
    titles = "[...document.querySelectorAll('.planned')[0].querySelectorAll('h3')].map(e => e.textContent)"
    before = page.run(titles)
    page.follow(".planned li:nth-child(2) .places form button")
    assert page.run(titles) == [before[1], before[0], *before[2:]]
    page.run("document.querySelector('.planned li:last-child .places input').value = '1'")
    page.follow("form.order button")
    assert page.run(titles)[0] == before[-1]
    page.click(".planned li:first-child summary")
    page.run("document.querySelector('.planned li:first-child input[name=title]').value = '编者所拟的标题'")
    page.follow(".planned li:first-child details button")
    assert "编者所拟的标题" in text(page, ".planned h3")
    page.run("document.querySelector('form.review input[name=by]').value = '王编辑'")
    page.follow("form.review button")
    assert "已审" in text(page, "h1 .tag")
    page.run("document.querySelector('form.publish input[name=by]').value = '李主编'")
    page.follow("form.publish button")
    assert "已刊" in text(page, "h1 .tag")
    files = page.run("[...document.querySelectorAll('.files a')].map(e => e.textContent)")
    assert files == ["PDF", "DOCX", "HTML", "MD", "XLSX"]
    sizes = page.run("Promise.all([...document.querySelectorAll('.files a')].map(async e => (await (await fetch(e.href)).arrayBuffer()).byteLength))")
    assert sizes == [(copied.out / f"issue-1.{form.lower()}").stat().st_size for form in files]
    assert "编者所拟的标题" in (copied.out / "issue-1.md").read_text("utf-8")
    at_home(page)


def test_a_search_is_kept_and_followed(browser: Chromium, serving: Callable[[Workspace], str], copied: Workspace) -> None:
    site = serving(copied)
    page = browser.page().open(f"{site}/find?q=光刻机")
    page.follow(".views a")
    page.run("document.querySelector('input[name=since]').value = '2020'")
    page.follow("form.filters button")
    assert "since=2020" in page.run("location.search")
    assert page.run("document.querySelectorAll('.rows mark').length") > 0
    page.run("document.querySelector('form.steps input[name=name]').value = '光刻机动向'")
    page.follow("form.steps button")
    assert "光刻机动向" in text(page, "section table")
    feed = page.run("fetch(document.querySelector('a[href$=\".atom\"]').href).then(answer => answer.text())")
    assert "光刻机" in feed
    page.follow("section table form button")
    assert "光刻机动向" not in text(page, "section")
    at_home(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_screen(browser: Chromium, home: str, width: int) -> None:
    page = browser.page(width, 900)
    series = page.open(f"{home}/series").run("document.querySelector('tbody a').pathname")
    document = page.open(f"{home}/numbers").run("document.querySelector('td a.number').href").removeprefix(home)
    for path in ("/", "/documents", "/numbers", "/series", series, document, "/audit", "/entities", "/entities/company/台积电", "/events", "/events/policies", "/events/sanctions", "/search?q=芯片", "/sources", "/market", "/market/集成电路", "/market/手机", "/publications", "/desk", "/upload", "/about", "/api", "/changes", "/find?q=集成电路"):
        page.open(home + path)
        assert page.run("document.documentElement.scrollWidth") <= width, path
    at_home(page)


CONTRAST = """
(() => {
  const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
  const over = (a, b) => a.slice(0, 3).map((v, i) => v * a[3] + b[i] * (1 - a[3]));
  const light = (c) => { const [r, g, b] = c.map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const paper = (e) => { const behind = e.parentElement ? paper(e.parentElement) : parse(getComputedStyle(document.body).backgroundColor).slice(0, 3); return over(parse(getComputedStyle(e).backgroundColor), behind); };
  const poor = [];
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length) continue;
    const back = paper(e), front = over(parse(getComputedStyle(e).color), back);
    const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) poor.push([e.tagName, e.className, e.textContent.slice(0, 20), ratio.toFixed(2)].join(' '));
  }
  return [...new Set(poor)];
})()
"""


@pytest.mark.parametrize("dark", [False, True])
def test_all_text_stands_out_from_its_paper(browser: Chromium, home: str, dark: bool) -> None:
    page = browser.page()
    if dark:
        page.dark()
    document = page.open(f"{home}/numbers").run("document.querySelector('td a.number').href")
    contested = page.open(f"{home}/series?sort=contested").run("document.querySelector('tbody a').href")
    for address in (home, document, contested, f"{home}/audit", f"{home}/events", f"{home}/market", f"{home}/market/手机", f"{home}/desk", f"{home}/upload", f"{home}/publications", f"{home}/entities/company/台积电"):
        page.open(address)
        assert page.run(CONTRAST) == [], address
    at_home(page)


def test_everything_can_be_reached_with_the_keyboard(page: Page, home: str) -> None:
    page.open(f"{home}/series")
    hidden = page.run("[...document.querySelectorAll('a, button, input, select')].filter(e => e.tabIndex < 0 && e.type !== 'hidden').length")
    assert hidden == 0
    page.press("Tab")
    assert page.run("document.activeElement.className") == "skip"
