"""Times the site and the API over a workspace: `web.py [--workspace W | --documents N --facts M]`.

Without a workspace it makes one of synthetic documents. Pages are asked as a browser does, over a socket, one after the other, each
address once before and then in turn; `/api` rows over as many connections as are said. Prints milliseconds of the server's answer and
the server's memory.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import quote

from xinmai.app.library import open_library
from xinmai.app.library.listings import Wanted, documents, numbers
from xinmai.app.workspace import Workspace, init, open_workspace
from xinmai.model import (
    Article,
    Document,
    Entity,
    EntityType,
    Event,
    Evidence,
    Facts,
    Mention,
    Observation,
    Period,
    PeriodBasis,
    Quantity,
    Span,
    TracedText,
    sha256_hex,
)
from xinmai.store import Reading

SUBJECTS = [f"{kind}{number}号" for kind in ("公司", "产品", "地区", "市场") for number in range(400)]
INDICATORS = ("营业收入", "产量", "出口额", "市场规模", "毛利率", "出货量")
UNITS = {"营业收入": "CNY", "产量": "块", "出口额": "USD", "市场规模": "CNY", "毛利率": "%", "出货量": "台"}


def synthetic(folder: Path, count: int, facts: int) -> Workspace:
    """A workspace of documents with some facts each, all drawn with one seed."""
    from decimal import Decimal

    chance = random.Random(7)
    workspace = init(folder)
    with workspace.store() as store:
        for number in range(count):
            day = f"{2015 + number % 11}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            title = f"第{number}号统计公报"
            raw, stated = f"{title}\n", []
            for _ in range(facts // count):
                subject, indicator = chance.choice(SUBJECTS), chance.choice(INDICATORS)
                year, value = chance.randrange(2010, 2026), chance.randrange(100, 99999)
                quote_ = f"{value / 10:.1f}"
                before = f"{year}年{subject}{indicator}为"
                start = len(raw) + len(before)
                raw += f"{before}{quote_}，较上年有所变化。\n"
                stated.append((subject, indicator, str(year), Decimal(quote_), start, start + len(quote_)))
            document = Document(sha256_hex(raw.encode()), f"{number}.txt", "text/plain", raw, TracedText.of(raw), published=day, url=f"test:{number}")
            article = Article(document.id, Span(0, len(raw)), title, publisher=f"机构{number % 40}", published=day, title_span=Span(0, len(title)), body=TracedText.of(raw[len(title) + 1 :], len(title) + 1))

            def evidence(start: int, end: int, document: Document = document, article: Article = article) -> Evidence:
                return Evidence(document.id, article.id, Span(start, end), document.raw[start:end], ("level:before", "subject:sentence"))

            observations = tuple(
                Observation(Quantity(value, value, UNITS[indicator]), evidence(start, end), subject, indicator, Period(period, PeriodBasis.STATED), "中国")
                for subject, indicator, period, value, start, end in stated
            )
            mentions = tuple(Mention(Entity(EntityType.COMPANY, subject), subject, evidence(start, end)) for subject, *_, start, end in stated[:2])
            events = tuple(Event("earnings", indicator, evidence(start, end), period, (("subject", subject),)) for subject, indicator, period, _, start, end in stated[:1])
            store.add(Reading(document, ((article, Facts(observations, mentions, events)),), "benchmark"))
            if number % 2000 == 1999:
                print(f"  {number + 1} documents", file=sys.stderr)
    return workspace


def addresses(workspace: Workspace) -> list[str]:
    """Pages of each kind, many of those that are about one thing."""
    with open_library(workspace) as library:
        rows = documents(library, None, size=20)["rows"]
        stated = numbers(library, Wanted(), size=20)["rows"]
        series = list(library.picture().series)[:20]
    subject = quote(stated[0]["subject"] or "")
    return [
        "/", "/documents", "/documents?page=3", f"/documents?q={subject}", "/numbers", f"/numbers?subject={subject}", "/numbers?sort=value", "/numbers?page=5", "/series", f"/series?q={subject}",
        "/series?sort=contested", "/audit", "/entities", "/events", "/events?page=2", "/changes", "/about", f"/find?q={subject}", "/market", f"/market/{subject}", f"/search?q={subject}",
        *(f"/documents/{row['id']}" for row in rows), *(f"/documents/{row['document_id']}?at={row['start']}-{row['end']}" for row in stated),
        *(f"/observations/{row['document_id']}/{row['start']}-{row['end']}" for row in stated), *(f"/series/{one}" for one in series),
    ]  # fmt: skip


def ask(connection: http.client.HTTPConnection, path: str) -> float:
    """Milliseconds until a page is here."""
    start = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, (answer.status, path)
    return (time.perf_counter() - start) * 1000


def pages(port: int, paths: list[str], rounds: int) -> None:
    """Time all pages and print them by kind."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    first = {path: ask(connection, path) for path in paths}
    timed: dict[str, list[float]] = {}
    for _ in range(rounds):
        for path in paths:
            timed.setdefault(kind_of(path), []).append(ask(connection, path))
    everything = sorted(value for values in timed.values() for value in values)
    for kind, values in timed.items():
        print(f"{kind:24} median {statistics.median(values):7.1f} ms   worst {max(values):7.1f}   first {max(v for p, v in first.items() if kind_of(p) == kind):8.1f}")
    print(f"{'all pages':24} median {statistics.median(everything):7.1f} ms   p95 {everything[int(len(everything) * 0.95)]:7.1f}")


def kind_of(path: str) -> str:
    """The kind of page behind an address."""
    name, _, query = path.partition("?")
    return f"/{name.split('/')[1]}{'/…' if name.count('/') > 1 else ''}{'?' + query.partition('=')[0] if query else ''}"


def api(port: int, pid: int, connections: int, seconds: float) -> None:
    """Requests of a page of 100 records: by the clock, and by the time that the server had a core for itself."""
    done = [0] * connections
    until = time.perf_counter() + seconds

    def keep_asking(place: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.perf_counter() < until:
            ask(connection, "/api/v1/observations?limit=100")
            done[place] += 1

    before = cpu(pid)
    threads = [threading.Thread(target=keep_asking, args=(place,)) for place in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"/api 100 rows, {connections} connections: {sum(done) / seconds:,.0f} requests/s, {sum(done) / (cpu(pid) - before):,.0f} a second of one core")


def cpu(pid: int) -> float:
    """Seconds that a process has had a core."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def upload(port: int, pid: int, paths: list[str]) -> None:
    """Bring a document in, ask pages meanwhile, and wait until its series is there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", "/upload")
    answer = connection.getresponse()
    token, cookie = re.findall(rb'name="token" value="([0-9a-f]+)"', answer.read())[0], (answer.getheader("set-cookie") or "").partition(";")[0]
    number = time.time_ns()
    text = f"新到统计公报{number}\n\n2024年中国新到产品{number}号出货量为45万台。\n".encode()
    parts = [b'Content-Disposition: form-data; name="token"\r\n\r\n' + token, b'Content-Disposition: form-data; name="files"; filename="new.txt"\r\n\r\n' + text]
    body = b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--\r\n"
    start = time.perf_counter()
    connection.request("POST", "/upload", body, {"content-type": "multipart/form-data; boundary=x", "cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    print(f"upload of a document {time.perf_counter() - start:.1f} s ({answer.status})")
    timed: list[float] = []
    held = 0.0
    while True:
        timed += [ask(connection, path) for path in random.sample(paths, min(20, len(paths)))]
        held = max(held, memory(pid))
        connection.request("GET", f"/series.json?q={quote(f'新到产品{number}号')}")
        answer = connection.getresponse()
        if str(number).encode() in answer.read():
            break
    timed.sort()
    print(f"its series is there {time.perf_counter() - start:.1f} s after it was sent; {len(timed)} pages meanwhile: median {statistics.median(timed):.1f} ms, p95 {timed[int(len(timed) * 0.95)]:.1f}; at most {held:.0f} MB")


def memory(pid: int) -> float:
    """Megabytes a process holds."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main() -> None:
    """Make or open a workspace, serve it, ask it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--upload", action="store_true", help="read a document into the given workspace too")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(asked.workspace) if asked.workspace else synthetic(Path(folder), asked.documents, asked.facts)
        paths = addresses(workspace)
        command = [sys.executable, "-m", "xinmai", "serve", "-w", str(workspace.folder), "--port", "0"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, env=os.environ | {"XINMAI_LANG": "en"}) as server:
            assert server.stderr
            told = server.stderr.readline().decode()
            port = int(told.split("127.0.0.1:")[1].split("/")[0])
            start = time.perf_counter()
            ask(http.client.HTTPConnection("127.0.0.1", port, timeout=600), "/")
            ask(http.client.HTTPConnection("127.0.0.1", port, timeout=600), "/audit")
            print(f"first page {time.perf_counter() - start:.1f} s after the start, {memory(server.pid):.0f} MB")
            pages(port, paths, asked.rounds)
            for connections in (1, 8):
                api(port, server.pid, connections, 5)
            print(f"memory {memory(server.pid):.0f} MB")
            if not asked.workspace or asked.upload:
                upload(port, server.pid, paths)
                print(f"memory {memory(server.pid):.0f} MB")
            server.terminate()


if __name__ == "__main__":
    main()
