"""The outbox: alerts become letters, letters go out, and what does not go is tried again.

At least once: a letter is noted as being sent before a channel is asked, and as sent only when it took it. In a run that is not
killed in between nothing goes twice; where it may have, the next attempt is marked as a repeat.
"""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from xinmai.app.alert_rules import read_rulebook
from xinmai.app.alerting import held_back
from xinmai.app.channels import carries_files, deliver, open_to_all, read_channels
from xinmai.app.collect import stamp
from xinmai.app.letters import letter_of
from xinmai.app.workspace import Workspace
from xinmai.errors import DeliveryError, UsageError
from xinmai.model import Alert, Attachment, Letter, Parcel, ParcelState, stable_id
from xinmai.sources.manners import backed_off
from xinmai.store import Store

__all__ = ["attached", "parcel_id", "parcels_of", "post", "send", "send_files"]

_MOST_TRIES = 8
_FIRST_WAIT = 60.0
"""Seconds until the second attempt; each further one waits twice as long."""


def post(workspace: Workspace, store: Store, now: datetime) -> int:
    """Make letters of the alerts nobody was told of, as far as they are not held back; how many letters."""
    channels = read_channels(workspace)
    book = read_rulebook(workspace)
    ready = [alert for alert in store.alerts.untold() if not held_back(book, alert, now)]
    parcels = [parcel for alert in ready if not alert.digest for parcel in _told([alert], _wanted(alert, channels), book.hours_from_utc, now)]
    for channel in channels:
        digest = [alert for alert in ready if alert.digest and channel in _wanted(alert, channels)]
        parcels += _told(digest, [channel], book.hours_from_utc, now)
    if ready:
        store.dispatch(parcels, ready, stamp(now))
    return len(parcels)


def send(
    workspace: Workspace,
    store: Store,
    now: Callable[[], datetime],
    stopped: Callable[[], bool] = lambda: False,
    pause: Callable[[float], None] = time.sleep,
) -> tuple[int, int]:
    """Send what is due; how many letters went and how many did not."""
    channels = read_channels(workspace)
    sent = failed = 0
    for parcel in store.parcels.due(stamp(now())):
        if stopped():
            break
        trying = replace(parcel, state=ParcelState.SENDING, tries=parcel.tries + 1)
        store.parcels.update(trying)
        try:
            if parcel.channel not in channels:
                raise DeliveryError(parcel.channel, "is no channel of delivery.yaml any more; write it there", lasting=True)
            deliver(workspace, channels[parcel.channel], parcel.letter, trying.tries, now(), pause)
        except DeliveryError as error:
            failed += 1
            given_up = error.lasting or trying.tries >= _MOST_TRIES
            wait = backed_off(_FIRST_WAIT, parcel.tries, parcel.id)
            due = stamp(now() + timedelta(seconds=wait))
            store.parcels.update(replace(trying, state=ParcelState.GIVEN_UP if given_up else ParcelState.WAITING, error=str(error), due=due))
        else:
            sent += 1
            store.parcels.update(replace(trying, state=ParcelState.SENT, sent=stamp(now()), error=""))
    return sent, failed


def send_files(workspace: Workspace, files: Iterable[Path], channels: Iterable[str], subject: str, text: str, now: datetime) -> tuple[int, int]:
    """Put a letter with files into the outbox for some channels, or all that can carry it, and send what is due. Raises `UsageError`."""
    known = read_channels(workspace)
    attachments = tuple(map(attached, files))
    wanted = list(channels) or [name for name in open_to_all(known) if not attachments or carries_files(known[name])]
    unknown = next((name for name in wanted if name not in known), None)
    if unknown is not None or not wanted:
        msg = f"no channel {unknown!r} in delivery.yaml; write it there"
        raise UsageError(msg)
    bare = next((name for name in wanted if attachments and not carries_files(known[name])), None)
    if bare is not None:
        msg = f"the channel {bare} carries no files; choose another one, or send a line without files"
        raise UsageError(msg)
    key = stable_id("letter", subject, text, *(stable_id(file.name, file.body.hex()) for file in attachments))
    letter = Letter(key, subject, text, attachments=attachments)
    with workspace.store() as store:
        store.parcels.put(parcels_of(letter, wanted, now))
        return send(workspace, store, lambda: now)


def parcels_of(letter: Letter, channels: Iterable[str], now: datetime) -> list[Parcel]:
    """A letter for each of some channels, to be sent at once."""
    return [Parcel(parcel_id(channel, letter.key), channel, letter, stamp(now), stamp(now)) for channel in channels]


def parcel_id(channel: str, key: str) -> str:
    """The id of a letter on its way through a channel: it is the same whenever the letter is put in."""
    return stable_id("parcel", channel, key)


def attached(file: Path) -> Attachment:
    """A file as it goes with a letter. Raises `UsageError`."""
    try:
        body = file.read_bytes()
    except OSError as error:
        msg = f"{file}: cannot be read: {error.strerror}; check its rights"
        raise UsageError(msg) from None
    return Attachment(file.name, mimetypes.guess_type(file.name)[0] or "application/octet-stream", body)


def _wanted(alert: Alert, channels: dict[str, Any]) -> list[str]:
    """The channels an alert goes through: those its rule names, else all that are open to it."""
    return [*alert.channels] or open_to_all(channels)


def _told(alerts: list[Alert], channels: Iterable[str], hours_from_utc: float, now: datetime) -> list[Parcel]:
    return parcels_of(letter_of(alerts, hours_from_utc), channels, now) if alerts else []
