from __future__ import annotations

import pytest

from xinmai.errors import FetchError
from xinmai.sources.sitemaps import read_sitemap

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def test_pages_come_latest_first() -> None:
    body = f"<urlset {NS}><url><loc>/1</loc><lastmod>2026-01-01</lastmod></url><url><loc> https://a.cn/2 </loc><lastmod>2026-03-01T08:00:00Z</lastmod></url><url><loc>javascript:x</loc></url></urlset>"
    found = read_sitemap("https://a.cn/sitemap.xml", body.encode())
    assert [(offer.url, offer.published) for offer in found.offers] == [("https://a.cn/2", "2026-03-01"), ("https://a.cn/1", "2026-01-01")]


def test_an_index_names_others() -> None:
    body = f"<sitemapindex {NS}><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>"
    assert read_sitemap("https://a.cn/", body.encode()).others == ("https://a.cn/a.xml",)


@pytest.mark.parametrize("body", [b"", b"<html/>", b"<urlset><url>"])
def test_what_is_no_sitemap_is_refused(body: bytes) -> None:
    with pytest.raises(FetchError, match="no sitemap"):
        read_sitemap("https://a.cn/", body)
