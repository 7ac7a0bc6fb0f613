"""Decides what to warn of: each rule over what came since, each thing once, with why and the evidence.

A rule fires on articles that were filed since a moment. What it has fired on before it never fires on again; within its cool-down it
fires once, on the weightiest; what lies in the quiet hours and is not of high severity waits until they are over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from xinmai.app.alert_rules import AlertBook, AlertRule, read_rulebook
from xinmai.app.collect import stamp
from xinmai.app.firing import Scene, fired_by
from xinmai.app.records import Record
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import Alert, Source, stable_id
from xinmai.store import Store

__all__ = ["alert_record", "held_back", "list_alerts", "raise_alerts", "try_rule"]

_FRESH = timedelta(days=2)
"""How far back a turn looks at what was filed: more than the longest a turn is missed without being caught up by the next."""
_MARK = "@alerts"
"""Under this name, which no source can have, stands how far the rules have looked."""
_MOST = 20
"""Alerts of one rule in one turn that are told one by one; what comes on top goes into the digest, so that it is neither a flood nor lost."""


def raise_alerts(workspace: Workspace, store: Store, sources: list[Source], now: datetime) -> int:
    """Keep the alerts that fire now; how many."""
    book = read_rulebook(workspace)
    rules = [rule for rule in book.rules if rule.enabled]
    if not rules:
        return 0
    mark = store.visits.health(_MARK)
    since = _since(mark.last_success, now)
    scene = Scene(workspace, store, sources, since, now)
    looked_at = stable_id("alerts", book.model_dump_json(), *(f"{one.source_id} {one.key}" for one in store.visits.filed_since(since)))
    count = 0
    for rule in rules:
        if looked_at == mark.fingerprint and rule.kind != "source" and not rule.cooldown:
            continue  # nothing came since the last turn, which was finished
        alerts = list(_cooled(rule, fired_by(rule, scene), store.alerts.known(rule.id), store.alerts.last(rule.id), now))
        store.alerts.add(alerts)
        count += len(alerts)
    store.visits.record(replace(mark, last_success=stamp(now), fingerprint=looked_at))
    return count


def try_rule(workspace: Workspace, id: str, since: str | None, now: datetime) -> list[Alert]:
    """What a rule would have warned of over all that is known, or over articles published on a day or later. Raises `UsageError`."""
    rule = next((rule for rule in read_rulebook(workspace).rules if rule.id == id), None)
    if rule is None:
        msg = f"no rule {id!r} in alerts.yaml; write one, or choose another"
        raise UsageError(msg)
    with workspace.store() as store:
        scene = Scene(workspace, store, [], None, now, published=since)
        seen: dict[str, Alert] = {}
        for alert in fired_by(rule, scene):
            seen.setdefault(alert.key, alert)
        return list(seen.values())


def list_alerts(workspace: Workspace, since: str | None = None) -> Iterator[Record]:
    """Alerts that fired, the latest first."""
    with workspace.store() as store:
        yield from map(alert_record, store.alerts.all(since))


def alert_record(alert: Alert) -> Record:
    """An alert as a record."""
    return {
        "kind": "alert",
        "rule": alert.rule,
        "at": alert.at,
        "severity": str(alert.severity),
        "title": alert.title,
        "why": alert.why,
        "quotes": [{"doc": p.document, "start": p.start, "end": p.end, "text": p.quote, "url": p.url} for p in alert.proofs],
        "channels": list(alert.channels),
        "digest": alert.digest,
        "key": alert.key,
    }


def held_back(book: AlertBook, alert: Alert, now: datetime) -> bool:
    """Whether an alert waits: for the hour of the digest, or for the end of the quiet hours."""
    local = now.astimezone(timezone(timedelta(hours=book.hours_from_utc)))
    if alert.digest:
        hour, minute = map(int, book.digest_at.split(":"))
        at = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
        last_digest = at if at <= local else at - timedelta(days=1)
        return alert.at >= stamp(last_digest)
    return alert.severity != "high" and book.quiet is not None and book.quiet.covers(local.time())


def _cooled(rule: AlertRule, alerts: Iterator[Alert], known: set[str], last: str | None, now: datetime) -> Iterator[Alert]:
    """Alerts that are new, one within a cool-down."""
    ready = stamp(now - timedelta(hours=rule.cooldown))
    if rule.cooldown and last is not None and last > ready:
        return
    given = 0
    for alert in alerts:
        if alert.key in known:
            continue
        known.add(alert.key)
        yield alert if given < _MOST else replace(alert, digest=True)
        given += 1
        if rule.cooldown:
            return


def _since(last: str | None, now: datetime) -> str:
    """Since when to look: two days before the last turn, so that nothing falls between two turns."""
    start = datetime.fromisoformat(last) if last else now
    return stamp(start - _FRESH)
