from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.errors import FetchError
from xinmai.sources.feeds import read_feed

BASE = "https://a.cn/feed"


def rss(items: str, before: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>{before}<rss version="2.0"><channel><title>刊</title>{items}</channel></rss>'.encode()


ITEM = "<item><title>{}</title><link>{}</link><guid>{}</guid><pubDate>Mon, 05 Jan 2026 00:30:00 +0800</pubDate><description>摘要</description></item>"


def test_rss_is_read() -> None:
    (offer,) = read_feed(BASE, rss(ITEM.format("光刻机  交付", "/n/1?utm_source=rss", "n1")))
    assert (offer.key, offer.url, offer.title, offer.summary) == ("https://a.cn/n1", "https://a.cn/n/1", "光刻机 交付", "摘要")
    assert offer.published == "2026-01-05", "the day of its writer, which is not the day in UTC"


def test_rss_1_and_atom_and_json_are_read() -> None:
    rdf = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item><title>t</title><link>https://a.cn/1</link></item></rdf:RDF>'
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x</id><title>t</title><link href="2"/><updated>2026-02-03T00:00:00+08:00</updated></entry></feed>'
    json = b'{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"3","url":"https://a.cn/3","title":"t","date_published":"2026-02-03T23:00:00-08:00"},7,{"url":"javascript:x"}]}'
    assert [o.url for body in (rdf, atom, json) for o in read_feed(BASE, body)] == ["https://a.cn/1", "https://a.cn/2", "https://a.cn/3"]
    assert [o.published for body in (atom, json) for o in read_feed(BASE, body)] == ["2026-02-03", "2026-02-03"]


def test_an_encoding_is_heeded() -> None:
    body = rss(ITEM.format("光刻机", "/1", "1")).decode().replace("utf-8", "gb2312").encode("gb18030")
    assert read_feed(BASE, body)[0].title == "光刻机"


def test_an_offer_stands_once() -> None:
    assert len(read_feed(BASE, rss(ITEM.format("a", "/1", "1") * 3))) == 1


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", ""])
def test_links_out_of_the_web_are_dropped(link: str) -> None:
    assert read_feed(BASE, rss(ITEM.format("t", link, "urn:1"))) == []


@pytest.mark.parametrize("body", [b"", b"<html><body>hello</body></html>", b"{", b'{"items": 3}' * 2, b"[" * 100_000, b'{"items":' + b"[" * 100_000])
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(FetchError, match="is no feed"):
        read_feed(BASE, body)


def test_a_body_that_names_a_file_opens_none(tmp_path: Path) -> None:
    file = tmp_path / "secret.xml"
    file.write_bytes(rss(ITEM.format("secret", "/1", "1")))
    with pytest.raises(FetchError):
        read_feed(BASE, str(file).encode())


def test_an_entity_bomb_does_not_go_off() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    start = time.monotonic()
    try:
        offers = read_feed(BASE, rss(ITEM.format("&l9;", "/1", "1"), f'<!DOCTYPE rss [<!ENTITY l0 "boom">{entities}]>'))
    except FetchError:
        offers = []
    assert all(len(offer.title) <= 300 for offer in offers)
    assert time.monotonic() - start < 5


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    try:
        offers = read_feed(BASE, rss(ITEM.format("&x;", "/1", "1"), doctype))
    except FetchError:
        offers = []
    assert not any("SECRET" in offer.title for offer in offers)


def test_a_title_of_ten_megabytes_is_cut_in_time() -> None:
    start = time.monotonic()
    (offer,) = read_feed(BASE, rss(ITEM.format("大" * 3_500_000, "/1", "1")))
    assert len(offer.title) == 300
    assert time.monotonic() - start < 10


@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_refused(body: bytes) -> None:
    with suppress(FetchError):
        read_feed(BASE, body)
