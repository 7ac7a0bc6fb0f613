from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from sources.serving import Site, site
from xinmai.app.collect import BARREN
from xinmai.app.workspace import Workspace
from xinmai.model import SourceKind

from .made import counts, put, report
from .watched import NOW, feed, page, source, visit


@pytest.fixture(name="site")
def a_site() -> Iterator[Site]:
    with site() as told:
        yield told


def test_what_a_feed_offers_is_filed(workspace: Workspace, site: Site) -> None:
    feed(site, "/feed", [1, 2, 3])
    done = visit(workspace, site, [source(site, "a", "/feed", publisher="某报", column="企业情报")])
    assert (done.looked, done.new, len(done.summary.new), done.errors) == (1, 3, 3, [])
    with workspace.store() as store:
        articles = list(store.articles.all())
        assert {article.section for article in articles} == {"企业情报"}
        assert {article.publisher for article in articles} == {"某报"}
        assert {store.documents.get(article.document_id).url for article in articles} == {site.url(f"/n/{n}.html") for n in (1, 2, 3)}
        health = store.visits.health("a")
    assert (health.offered, health.failures, health.last_success) == (3, 0, "2026-01-05T08:00:00Z")


def test_a_feed_read_twice_adds_nothing(workspace: Workspace, site: Site) -> None:
    feed(site, "/feed", [1, 2])
    sources = [source(site, "a", "/feed")]
    visit(workspace, site, sources)
    before, asked = counts(workspace), len(site.asked)
    again = visit(workspace, site, sources, NOW + timedelta(days=1))
    assert (again.looked, again.new, again.summary.new) == (1, 0, [])
    assert counts(workspace) == before
    assert [path for path, _ in site.asked[asked:]] == ["/robots.txt", "/feed"]


def test_a_source_is_not_looked_at_before_its_time(workspace: Workspace, site: Site) -> None:
    feed(site, "/feed", [1])
    sources = [source(site, "a", "/feed", interval=60)]
    visit(workspace, site, sources)
    assert visit(workspace, site, sources, NOW + timedelta(minutes=59)).looked == 0
    assert visit(workspace, site, sources, NOW + timedelta(minutes=73)).looked == 1


def test_a_page_that_fails_is_tried_again_and_then_given_up(workspace: Workspace, site: Site) -> None:
    feed(site, "/feed", [1])
    site.give("/n/1.html", status=500)
    sources = [source(site, "a", "/feed")]
    for day in range(7):
        visit(workspace, site, sources, NOW + timedelta(days=day))
    assert site.paths().count("/n/1.html") == 5
    feed(site, "/feed", [1, 2])
    assert len(visit(workspace, site, sources, NOW + timedelta(days=8)).summary.new) == 1


def test_a_page_that_recovers_is_filed(workspace: Workspace, site: Site) -> None:
    feed(site, "/feed", [1])
    site.give("/n/1.html", status=503)
    sources = [source(site, "a", "/feed")]
    assert visit(workspace, site, sources).summary.new == []
    site.give("/n/1.html", page(report(1)))
    site.give("/feed", status=304)
    assert len(visit(workspace, site, sources, NOW + timedelta(days=1)).summary.new) == 1


def test_a_source_that_fails_is_asked_ever_more_rarely(workspace: Workspace, site: Site) -> None:
    site.give("/feed", status=500)
    sources = [source(site, "a", "/feed", interval=60)]
    for hour in range(72):
        visit(workspace, site, sources, NOW + timedelta(hours=hour))
    assert 5 <= site.paths().count("/feed") <= 9
    with workspace.store() as store:
        assert "HTTP 500" in store.visits.health("a").error


def test_retry_after_is_heeded(workspace: Workspace, site: Site) -> None:
    site.give("/feed", status=429, Retry_After=str(5 * 3600))
    sources = [source(site, "a", "/feed", interval=60)]
    visit(workspace, site, sources)
    visit(workspace, site, sources, NOW + timedelta(hours=4, minutes=59))
    assert site.paths() == ["/feed"]


def test_rules_of_words_keep_out_what_is_not_wanted(workspace: Workspace, site: Site) -> None:
    feed(site, "/feed", [1, 2])
    done = visit(workspace, site, [source(site, "a", "/feed", words=("第1号",))])
    assert (done.new, len(done.summary.new)) == (2, 1)
    assert "/n/2.html" not in site.paths()


def test_a_list_page_and_its_attachments(workspace: Workspace, site: Site) -> None:
    site.give("/list", '<ul><li><a href="/n/1.jsp">某公司公布年度业绩报告</a> 2024-05-06</li></ul>')
    site.give("/n/1.jsp", page(report(1)).replace("</article>", '<p><a href="/f/data.csv">附表</a></p></article>'))
    site.give("/f/data.csv", "年份,产量（万块）\n2023,100\n2024,120\n", "text/csv")
    done = visit(workspace, site, [source(site, "a", "/list", SourceKind.LIST, attachments=True)])
    assert sorted(done.summary.new) == ["1.jsp.html", "data.csv"]


def test_files_behind_programs_are_followed_one_step(workspace: Workspace, site: Site) -> None:
    links = '<a href="/down?id=1">附件1：附表.csv</a><a href="/down?name=x.pdf&amp;id=2">附件2</a><a href="/about">关于本站</a><a href="https://elsewhere.example/x.pdf">x</a>'
    site.give("/list", '<a href="/n/1.html">某公司公布年度业绩报告</a>')
    site.give("/n/1.html", page(report(1)).replace("</article>", f"<p>{links}</p></article>"))
    site.give("/down", "年份,产量（万块）\n2023,100\n2024,120\n", "text/csv", Content_Disposition="attachment; filename*=UTF-8''%E9%99%84%E8%A1%A8.csv")
    done = visit(workspace, site, [source(site, "a", "/list", SourceKind.LIST, attachments=True)])
    assert sorted(done.summary.new + done.summary.known) == ["1.html", "附表.csv", "附表.csv"]
    assert "/about" not in site.paths()


def test_a_page_is_news_only_when_its_text_changes(workspace: Workspace, site: Site) -> None:
    sources = [source(site, "a", "/page", SourceKind.PAGE)]
    for day, (text, seen) in enumerate([(1, "a"), (1, "b"), (2, "c")]):
        site.give("/page", page(report(text)) + f"<!-- {seen} -->")
        done = visit(workspace, site, sources, NOW + timedelta(days=day))
        assert len(done.summary.new) == (day != 1)
    assert site.paths() == ["/page"] * 3, "once a visit"


def test_a_sitemap_is_followed(workspace: Workspace, site: Site) -> None:
    site.give("/index.xml", f"<sitemapindex><sitemap><loc>{site.url('/map.xml')}</loc></sitemap></sitemapindex>", "text/xml")
    site.give("/map.xml", "<urlset><url><loc>/n/1.html</loc></url><url><loc>/x/2.html</loc></url></urlset>", "text/xml")
    site.give("/n/1.html", page(report(1)))
    done = visit(workspace, site, [source(site, "a", "/index.xml", SourceKind.SITEMAP, links=("/n/",))])
    assert done.summary.new == ["1.html"]


def test_a_folder_takes_what_is_dropped(workspace: Workspace, site: Site) -> None:
    folder = workspace.folder / "inbox"
    put(folder, "报告 1.txt", report(1))
    sources = [source(site, "a", "/")]
    sources = [type(sources[0])("a", "a", SourceKind.FOLDER, "inbox")]
    assert visit(workspace, site, sources).summary.new == ["报告 1.txt"]
    put(folder, "b.txt", report(2))
    assert visit(workspace, site, sources, NOW + timedelta(days=1)).summary.new == ["b.txt"]


def test_a_full_feed_needs_no_page(workspace: Workspace, site: Site) -> None:
    text = "".join(f"<p>{part}</p>" for part in report(1).split("\n\n"))
    item = f"<item><title>业绩&lt;b&gt;</title><link>/n/1</link><content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[{text}{'<p>　</p>' * 40}]]></content:encoded></item>"
    site.give("/feed", f"<rss version='2.0'><channel>{item}</channel></rss>", "text/xml")
    done = visit(workspace, site, [source(site, "a", "/feed", full_text=False)])
    assert (len(done.summary.new), site.paths()) == (1, ["/feed"])


def test_a_source_that_gives_nothing_any_more_shows(workspace: Workspace, site: Site) -> None:
    site.give("/list", '<a href="/n/1.html">某公司公布年度业绩报告</a>')
    site.give("/n/1.html", page(report(1)))
    sources = [source(site, "a", "/list", SourceKind.LIST)]
    visit(workspace, site, sources)
    site.give("/list", "<div>改版了</div>")
    visit(workspace, site, sources, NOW + timedelta(days=1))
    site.give("/list", status=304)
    for day in range(2, BARREN + 1):
        visit(workspace, site, sources, NOW + timedelta(days=day))
    with workspace.store() as store:
        assert store.visits.health("a").barren == BARREN


def test_one_bad_source_does_not_stop_the_others(workspace: Workspace, site: Site) -> None:
    site.give("/bad", b"\x00" * 100, "text/xml")
    feed(site, "/feed", [1])
    done = visit(workspace, site, [source(site, "bad", "/bad"), source(site, "a", "/feed")])
    assert ([id for id, _ in done.errors], len(done.summary.new)) == (["bad"], 1)


def test_a_round_that_is_stopped_goes_on_the_next_time(workspace: Workspace, site: Site) -> None:
    feed(site, "/feed", range(30))
    sources = [source(site, "a", "/feed")]
    filed: list[str] = []
    visit(workspace, site, sources, step=lambda what, _: filed.append(what), stopped=lambda: len(filed) > 5)
    assert 0 < counts(workspace)["document"] < 30
    visit(workspace, site, sources, NOW + timedelta(days=1))
    assert counts(workspace)["document"] == 30
