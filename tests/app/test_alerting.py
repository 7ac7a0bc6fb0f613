from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.serving import Site, site
from xinmai.app.alert_rules import AlertBook, AlertRule, read_rulebook
from xinmai.app.alerting import _cooled, held_back, list_alerts, raise_alerts, try_rule
from xinmai.app.collect import stamp
from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import Alert, Severity, Source

from .made import put, report
from .watched import NOW, feed, page, source, visit

DAY = timedelta(days=1)


@pytest.fixture(name="site")
def a_site() -> Iterator[Site]:
    with site() as told:
        yield told


def rules(workspace: Workspace, *lines: str) -> None:
    put(workspace.folder, "alerts.yaml", "rules:\n" + "".join(f"  - {{id: r, {line}}}\n" for line in lines))


def fire(workspace: Workspace, now: datetime = NOW, sources: list[Source] | None = None) -> list[Alert]:
    with workspace.store() as store:
        before = {(alert.rule, alert.key) for alert in store.alerts.all()}
        raise_alerts(workspace, store, sources or [], now)
        return [alert for alert in store.alerts.all() if (alert.rule, alert.key) not in before]


def proved(workspace: Workspace, alerts: list[Alert]) -> None:
    """Every proof stands where it says."""
    with workspace.store() as store:
        for proof in (proof for alert in alerts for proof in alert.proofs):
            assert store.documents.get(proof.document_id).raw[proof.start : proof.end] == proof.quote


@pytest.fixture
def arrived(workspace: Workspace, site: Site) -> Workspace:
    feed(site, "/feed", [0, 1, 2])
    visit(workspace, site, [source(site, "a", "/feed")])
    return workspace


KINDS = [
    ("kind: words, words: [第1号]", 1),
    ("kind: words, words: [净利润, '!第1号']", 2),
    ("kind: words, words: [净利润], sources: [other]", 0),
    ("kind: entity, entity: 中芯国际", 1),
    ("kind: event, types: [earnings]", 3),
    ("kind: figure, indicator: 营业收入, above: 110, unit: CNY", 3),
    ("kind: figure, indicator: 营业收入, below: 1", 0),
    ("kind: change, changed: [new]", 9),
    ("kind: audit", 0),
]


@pytest.mark.parametrize(("rule", "count"), KINDS)
def test_a_rule_fires_once_with_its_proofs(arrived: Workspace, rule: str, count: int) -> None:
    rules(arrived, rule)
    alerts = fire(arrived)
    assert len(alerts) >= 1 if count else alerts == []
    assert len(alerts) == count or "event" in rule or "change" in rule
    assert all(alert.proofs and alert.why for alert in alerts)
    proved(arrived, alerts)
    assert fire(arrived, NOW + timedelta(hours=1)) == []


def test_a_contradiction_that_arrives_is_an_alert(workspace: Workspace, site: Site) -> None:
    site.give("/p", page("某公司业绩\n\n发布日期：2024-05-06\n\n2022年中芯国际营业收入为100亿元。2023年中芯国际营业收入为120亿元，同比增长35%。\n"))
    site.give("/feed", "<rss version='2.0'><channel><item><title>t</title><link>/p</link></item></channel></rss>", "text/xml")
    visit(workspace, site, [source(site, "a", "/feed")])
    rules(workspace, "kind: audit")
    alerts = fire(workspace)
    assert len(alerts) == 1
    proved(workspace, alerts)


def test_a_reprint_is_no_second_alert(workspace: Workspace, site: Site) -> None:
    feed(site, "/feed", [1])
    rules(workspace, "kind: words, words: [第1号]")
    visit(workspace, site, [source(site, "a", "/feed")])
    assert len(fire(workspace)) == 1
    site.give("/copy.html", page(report(1)) + "<p>来源：转载</p>")
    site.give("/other", "<rss version='2.0'><channel><item><title>t</title><link>/copy.html</link></item></channel></rss>", "text/xml")
    visit(workspace, site, [source(site, "b", "/other")], NOW + timedelta(hours=3))
    with workspace.store() as store:
        assert store.counts()["document"] == 2
    assert fire(workspace, NOW + timedelta(hours=3)) == []


SHORT = "功率器件\n\n发布日期：2025-12-20\n\n中芯国际2025年第三季度产能利用率为95.8%。美国商务部12月18日将23家中国企业列入实体清单。华虹半导体2025年第三季度产能利用率为91%。\n"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", [("high", "美国商务部：制裁与管制"), ("medium", "中芯国际：产能利用率偏高")]),
        (", least: high", [("high", "美国商务部：制裁与管制")]),
        (", topics: [utilisation], least: low", [("low", "华虹半导体：产能利用率偏高"), ("medium", "中芯国际：产能利用率偏高")]),
        (", topics: [inventory]", []),
        (", sources: [other]", []),
    ],
)
def test_an_early_warning_is_sent_once_with_its_severity(workspace: Workspace, site: Site, fields: str, expected: list[tuple[str, str]]) -> None:
    site.give("/p", page(SHORT))
    site.give("/feed", "<rss version='2.0'><channel><item><title>t</title><link>/p</link></item></channel></rss>", "text/xml")
    visit(workspace, site, [source(site, "a", "/feed")])
    rules(workspace, f"kind: early_warning{fields}")
    alerts = fire(workspace)
    assert sorted((str(alert.severity), alert.title) for alert in alerts) == expected
    assert all(alert.proofs and alert.why for alert in alerts)
    proved(workspace, alerts)
    assert fire(workspace, NOW + timedelta(hours=1)) == []
    site.give("/copy", page(SHORT + "\n（转载）"))
    site.give("/other", "<rss version='2.0'><channel><item><title>t</title><link>/copy</link></item></channel></rss>", "text/xml")
    visit(workspace, site, [source(site, "a", "/feed"), source(site, "b", "/other")], NOW + timedelta(hours=3))
    assert fire(workspace, NOW + timedelta(hours=3)) == [], "a copy is no second alert"
    assert sorted((str(alert.severity), alert.title) for alert in try_rule(workspace, "r", None, NOW)) == expected or "sources" in fields


@pytest.mark.parametrize(("field", "count"), [("", 0), (", contested: true", 1)])
def test_what_is_contested_is_sent_only_where_a_rule_wants_it(workspace: Workspace, site: Site, field: str, count: int) -> None:
    site.give("/p", page("存储价格\n\n发布日期：2025-10-20\n\n2024年9月，DRAM现货价格为4美元。2025年9月，DRAM现货价格为5美元，同比上涨65%。\n"))
    site.give("/feed", "<rss version='2.0'><channel><item><title>t</title><link>/p</link></item></channel></rss>", "text/xml")
    visit(workspace, site, [source(site, "a", "/feed")])
    rules(workspace, f"kind: early_warning, least: low, topics: [price]{field}")
    assert len(fire(workspace)) == count


def test_what_was_there_before_is_no_news(workspace: Workspace, tmp_path: Path) -> None:
    ingest(workspace, [put(tmp_path, "a.txt", report(1))])
    rules(workspace, "kind: words, words: [第1号]")
    assert fire(workspace) == []
    assert len(try_rule(workspace, "r", None, NOW)) == 1
    assert try_rule(workspace, "r", "2030", NOW) == []
    assert list(list_alerts(workspace)) == [], "trying keeps nothing"


def test_a_source_that_is_down_is_told_once_each_time(workspace: Workspace, site: Site) -> None:
    rules(workspace, "kind: source")
    site.give("/feed", status=500)
    sources = [source(site, "a", "/feed", interval=60)]
    told = []
    for day in range(6):
        visit(workspace, site, sources, NOW + day * DAY)
        told += fire(workspace, NOW + day * DAY, sources)
    assert len(told) == 1
    assert "HTTP 500" in told[0].why
    feed(site, "/feed", [1])
    visit(workspace, site, sources, NOW + 10 * DAY)
    site.give("/feed", status=500)
    for day in range(11, 16):
        visit(workspace, site, sources, NOW + day * DAY)
        told += fire(workspace, NOW + day * DAY, sources)
    assert len(told) == 2


def test_a_rule_that_is_unknown_is_named(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match=r"no rule 'x' in alerts\.yaml"):
        try_rule(workspace, "x", None, NOW)


@pytest.mark.parametrize(
    ("line", "said"),
    [("kind: words", "wants the field words"), ("kind: entity", "wants the field entity"), ("kind: figure, indicator: 价格", "above or below"), ("kind: nothing", r"alerts\.yaml:2: field 'rules\.0\.kind'")],
)
def test_a_rule_that_does_not_fit_is_named(workspace: Workspace, line: str, said: str) -> None:
    rules(workspace, line)
    with pytest.raises(UsageError, match=said):
        read_rulebook(workspace)


def alert(key: str, at: datetime, **fields: object) -> Alert:
    return Alert("r", key, stamp(at), Severity.MEDIUM, "t", "w", **fields)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 500), st.lists(st.sampled_from("abcdefgh"), max_size=4)), max_size=30), st.integers(1, 48))
def test_a_cooldown_never_lets_two_through(turns: list[tuple[int, list[str]]], hours: int) -> None:
    rule = AlertRule(id="r", kind="source", cooldown=hours)
    known: set[str] = set()
    given_at: list[datetime] = []
    last = None
    for offset, keys in sorted(turns):
        now = NOW + timedelta(hours=offset)
        for _ in _cooled(rule, iter(alert(key, now) for key in keys), known, last, now):
            given_at.append(now)
            last = stamp(now)
    assert all(later - earlier >= timedelta(hours=hours) for earlier, later in pairwise(given_at))


def test_a_flood_goes_into_the_digest_and_is_not_lost() -> None:
    fired = (alert(str(number), NOW) for number in range(50))
    told = list(_cooled(AlertRule(id="r", kind="source"), fired, set(), None, NOW))
    assert (len(told), [one.digest for one in told].index(True)) == (50, 20)


@pytest.mark.parametrize(("hour", "held"), [(13, False), (14, True), (20, True), (23, False)])
def test_quiet_hours_hold_back_by_the_local_clock(hour: int, held: bool) -> None:
    book = AlertBook.model_validate({"quiet": {"from": "22:00", "to": "07:00"}})
    now = NOW.replace(hour=hour)
    assert held_back(book, alert("k", now), now) is held
    assert not held_back(book, Alert("r", "k", stamp(now), Severity.HIGH, "t", "w"), now)


def test_a_digest_waits_for_its_hour() -> None:
    book = AlertBook(digest_at="08:00")  # 00:00 in UTC
    fired = alert("k", NOW, digest=True)
    assert held_back(book, fired, NOW + timedelta(hours=15))
    assert not held_back(book, fired, NOW + timedelta(hours=16))
