"""Asks web servers, politely and warily: `Fetcher.get` gives one page, whole, or says why not.

Redirects are followed by hand, so that each address on the way is held against robots.txt and the guard. Bodies are unpacked by
hand, so that a small answer cannot become a large one.
"""

from __future__ import annotations

import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpcore
import httpx

from xinmai.errors import FetchError
from xinmai.sources.addresses import host_of, joined
from xinmai.sources.guard import GuardedBackend
from xinmai.sources.manners import Turns
from xinmai.sources.naming import name_of_answer
from xinmai.sources.robots import Robots, read_robots

__all__ = ["AGENT", "Fetcher", "Limits", "Page"]

AGENT = "xinmai"
_MEGABYTE = 1 << 20
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 503))
_NOT_TEXT = ("image/", "video/", "audio/", "font/")
_ROBOTS_KEPT = 24 * 3600.0
_ROBOTS_BYTES = 512 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: bytes unpacked, seconds in all and for each step, redirects."""

    megabytes: int = 64
    seconds: float = 60.0
    step_seconds: float = 15.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave: bytes untouched, from the last address of all redirects. `unchanged` where it had nothing new."""

    url: str
    media_type: str
    body: bytes = field(repr=False)
    etag: str = ""
    modified: str = ""
    unchanged: bool = False
    name: str = ""


class _Stream(httpx.SyncByteStream):
    def __init__(self, inner: Iterable[bytes]) -> None:
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        yield from self._inner

    def close(self) -> None:
        getattr(self._inner, "close", lambda: None)()


class _Transport(httpx.BaseTransport):
    """HTTP over connections that the guard opens."""

    def __init__(self, guard: GuardedBackend) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=guard, max_connections=32, keepalive_expiry=10)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        asked = httpcore.Request(request.method, url, headers=request.headers.raw, content=None, extensions=request.extensions)
        answer = self._pool.handle_request(asked)
        stream = answer.stream
        if not isinstance(stream, Iterable):
            raise TypeError(stream)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(stream), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class Fetcher:
    """Asks for pages; use it in a `with` block, from several threads if need be.

    `delay` seconds pass between two requests to a host; hosts in `allow` are of the own network, and may be asked at once.
    """

    def __init__(
        self,
        allow: Iterable[str] = (),
        delay: float = 2.0,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.guard = GuardedBackend(allow)
        self._limits = limits or Limits()
        self._clock = clock
        self._turns = Turns(delay, clock, pause)
        self._robots: dict[str, tuple[float, Robots]] = {}
        self._lock = threading.Lock()
        self._client = httpx.Client(transport=_Transport(self.guard), trust_env=False, follow_redirects=False, timeout=self._limits.step_seconds)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, url: str, etag: str = "", modified: str = "", megabytes: int | None = None) -> Page:
        """One page. Raises `FetchError` with what is wrong and whether to try again."""
        headers = {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
        most = (megabytes or self._limits.megabytes) * _MEGABYTE
        return self._follow(url, headers, most, self._check_robots)

    def _follow(self, url: str, headers: dict[str, str], most: int, check: Callable[[str], Robots]) -> Page:
        address = url
        for _ in range(self._limits.redirects + 1):
            rules = check(address)
            with self._turns.turn(host_of(address), rules.delay, at_home=self._at_home(address)):
                found = self._ask(address, headers, most)
            if isinstance(found, Page):
                return found
            target = joined(address, found)
            if target is None:
                raise FetchError(url, "is redirected to what is no address of the web", lasting=True)
            if address.startswith("https:") and target.startswith("http:") and not self._at_home(target):
                raise FetchError(url, "is redirected from https to http, where anybody could change it", lasting=True)
            address = target
        raise FetchError(url, f"is redirected more than {self._limits.redirects} times; check the address", lasting=True)

    def _ask(self, url: str, headers: dict[str, str], most: int) -> Page | str:
        """The page at an address, or where it is redirected to."""
        end = self._clock() + self._limits.seconds
        sent = {"User-Agent": f"{AGENT}/1.0 (+https://www.rfc-editor.org/rfc/rfc9309)", "Accept-Encoding": "gzip, deflate", **headers}
        try:
            with self._client.stream("GET", url, headers=sent) as answer:
                if answer.status_code in _REDIRECTS and "location" in answer.headers:
                    return answer.headers["location"]
                if answer.status_code == 304:
                    return Page(url, "", b"", headers.get("If-None-Match", ""), headers.get("If-Modified-Since", ""), unchanged=True)
                _check_status(url, answer)
                media_type = answer.headers.get("content-type", "").strip().lower()
                if media_type.startswith(_NOT_TEXT):
                    raise FetchError(url, f"is {media_type.partition(';')[0]}, not a document", lasting=True)
                body = b"".join(self._body(url, answer, most, end))
                return Page(url, media_type, body, answer.headers.get("etag", ""), answer.headers.get("last-modified", ""), name=name_of_answer(url, media_type, answer.headers.get("content-disposition", "")))
        except (httpx.TimeoutException, httpcore.TimeoutException):
            raise FetchError(url, "gave no answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, httpcore.ProxyError, OSError, zlib.error) as error:
            what = " ".join(str(error).split()) or type(error).__name__
            raise FetchError(url, f"the connection failed: {what:.200}") from None

    def _body(self, url: str, answer: httpx.Response, most: int, end: float) -> Iterator[bytes]:
        size = 0
        for part in _unpacked(url, answer):
            size += len(part)
            if size > most:
                raise FetchError(url, f"is over the limit of {most // _MEGABYTE} MB", lasting=True)
            if self._clock() > end:
                raise FetchError(url, f"takes longer than {self._limits.seconds:.0f} seconds")
            yield part

    def _at_home(self, url: str) -> bool:
        parts = urlsplit(url)
        return self.guard.allows(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))

    def _check_robots(self, url: str) -> Robots:
        parts = urlsplit(url)
        rules = self._rules(f"{parts.scheme}://{parts.netloc}")
        if not rules.allows(parts.path + (f"?{parts.query}" if parts.query else "")):
            raise FetchError(url, "its robots.txt does not want programs to read it; take the source out, or ask the site", lasting=True)
        return rules

    def _rules(self, origin: str) -> Robots:
        now = self._clock()
        with self._lock:
            kept = self._robots.get(origin)
        if kept and now - kept[0] < _ROBOTS_KEPT:
            return kept[1]
        try:
            page = self._follow(f"{origin}/robots.txt", {}, _ROBOTS_BYTES, lambda _: Robots())
            rules = read_robots(page.body.decode("utf-8", "replace"), AGENT)
        except FetchError as error:
            if not error.lasting:
                raise  # a server that does not answer now has not allowed anything
            if "private network" in error.reason:
                raise
            rules = Robots()
        with self._lock:
            self._robots[origin] = (now, rules)
        return rules


def _check_status(url: str, answer: httpx.Response) -> None:
    status = answer.status_code
    if status in _BUSY:
        wait = answer.headers.get("retry-after", "")
        seconds = int(wait) if wait.isascii() and wait.isdecimal() and len(wait) < 9 else None
        raise FetchError(url, f"asks to come later (HTTP {status})", retry_after=seconds)
    if status != 200:
        raise FetchError(url, f"answers HTTP {status}; open it in a browser", lasting=400 <= status < 500)


def _unpacked(url: str, answer: httpx.Response) -> Iterator[bytes]:
    """The body in parts of bounded size, whatever it was packed into."""
    encoding = answer.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        yield from answer.iter_raw()
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(url, f"is packed as {encoding}, which nobody asked for", lasting=True)
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    for packed in answer.iter_raw():
        rest = packed
        while rest and not unpack.eof:
            yield unpack.decompress(rest, _MEGABYTE)
            rest = unpack.unconsumed_tail
    yield unpack.flush()
