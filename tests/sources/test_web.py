from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import tracemalloc
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from xinmai.errors import FetchError
from xinmai.sources.robots import Robots
from xinmai.sources.web import Fetcher, Limits

from .serving import Site, drip, endless


def refused(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.get(url)
    return caught.value


def test_a_page_comes_as_it_lies(site: Site, fetcher: Fetcher) -> None:
    site.give("/a/报告.html".encode().decode("latin-1"), b"")
    site.give("/a.html", "中文".encode("gbk"), "Text/HTML; charset=GBK", ETag='"1"', Last_Modified="Mon, 05 Jan 2026 00:00:00 GMT")
    page = fetcher.get(site.url("/a.html"))
    assert (page.body, page.media_type, page.etag, page.name) == ("中文".encode("gbk"), "text/html; charset=gbk", '"1"', "a.html")


def test_what_is_unchanged_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.give("/a", status=304)
    page = fetcher.get(site.url("/a"), '"1"', "yesterday")
    assert (page.unchanged, page.etag, page.modified) == (True, '"1"', "yesterday")
    headers = site.asked[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "yesterday")
    assert headers["user-agent"].startswith("xinmai/")


def test_redirects_are_followed_and_counted(site: Site, fetcher: Fetcher) -> None:
    for number in range(7):
        site.give(f"/{number}", status=302, Location=f"/{number + 1}")
    site.give("/7", "there")
    assert fetcher.get(site.url("/2")).url == site.url("/7")
    assert "more than 5 times" in refused(fetcher, site.url("/0")).reason


def test_a_loop_ends(site: Site, fetcher: Fetcher) -> None:
    site.give("/a", status=301, Location="/a")
    error = refused(fetcher, site.url("/a"))
    assert (error.lasting, len(site.paths())) == (True, 6)


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.cn/"])
def test_a_redirect_out_of_the_web_is_refused(site: Site, fetcher: Fetcher, target: str) -> None:
    site.give("/a", status=302, Location=target)
    assert refused(fetcher, site.url("/a")).reason
    assert site.paths() == ["/a"]


def test_a_private_address_is_not_asked(site: Site) -> None:
    site.give("/a", "secret")
    with Fetcher() as fetcher:
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]", "0.0.0.0"):
            error = refused(fetcher, f"http://{host}:{site.port}/a")
            assert "private network" in error.reason, host
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_not_followed(site: Site, fetcher: Fetcher) -> None:
    site.give("/a", status=302, Location=f"http://localhost:{site.port}/secret")
    site.give("/secret", "secret")
    assert "private network" in refused(fetcher, site.url("/a")).reason
    assert "/secret" not in site.paths()


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(site: Site, fetcher: Fetcher) -> None:
    site.give("/a", status=429, Retry_After="120")
    error = refused(fetcher, site.url("/a"))
    assert (error.retry_after, error.lasting) == (120, False)


@pytest.mark.parametrize(("status", "lasting"), [(404, True), (410, True), (500, False), (204, False)])
def test_other_answers_are_errors(site: Site, fetcher: Fetcher, status: int, lasting: bool) -> None:
    site.give("/a", status=status)
    error = refused(fetcher, site.url("/a"))
    assert (f"HTTP {status}" in error.reason, error.lasting) == (True, lasting)


def test_pictures_are_not_documents(site: Site, fetcher: Fetcher) -> None:
    site.give("/a", b"x", "image/png")
    assert "not a document" in refused(fetcher, site.url("/a")).reason


def test_a_slow_body_is_given_up(site: Site) -> None:
    site.pages["/a"] = drip
    with Fetcher([site.host], limits=Limits(seconds=0.3)) as fetcher:
        assert "takes longer" in refused(fetcher, site.url("/a")).reason


def test_an_endless_body_is_cut_off(site: Site) -> None:
    site.pages["/a"] = endless
    with Fetcher([site.host], limits=Limits(megabytes=1)) as fetcher:
        assert "limit of 1 MB" in refused(fetcher, site.url("/a")).reason


def test_packed_bodies_are_unpacked(site: Site, fetcher: Fetcher) -> None:
    site.give("/gzip", gzip.compress(b"text"), Content_Encoding="gzip")
    site.give("/deflate", zlib.compress(b"text"), Content_Encoding="deflate")
    site.give("/br", b"text", Content_Encoding="br")
    site.give("/broken", b"text", Content_Encoding="gzip")
    assert fetcher.get(site.url("/gzip")).body == fetcher.get(site.url("/deflate")).body == b"text"
    assert "nobody asked for" in refused(fetcher, site.url("/br")).reason
    assert "connection failed" in refused(fetcher, site.url("/broken")).reason


def test_a_gzip_bomb_does_not_go_off(site: Site) -> None:
    site.give("/a", gzip.compress(bytes(300 << 20), 9), Content_Encoding="gzip")
    with Fetcher([site.host], limits=Limits(megabytes=2)) as fetcher:
        tracemalloc.start()
        assert "limit of 2 MB" in refused(fetcher, site.url("/a")).reason
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 20 << 20


def test_robots_txt_is_heeded_and_asked_for_once(site: Site, fetcher: Fetcher) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /no\n", "text/plain")
    site.give("/no/a", "a")
    site.give("/yes", "a")
    assert "robots.txt" in refused(fetcher, site.url("/no/a")).reason
    fetcher.get(site.url("/yes"))
    fetcher.get(site.url("/yes?b"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/yes", "/yes?b"]


def test_robots_txt_of_a_server_in_trouble_allows_nothing(site: Site, fetcher: Fetcher) -> None:
    site.give("/robots.txt", status=500)
    site.give("/a", "a")
    refused(fetcher, site.url("/a"))
    assert site.paths() == []


def test_a_host_is_given_pauses(site: Site) -> None:
    waited: list[float] = []
    site.give("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", "text/plain")
    site.give("/a", "a")
    with Fetcher(["127.0.0.1"], clock=lambda: 100.0, pause=waited.append) as fetcher:
        for _ in range(3):
            fetcher.get(site.url("/a"))
    assert waited == [7.0, 7.0]


def test_a_server_that_hangs_up_is_an_error(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = lambda request: request.connection.close()
    assert not refused(fetcher, site.url("/a")).lasting


def test_a_name_that_does_not_exist_is_an_error(fetcher: Fetcher) -> None:
    assert "no such host" in refused(fetcher, "http://nowhere.invalid/").reason


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes the certificate")
def test_a_certificate_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*command, "-keyout", tmp_path / "key", "-out", tmp_path / "cert"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert", tmp_path / "key")
    with socket.create_server(("127.0.0.1", 0)) as listening, Fetcher(["localhost"]) as fetcher:

        def serve() -> None:
            with suppress(OSError), context.wrap_socket(listening.accept()[0], server_side=True) as connection:
                connection.recv(1)

        thread = threading.Thread(target=serve)
        thread.start()
        error = refused(fetcher, f"https://localhost:{listening.getsockname()[1]}/")
        thread.join()
    assert "connection failed" in error.reason
    assert "certificate" in error.reason.lower()


def test_the_address_that_was_checked_is_the_one_that_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that says a public address first and a private one afterwards gets no second question."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def changing(host: str, port: int, *args: object, **options: object) -> list[tuple[object, ...]]:
        if host != "rebinding.example":
            return real(host, port, *args, **options)
        asked.append(host)
        address = "192.0.2.1" if len(asked) > 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    monkeypatch.setattr("xinmai.sources.guard.is_public", lambda address: address == "127.0.0.1")
    site.give("/robots.txt", "", "text/plain")
    with Fetcher() as fetcher:
        fetcher._follow(f"http://rebinding.example:{site.port}/robots.txt", {}, 1000, lambda _: Robots())
        assert asked == ["rebinding.example"]
