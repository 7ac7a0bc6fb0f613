"""A month of watching, in which the clock is ours: a world of sources on loopback that publish, fail and recover by its hours.

All web hosts are addresses of loopback, served by one server that notes who was asked for what, and when. Time passes when the watcher
sleeps, and when it waits for a host's turn.
"""

from __future__ import annotations

import json
import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so that it is the same month each time
from unittest.mock import patch

from sources.mailing import Post, post
from xinmai.app.watching import watch
from xinmai.app.workspace import Workspace
from xinmai.sources.web import Fetcher, Limits

from .made import put, report
from .watched import page

__all__ = ["DAYS", "World", "faults", "live", "resident", "settle", "world"]

START = datetime(2026, 3, 1, tzinfo=UTC)
HOUR, DAY = 3600.0, 86400.0
DAYS = 30
DELAY, LONGER = 2, 5
"""Seconds between two requests to a host, and those that the `robots.txt` of every other host asks for."""
SHOWN = 30
"""Items that a feed still lists."""
_WEB_KINDS = ("rss", "atom", "json", "rss", "list", "sitemap", "rss", "atom", "page", "json")
HOSTS = 20
_TOLD = "第\\d*7号"
"""Titles that a rule warns of."""

BUSY, DOWN, GARBAGE, MOVED, LOOP, DRIPPING, REMODELLED, ASTRAY = range(8)
"""What befalls a source besides: asked to wait for six hours on day 4, down from day 10 to 13, no feed at all, moved to another address,
redirected in a circle, so slow for hours of day 6 that nobody waits, listing nothing from day 15 on, redirected into a private network for hours of day 8."""
FATES = {3: BUSY, 6: DOWN, 11: GARBAGE, 12: ASTRAY, 13: MOVED, 14: REMODELLED, 16: LOOP, 17: DRIPPING}


@dataclass
class Clock:
    """Seconds since the start; they pass for whoever waits."""

    seconds: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self) -> float:
        return self.seconds

    def wait(self, seconds: float) -> None:
        with self.lock:
            self.seconds += seconds

    def moment(self) -> datetime:
        return START + timedelta(seconds=self.seconds)


@dataclass
class Place:
    """A source with the hours at which it publishes; `items` are numbers of reports, one for each of them."""

    at: int
    kind: str
    host: str
    hours: list[float]
    items: list[int]

    @property
    def fate(self) -> int | None:
        return FATES.get(self.at)

    def out(self, seconds: float) -> list[int]:
        return [item for item, hour in zip(self.items, self.hours, strict=True) if hour * HOUR <= seconds]


@dataclass
class World:
    """Everything there is to watch, and what was asked of it: host, path, second, answer."""

    clock: Clock
    port: int = 0
    places: list[Place] = field(default_factory=list)
    boxes: dict[int, Post] = field(default_factory=dict)
    asked: list[tuple[str, str, float, int]] = field(default_factory=list)

    def host(self, place: Place) -> str:
        return f"{place.host}:{self.port}"

    def answer(self, host: str, path: str, etag: str | None) -> tuple[int, dict[str, str], bytes]:
        if path == "/robots.txt":
            return 200, {}, f"User-agent: *\nDisallow: /private/\n{f'Crawl-delay: {LONGER}' if _is_slow(host) else ''}\n".encode()
        if path.startswith("/i/"):
            return self._item(int(path[3:].partition(".")[0]))
        place = next((one for one in self.places if path.startswith(f"/s/{one.at}/")), None)
        if place is None or place.host != host:
            return 404, {}, b""
        troubled = self._trouble(place, path)
        if troubled is not None:
            return troubled
        body, kind = self._listing(place)
        tag = f'"{len(place.out(self.clock()))}-{len(body)}"'
        return (304, {"ETag": tag}, b"") if etag == tag else (200, {"ETag": tag, "Content-Type": kind}, body)

    def _trouble(self, place: Place, path: str) -> tuple[int, dict[str, str], bytes] | None:
        day = self.clock() / DAY
        if place.fate == BUSY and 4 <= day < 4.25:
            return 429, {"Retry-After": str(6 * 3600)}, b""
        if place.fate == DOWN and 10 <= day < 13:
            return 500, {}, b""
        if place.fate == GARBAGE:
            return 200, {"Content-Type": "text/xml"}, b"\x00\x01" * 50
        if place.fate == MOVED and not path.endswith("/new"):
            return 301, {"Location": f"/s/{place.at}/new"}, b""
        if place.fate == LOOP:
            return 302, {"Location": path + "x"}, b""
        if place.fate == ASTRAY and 8 <= day < 8.3:
            return 302, {"Location": f"http://127.0.0.99:{self.port}/s/{place.at}/"}, b""
        if place.fate == DRIPPING and 6 <= day < 6.3:
            self.clock.wait(61)
            return 200, {"Content-Type": "application/atom+xml"}, self._listing(place)[0]
        return None

    def _item(self, number: int) -> tuple[int, dict[str, str], bytes]:
        first = next(hour for place in self.places for item, hour in zip(place.items, place.hours, strict=True) if item == number)
        # An item of a fault of its own: not there yet when it is listed.
        if number % 17 == 5 and self.clock() < (first + 20) * HOUR:
            return 503, {}, b""
        return 200, {"Content-Type": "text/html"}, page(_dated(number)).encode()

    def _listing(self, place: Place) -> tuple[bytes, str]:
        items = place.out(self.clock())[-SHOWN:][::-1]
        if place.kind == "page":
            return page(_dated(items[0]) if items else "公告\n\n本页尚无内容，请稍后再来查看，届时将公布最新的统计结果。").encode(), "text/html"
        if place.kind == "list":
            links = "".join(f'<li><a href="/i/{n}.html">{_title(n)}</a></li>' for n in items)
            closed = '<li><a href="/private/1.html">内部资料，请勿转载，仅供参考</a></li>'
            return ("<p>改版了</p>" if place.fate == REMODELLED and self.clock() > 15 * DAY else f"<ul>{links}{closed}</ul>").encode(), "text/html"
        if place.kind == "sitemap":
            return ("<urlset>" + "".join(f"<url><loc>/i/{n}.html</loc></url>" for n in items) + "</urlset>").encode(), "text/xml"
        if place.kind == "json":
            entries = [{"id": str(n), "url": f"/i/{n}.html", "title": _title(n)} for n in items]
            return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": entries}).encode(), "application/feed+json"
        if place.kind == "atom":
            entries = "".join(f'<entry><id>tag:{n}</id><title>{_title(n)}</title><link href="/i/{n}.html"/></entry>' for n in items)
            return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{entries}</feed>'.encode(), "application/atom+xml"
        entries = "".join(f"<item><guid>{n}</guid><title>{_title(n)}</title><link>/i/{n}.html</link></item>" for n in items)
        return f"<rss version='2.0'><channel>{entries}</channel></rss>".encode(), "application/rss+xml"

    def pass_time(self, workspace: Workspace) -> None:
        """Drop the files and send the mails that are due by now."""
        for place in self.places:
            for item in place.out(self.clock()):
                if place.kind == "folder":
                    file = workspace.folder / f"inbox-{place.at}" / f"{item}.txt"
                    if not file.exists():
                        put(file.parent, file.name, _dated(item))
                elif place.kind == "mailbox" and item not in self.boxes[place.at].letters:
                    self.boxes[place.at].letters[item] = _mail(item)

    def visits(self) -> dict[tuple[str, str], list[tuple[float, int]]]:
        """Times and answers by host and path."""
        found: dict[tuple[str, str], list[tuple[float, int]]] = defaultdict(list)
        for host, path, second, status in self.asked:
            found[host, path].append((second, status))
        return found

    def items(self) -> Counter[int]:
        """How often each item was given."""
        return Counter(int(path[3:].partition(".")[0]) for _, path, _, status in self.asked if path.startswith("/i/") and status == 200)


def _dated(number: int) -> str:
    """A report that nothing else tells, of the month."""
    title, _, *rest = report(number).split("\n\n")
    return "\n\n".join([title, f"发布日期：2026-03-{1 + number % 28:02d}", *rest])


def _is_slow(host: str) -> bool:
    return int(host.rpartition(".")[2]) % 2 == 0


def _title(number: int) -> str:
    return report(number).partition("\n")[0]


def _mail(number: int) -> bytes:
    head = f"Subject: =?utf-8?q?{''.join(f'={byte:02X}' for byte in _title(number).encode())}?=\r\nDate: Sun, 01 Mar 2026 08:00:00 +0800\r\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n".encode() + _dated(number).partition("\n\n")[2].replace("\n", "\r\n").encode()


@contextmanager
def world(sources: int, items: int, seed: int = 1) -> Iterator[World]:
    """So many sources, each with about so many items in the month."""
    chance = Random(seed)
    made = World(Clock())
    number = 0
    for at in range(sources):
        kind = "mailbox" if at % 20 == 18 else "folder" if at % 20 == 19 else _WEB_KINDS[at % 10]
        count = max(1, round(chance.gauss(items, items / 3)))
        hours = [0.0, *sorted(chance.uniform(1, (DAYS - 3) * 24) for _ in range(count - 1))]
        made.places.append(Place(at, kind, f"127.0.0.{2 + at % HOSTS}", hours, list(range(number + 1, number + 1 + count))))
        number += count
    server = _server(made)
    public = patch("xinmai.sources.guard.is_public", lambda address: address.startswith("127.0.0.") and address != "127.0.0.99")
    with public, contextmanager(_serving)(server), _posts(made):
        yield made


def _server(made: World) -> ThreadingHTTPServer:
    class Request(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            second = made.clock()
            status, headers, body = made.answer(host, self.path, self.headers.get("If-None-Match"))
            made.asked.append((host, self.path, second, status))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    server = Server(("0.0.0.0", 0), Request)
    made.port = server.server_port
    return server


def _serving(server: ThreadingHTTPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def _posts(made: World) -> Iterator[None]:
    with post() as told:
        for place in made.places:
            if place.kind == "mailbox":
                made.boxes[place.at] = Post(told.port, folder=f"box{place.at}")
        told.others = {box.folder: box for box in made.boxes.values()}
        yield


def settle(workspace: Workspace, made: World, minutes: int) -> None:
    """Every source in `sources.yaml`, looked at every so many minutes and a little more; rules, channels and a weekly bulletin."""
    put(workspace.folder, "alerts.yaml", f"rules:\n  - {{id: words, kind: words, words: ['/{_TOLD}/']}}\n  - {{id: down, kind: source}}\n")
    put(workspace.folder, "delivery.yaml", "channels: [{id: shelf, kind: folder, path: sent/alerts}, {id: desk, kind: folder, path: sent/issues, named_only: true}]")
    subscriber = "{id: all, channels: [desk], formats: [md]}"
    put(workspace.folder, "bulletins.yaml", f"bulletins: [{{id: weekly, every: week, day: friday, publish: auto, subscribers: [{subscriber}]}}]")
    hosts = sorted({box.host for box in made.boxes.values()})
    lines = [f"allow_hosts: {json.dumps(hosts)}", "sources:"]
    kinds = {"rss": "feed", "atom": "feed", "json": "feed"}
    for place in made.places:
        url = f"http://{made.host(place)}/s/{place.at}/"
        if place.kind == "folder":
            url = f"inbox-{place.at}"
            put(workspace.folder / url, ".keep", "")
        elif place.kind == "mailbox":
            url = f"{made.boxes[place.at].url}\n    user: {made.boxes[place.at].user}\n    password: env:BOX"
        lines.append(f"  - id: s{place.at}\n    name: 来源{place.at}\n    kind: {kinds.get(place.kind, place.kind)}\n    interval: {minutes + place.at}\n    url: {url}")
    put(workspace.folder, "sources.yaml", "\n".join(lines) + "\n")


def live(workspace: Workspace, made: World, hours: float, until: float, *, naps: dict[float, float] | None = None, each_turn: object = None) -> None:
    """Watch until a day of the month, waking every so many hours, except for naps (from an hour on, for so many hours)."""
    clock, left = made.clock, dict(naps or {})

    def sleep(seconds: float) -> None:
        due = next((hour for hour in left if hour * HOUR <= clock()), None)
        clock.wait(left.pop(due) * HOUR if due is not None else max(seconds, hours * HOUR))
        made.pass_time(workspace)
        if callable(each_turn):
            each_turn()

    def fetching(_: Workspace, allowed: tuple[str, ...]) -> Fetcher:
        return Fetcher(allowed, limits=Limits(step_seconds=5), clock=clock, pause=clock.wait)

    watch(workspace, clock.moment, sleep, lambda: clock() >= until * DAY, fetching=fetching)


def faults(workspace: Workspace, made: World, minutes: int) -> list[str]:
    """What went otherwise than it should; nothing for a month that went well."""
    return [*_items_missed(workspace, made), *_manners(made, minutes), *_alerts(workspace, made), *_issues(workspace)]


def _items_missed(workspace: Workspace, made: World) -> Iterator[str]:
    with workspace.store() as store:
        filed = Counter(int(found[1]) for article in store.articles.all() if (found := re.search(r"第(\d+)号", article.title)))
    for place in made.places:
        out = place.out(DAYS * DAY)
        if place.fate == REMODELLED:
            out = place.out(14 * DAY)
        must = [] if place.fate in (GARBAGE, LOOP) else out[-1:] if place.kind == "page" else out
        yield from (f"item {item} of s{place.at} ({place.kind}) was filed {filed[item]} times" for item in must if filed[item] != 1)
    yield from (f"item {item} was filed {count} times" for item, count in filed.items() if count > 1)
    yield from (f"item {item} was fetched {count} times" for item, count in made.items().items() if count > 1)


def _manners(made: World, minutes: int) -> Iterator[str]:
    by_host: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for host, path, second, _ in made.asked:
        by_host[host].append((second, path))
        if path.startswith("/private/") or host == "127.0.0.99":
            yield f"{host}{path} was asked for"
    for host, asked in by_host.items():
        for (sooner, path), (later, _) in pairwise(sorted(asked)):
            least = LONGER if _is_slow(host) and path != "/robots.txt" else DELAY
            if later - sooner < least - 1e-6:
                yield f"{host} was asked again {later - sooner:.3f} s after {path}"
    visits = made.visits()
    for place in made.places:
        seen = visits.get((place.host, f"/s/{place.at}/"), [])
        for (sooner, status), (later, _) in pairwise(seen):
            least = 6 * HOUR if status == 429 else (minutes + place.at) * 60
            if later - sooner < least:
                yield f"s{place.at} was asked again {later - sooner:.0f} s after an answer {status}"
        if place.fate in (GARBAGE, LOOP) and len(seen) > DAYS + 2:
            yield f"s{place.at}, which never works, was asked {len(seen)} times"
        whole = sum(status == 200 for _, status in seen)
        if place.fate is None and whole > len(place.items) + 1:
            yield f"s{place.at} was given whole {whole} times for {len(place.items)} changes"


def _alerts(workspace: Workspace, made: World) -> Iterator[str]:
    with workspace.store() as store:
        fired = Counter((alert.rule, alert.title) for alert in store.alerts.all())
        titles = [article.title for article in store.articles.all()]
        parcels = [parcel for parcel in store.parcels.all() if parcel.channel == "shelf"]
    wanted = {("words", title) for title in titles if re.search(_TOLD, title)}
    wanted |= {("down", f"来源异常：来源{place.at}") for place in made.places if place.fate in (DOWN, GARBAGE, LOOP, REMODELLED)}
    yield from (f"no alert {key}" for key in wanted - set(fired))
    yield from (f"{count} alerts {key}" for key, count in fired.items() if key not in wanted or count > 1)
    letters = list((workspace.folder / "sent/alerts").glob("*.txt"))
    if {parcel.tries for parcel in parcels} != {1} or not len(parcels) == len(letters) == sum(fired.values()):
        yield f"{sum(fired.values())} alerts, {len(parcels)} parcels, {len(letters)} letters"


def _issues(workspace: Workspace) -> Iterator[str]:
    with workspace.store() as store:
        days = [(day.day, str(day.state)) for day in store.issue_days.of("weekly/all")]
        printed = Counter(id for plan in store.plans.all() for item in plan.chosen for id in item.articles)
    fridays = [(f"2026-03-{day:02d}", "sent") for day in (27, 20, 13, 6)]
    if days[:-1] != fridays or len(list((workspace.folder / "sent/issues").glob("*.txt"))) != len(fridays):
        yield f"issues: {days}"
    yield from (f"{id} was printed {count} times" for id, count in printed.items() if count > 1)


def resident() -> float:
    """Megabytes that this process holds in memory."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6
