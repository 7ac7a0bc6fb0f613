"""The outbox: letters for channels, kept until they are sent. A letter is put in once for each channel, whatever happens."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, select, update

from xinmai.model import Attachment, Letter, Parcel, ParcelState
from xinmai.store.codec import dump, load
from xinmai.store.database import Database, insert_or_ignore
from xinmai.store.schema import parcel

__all__ = ["ParcelStore", "save"]

_OPEN = (str(ParcelState.WAITING), str(ParcelState.SENDING))


class ParcelStore:
    """Keeps parcels; what is loaded equals what was kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, parcels: Iterable[Parcel]) -> None:
        """Put letters in; one that was ever there stays as it is."""
        with self._database.writing() as connection:
            save(connection, parcels)

    def has(self, id: str) -> bool:
        """Whether a parcel was ever put in."""
        with self._database.reading() as connection:
            return connection.scalar(select(parcel.c.id).where(parcel.c.id == id)) is not None

    def due(self, moment: str) -> list[Parcel]:
        """What is to be sent at a moment, the oldest first; what a killed run was sending is due at once."""
        query = select(parcel).where(parcel.c.state.in_(_OPEN), parcel.c.due <= moment).order_by(parcel.c.made, parcel.c.id)
        return list(map(_parcel, self._database.rows(query)))

    def update(self, changed: Parcel) -> None:
        """Keep how far a parcel has come."""
        with self._database.writing() as connection:
            _update(connection, changed)

    def all(self) -> Iterator[Parcel]:
        """All parcels, the latest first."""
        return map(_parcel, self._database.rows(select(parcel).order_by(parcel.c.made.desc(), parcel.c.id)))


def save(connection: Connection, parcels: Iterable[Parcel]) -> None:
    """Write parcels that are not there yet."""
    for each in parcels:
        insert_or_ignore(connection, parcel, _columns(each))


def _update(connection: Connection, changed: Parcel) -> None:
    values = {"state": str(changed.state), "tries": changed.tries, "error": changed.error, "sent": changed.sent, "due": changed.due}
    connection.execute(update(parcel).where(parcel.c.id == changed.id).values(values))


def _columns(each: Parcel) -> dict[str, Any]:
    letter = each.letter
    files = [(file.name, file.media_type, base64.b64encode(file.body).decode("ascii")) for file in letter.attachments]
    return {
        "id": each.id,
        "channel": each.channel,
        "letter": dump([letter.key, letter.subject, letter.text, letter.html, files]),
        "made": each.made,
        "due": each.due,
        "state": str(each.state),
        "tries": each.tries,
        "error": each.error,
        "sent": each.sent,
    }


def _parcel(row: Row[Any]) -> Parcel:
    key, subject, text, html, files = load(row.letter)
    attachments = tuple(Attachment(name, media_type, base64.b64decode(body)) for name, media_type, body in files)
    letter = Letter(key, subject, text, html, attachments)
    return Parcel(row.id, row.channel, letter, row.made, row.due, ParcelState(row.state), row.tries, row.error, row.sent)
