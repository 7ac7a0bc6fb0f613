from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sources.serving import Site, site
from xinmai.app.channels import read_channels
from xinmai.app.collect import stamp
from xinmai.app.outbox import post, send, send_files
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import Alert, ParcelState, Proof, Severity

from .made import put
from .watched import NOW

PROOF = Proof("d", "报告.html", 3, 7, "产能\n利用", "javascript:x")


@pytest.fixture(name="site")
def a_site() -> Iterator[Site]:
    with site() as told:
        yield told


@pytest.fixture
def hooked(workspace: Workspace, site: Site, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("HOOK", site.url("/hook"))
    put(workspace.folder, "delivery.yaml", "channels:\n  - {id: hook, kind: webhook, url: env:HOOK}\n  - {id: shelf, kind: folder, path: out/alerts}\n")
    site.give("/hook", "ok")
    return workspace


def alert(key: str, at: datetime = NOW, **fields: object) -> Alert:
    return Alert("r", key, stamp(at), Severity.MEDIUM, f"标题<{key}>", "缘由", (PROOF,), **fields)


def turn(workspace: Workspace, now: datetime = NOW, alerts: tuple[Alert, ...] = ()) -> tuple[int, int]:
    with workspace.store() as store:
        store.alerts.add(alerts)
        post(workspace, store, now)
        return send(workspace, store, lambda: now)


def attempts(site: Site) -> list[tuple[str, str]]:
    return [(told["subject"], told["attempt"]) for told in map(json.loads, site.received)]


def test_an_alert_is_told_once_on_every_channel(hooked: Workspace, site: Site) -> None:
    assert turn(hooked, alerts=(alert("a"),)) == (2, 0)
    assert turn(hooked) == (0, 0)
    assert attempts(site) == [("【中】标题<a>", "1")]
    text = json.loads(site.received[0])["text"]
    assert all(part in text for part in ("缘由", "产能 利用", "报告.html 3–7"))
    (page,) = (hooked.folder / "out/alerts").glob("*.html")
    assert "标题&lt;a&gt;" in page.read_text("utf-8")
    assert "<a href" not in page.read_text("utf-8"), "javascript: is no link"


def test_a_rule_chooses_its_channels(hooked: Workspace, site: Site) -> None:
    assert turn(hooked, alerts=(alert("a", channels=("shelf",)),)) == (1, 0)
    assert site.received == []


def test_a_channel_for_what_names_it_gets_nothing_else(hooked: Workspace, site: Site) -> None:
    text = (hooked.folder / "delivery.yaml").read_text("utf-8")
    put(hooked.folder, "delivery.yaml", text.replace("url: env:HOOK", "url: env:HOOK, named_only: true"))
    assert turn(hooked, alerts=(alert("a"), alert("b", channels=("hook",)), alert("c", digest=True))) == (2, 0)
    assert turn(hooked, NOW + timedelta(hours=17)) == (1, 0)
    assert attempts(site) == [("【中】标题<b>", "1")]
    assert send_files(hooked, [], [], "试发", "", NOW) == (1, 0)


def test_digests_go_together_at_their_hour(hooked: Workspace, site: Site) -> None:
    assert turn(hooked, alerts=(alert("a", digest=True), alert("b", digest=True))) == (0, 0)
    assert turn(hooked, NOW + timedelta(hours=17)) == (2, 0)
    assert attempts(site) == [("芯脉预警汇总：2 条", "1")]


def test_what_fails_is_tried_again_later_and_marked(hooked: Workspace, site: Site) -> None:
    site.give("/hook", status=500)
    assert turn(hooked, alerts=(alert("a", channels=("hook",)),)) == (0, 1)
    assert turn(hooked) == (0, 0), "not at once"
    site.give("/hook", "ok")
    assert turn(hooked, NOW + timedelta(hours=1)) == (1, 0)
    assert attempts(site) == [("【中】标题<a>", "1"), ("[重发] 【中】标题<a>", "2")]


def test_what_always_fails_is_given_up(hooked: Workspace, site: Site) -> None:
    site.give("/hook", status=500)
    turn(hooked, alerts=(alert("a", channels=("hook",)),))
    for hour in range(1, 60):
        turn(hooked, NOW + timedelta(hours=hour))
    assert len(site.received) == 8
    with hooked.store() as store:
        (parcel,) = store.parcels.all()
    assert (parcel.state, "HTTP 500" in parcel.error) == (ParcelState.GIVEN_UP, True)


def test_a_run_that_was_killed_while_sending_sends_again_and_says_so(hooked: Workspace, site: Site) -> None:
    with hooked.store() as store:
        store.alerts.add([alert("a", channels=("hook",))])
        post(hooked, store, NOW)
        (parcel,) = store.parcels.due(stamp(NOW))
        store.parcels.update(replace(parcel, state=ParcelState.SENDING, tries=1))
    assert turn(hooked, NOW) == (1, 0)
    assert attempts(site) == [("[重发] 【中】标题<a>", "2")]


def test_secrets_are_kept_nowhere(hooked: Workspace, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", site.url("/token-xyz"))
    turn(hooked, alerts=(alert("a", channels=("hook",)),))
    assert all(b"token-xyz" not in path.read_bytes() for path in hooked.folder.rglob("*") if path.is_file())


def test_a_channel_that_is_gone_is_said(hooked: Workspace) -> None:
    assert turn(hooked, alerts=(alert("a", channels=("none",)),)) == (0, 1)


def test_files_are_sent(hooked: Workspace, tmp_path: Path) -> None:
    file = put(tmp_path, "简报.pdf", b"%PDF-1")
    assert send_files(hooked, [file], ["shelf"], "简报", "正文", NOW) == (1, 0)
    assert send_files(hooked, [file], ["shelf"], "简报", "正文", NOW) == (0, 0), "the same letter goes once"
    assert [path.read_bytes() for path in (hooked.folder / "out/alerts").glob("*.pdf")] == [b"%PDF-1"]
    assert send_files(hooked, [file], [], "再发", "正文", NOW) == (1, 0), "only where files can go"
    with pytest.raises(UsageError, match="the channel hook carries no files"):
        send_files(hooked, [file], ["hook"], "简报", "正文", NOW)
    with pytest.raises(UsageError, match="no channel 'x'"):
        send_files(hooked, [], ["x"], "s", "", NOW)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{id: a, kind: webhook, url: https://token}", r"delivery\.yaml:2: field 'channels\.0\.webhook\.url'"),
        ("{id: a, kind: mail, host: h, sender: s, to: [], password: env:X}", r"delivery\.yaml:2"),
        ("{id: a, kind: pigeon}", r"delivery\.yaml:2"),
    ],
)
def test_what_does_not_fit_is_named(workspace: Workspace, line: str, said: str) -> None:
    put(workspace.folder, "delivery.yaml", f"channels:\n  - {line}\n")
    with pytest.raises(UsageError, match=said):
        read_channels(workspace)
