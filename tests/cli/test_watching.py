"""Watching as a user meets it: add a feed, see the item, get the letter."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from app.made import report
from app.watched import feed
from sources.serving import Site, site

from .conftest import Ended


@pytest.fixture(name="site")
def a_site() -> Iterator[Site]:
    with site() as told:
        yield told


class Box:
    """What came to a mail server."""

    def __init__(self) -> None:
        self.got: list[bytes] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the name aiosmtpd asks for
        self.got.append(envelope.content)
        return "250 OK"


@pytest.fixture
def desk(xinmai: Callable[..., Ended], tmp_path: Path, site: Site) -> Path:
    folder = tmp_path / "desk"
    xinmai("init", folder)
    feed(site, "/feed", [1, 2])
    assert xinmai("source", "add", "mine", site.url("/feed"), "-w", folder).code == 0
    return folder


def allow(desk: Path, site: Site) -> None:
    file = desk / "sources.yaml"
    file.write_text(f"allow_hosts: ['{site.host}']\n" + file.read_text("utf-8"), "utf-8")


def test_from_a_feed_to_a_letter(xinmai: Callable[..., Ended], desk: Path, site: Site) -> None:
    refused = xinmai("source", "test", "mine", "-w", desk)
    assert (refused.code, "内网" in refused.err) == (3, True)
    allow(desk, site)
    assert len(json.loads(xinmai("source", "test", "mine", "-w", desk, "--format", "json").out)) == 2
    (desk / "alerts.yaml").write_text("rules: [{id: one, kind: words, words: [第1号]}]", "utf-8")
    (desk / "delivery.yaml").write_text("channels: [{id: here, kind: folder, path: out/alerts}]", "utf-8")
    assert len(json.loads(xinmai("alert", "test", "one", "-w", desk, "--format", "json").out)) == 0
    watched = xinmai("watch", "--once", "-w", desk)
    assert (watched.code, "读入 2" in watched.err, "预警 1，发出 1" in watched.err) == (0, True, True)
    (letter,) = (desk / "out/alerts").glob("*.txt")
    assert report(1).split("\n")[0] in letter.read_text("utf-8")
    (alert,) = json.loads(xinmai("alert", "list", "-w", desk, "--format", "json").out)
    assert alert["quotes"][0]["url"] == site.url("/n/1.html")
    (health,) = json.loads(xinmai("sources", "-w", desk, "--format", "json").out)
    assert (health["state"], health["week"]) == ("well", 2)


def test_from_a_feed_to_a_mail(xinmai: Callable[..., Ended], desk: Path, site: Site) -> None:
    allow(desk, site)
    box = Box()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        (desk / "alerts.yaml").write_text("rules: [{id: one, kind: words, words: [第1号]}]", "utf-8")
        mail = f"{{id: me, kind: mail, host: 127.0.0.1, port: {port}, security: none, sender: bot@example.com, to: [me@example.com]}}"
        (desk / "delivery.yaml").write_text(f"channels: [{mail}]", "utf-8")
        assert xinmai("send", "--subject", "试发", "-w", desk).code == 0
        assert xinmai("watch", "--once", "-w", desk).code == 0
    finally:
        controller.stop()
    first, second = (message_from_bytes(content, policy=policy.default) for content in box.got)
    assert first["Subject"] == "试发"
    assert second["Subject"] == f"【中】{report(1).splitlines()[0]}"
    assert site.url("/n/1.html") in second.get_body(("plain",)).get_content()
    assert "第1号" in xinmai("search", "第1号", "-w", desk).out, "the item is there"


def test_a_calendar_says_what_comes(xinmai: Callable[..., Ended], desk: Path) -> None:
    assert xinmai("bulletin", "calendar", "-w", desk).code == 1
    (desk / "delivery.yaml").write_text("channels: [{id: here, kind: folder, path: out/sent}]", "utf-8")
    (desk / "bulletins.yaml").write_text("bulletins: [{id: weekly, every: week, day: friday, subscribers: [{id: bank, channels: [here]}]}]", "utf-8")
    refused = xinmai("bulletin", "calendar", "-w", desk)
    assert (refused.code, "named_only" in refused.err) == (2, True)
    (desk / "delivery.yaml").write_text("channels: [{id: here, kind: folder, path: out/sent, named_only: true}]", "utf-8")
    (record,) = json.loads(xinmai("bulletin", "calendar", "-w", desk, "--format", "json").out)
    assert (record["client"], record["last"], record["next"][10:]) == ("weekly/bank", None, " 09:00")
    assert xinmai("watch", "--once", "-w", desk).code == 3, "its feed is in the own network; the calendar is no trouble"
    shown = xinmai("bulletin", "calendar", "-w", desk)
    assert (shown.code, "weekly/bank" in shown.out) == (0, True)


def test_a_mailbox_is_added(xinmai: Callable[..., Ended], desk: Path) -> None:
    added = ("source", "add", "inbox", "imaps://imap.example.cn/INBOX", "--kind", "mailbox", "-w", desk)
    assert xinmai(*added).code == 2
    assert xinmai(*added, "--user", "bot", "--password", "hidden").code == 2, "a password is never written down"
    assert xinmai(*added, "--user", "bot", "--password", "env:IMAP_PASSWORD").code == 0
    assert "password: env:IMAP_PASSWORD" in (desk / "sources.yaml").read_text("utf-8")


def test_a_log_of_json_is_json(xinmai: Callable[..., Ended], desk: Path, site: Site) -> None:
    allow(desk, site)
    lines = [json.loads(line) for line in xinmai("watch", "--once", "--log", "json", "-w", desk).err.splitlines()]
    assert [line["event"] for line in lines] == ["looked", "filed", "filed", "turn"]
    assert lines[-1]["filed"] == 2


def test_trouble_shows_in_the_exit_code(xinmai: Callable[..., Ended], desk: Path) -> None:
    assert xinmai("watch", "--once", "-w", desk).code == 3
    listed = xinmai("sources", "-w", desk)
    assert (listed.code, "取不到" in listed.out) == (0, True)


def test_sources_are_switched_removed_and_exported(xinmai: Callable[..., Ended], desk: Path) -> None:
    for command in ("disable", "enable", "disable"):
        assert xinmai("source", command, "mine", "-w", desk).code == 0
    assert xinmai("source", "export", desk / "x.opml", "-w", desk).code == 0
    assert xinmai("source", "remove", "mine", "-w", desk).code == 0
    assert xinmai("source", "list", "-w", desk).code == 1
    assert xinmai("source", "import", desk / "x.opml", "-w", desk).code == 0
    (one,) = json.loads(xinmai("source", "list", "-w", desk, "--format", "json").out)
    assert (one["id"], one["enabled"]) == ("mine", False)
    assert xinmai("source", "import", "-w", desk).code == 0
    assert xinmai("source", "add", "sia", "-w", desk).code == 0
    assert xinmai("source", "add", "nowhere", "-w", desk).code == 2


def test_a_line_is_sent(xinmai: Callable[..., Ended], desk: Path) -> None:
    assert xinmai("send", "-w", desk).code == 2
    (desk / "delivery.yaml").write_text("channels: [{id: here, kind: folder, path: out}, {id: gone, kind: webhook, url: 'env:NOT_SET'}]", "utf-8")
    ended = xinmai("send", "--subject", "试发", "-w", desk)
    assert (ended.code, "发出 1，未成 1" in ended.err) == (3, True)
