from __future__ import annotations

from dataclasses import replace

import pytest

from xinmai.errors import WorkspaceError
from xinmai.model import Alert, Attachment, Letter, Parcel, ParcelState, Proof, Severity
from xinmai.store import Store

ALERT = Alert("r", "k", "2026-01-01T00:00:00Z", Severity.HIGH, "题", "由", (Proof("d", "n", 1, 2, "引", "u"),), ("c",), True)
LETTER = Letter("l", "题", "文", "<p>", (Attachment("a.pdf", "application/pdf", b"\x00\xff"),))
PARCEL = Parcel("p", "c", LETTER, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")


def test_an_alert_is_kept_whole(store: Store) -> None:
    store.alerts.add([ALERT])
    assert list(store.alerts.all()) == store.alerts.untold() == [ALERT]
    assert (store.alerts.known("r"), store.alerts.last("r"), store.alerts.last("s")) == ({"k"}, ALERT.at, None)
    assert list(store.alerts.all("2026-02-01")) == []


def test_an_alert_is_never_kept_twice(store: Store) -> None:
    store.alerts.add([ALERT])
    with pytest.raises(WorkspaceError):
        store.alerts.add([ALERT])


def test_alerts_and_their_letters_go_together(store: Store) -> None:
    store.alerts.add([ALERT])
    store.dispatch([PARCEL], [ALERT], "2026-01-01T00:00:00Z")
    assert (store.alerts.untold(), list(store.parcels.all())) == ([], [PARCEL])


def test_a_parcel_is_put_in_once_and_due_until_it_is_sent(store: Store) -> None:
    store.parcels.put([PARCEL])
    sending = replace(PARCEL, state=ParcelState.SENDING, tries=1)
    store.parcels.update(sending)
    store.parcels.put([PARCEL])
    assert store.parcels.due("2025-12-31T00:00:00Z") == []
    assert store.parcels.due("2026-01-01T00:00:00Z") == [sending]
    store.parcels.update(replace(sending, state=ParcelState.SENT, sent="2026-01-01T00:00:01Z"))
    assert store.parcels.due("2026-02-01T00:00:00Z") == []
