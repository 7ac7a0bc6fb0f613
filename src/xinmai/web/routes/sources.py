"""Watched sources and how each of them does, and what was warned of last. Nothing here can be changed."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

from xinmai.app.records import Record
from xinmai.app.watching import sources_health
from xinmai.errors import UsageError
from xinmai.model import Alert
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages

__all__ = ["routes"]

pages = Pages.none()
_ALERTS = 30


@pages.at("/sources", "sources.html", tagged=False)
def sources(ask: Ask) -> Record:
    """Sources, those in trouble first; a file of sources that cannot be read says why."""
    try:
        rows, problem = list(sources_health(ask.library.workspace, datetime.now(UTC))), None
    except UsageError as error:
        rows, problem = [], str(error)
    alerts = islice(ask.library.store.alerts.all(), _ALERTS)
    return {"rows": rows, "problem": problem, "alerts": [_told(one) for one in alerts]}


def _told(one: Alert) -> Record:
    proofs = [{"document_id": proof.document_id, "document": proof.document, "start": proof.start, "end": proof.end, "quote": proof.quote} for proof in one.proofs]
    return {"kind": "alert", "rule": one.rule, "at": one.at, "severity": str(one.severity), "title": one.title, "why": one.why, "proofs": proofs}


routes = pages.routes
