"""What is told to people: `Alert`, with why it fired and its evidence, and `Parcel`, a message on its way through a channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from xinmai.model.finding import Severity

__all__ = ["Alert", "Attachment", "Letter", "Parcel", "ParcelState", "Proof"]


@dataclass(frozen=True, slots=True)
class Proof:
    """A quote an alert rests on: a document by id and name, raw offsets, the words there, and the document's address."""

    document_id: str
    document: str
    start: int
    end: int
    quote: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """A rule that fired on something. `key` is the same for all that tells of the same thing; `at` is ISO 8601 in UTC."""

    rule: str
    key: str
    at: str
    severity: Severity
    title: str
    why: str
    proofs: tuple[Proof, ...] = ()
    channels: tuple[str, ...] = ()
    digest: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter."""

    name: str
    media_type: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """What is delivered: a subject and a text; `html` and files where a channel can carry them. `key` names it for ever."""

    key: str
    subject: str
    text: str
    html: str = ""
    attachments: tuple[Attachment, ...] = ()


class ParcelState(StrEnum):
    """How far a letter has come: `SENDING` is set before a channel is asked, so that a killed run shows what may have been sent."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter for one channel. `tries` counts attempts; from the second on a letter is marked as sent again."""

    id: str
    channel: str
    letter: Letter
    made: str
    due: str
    state: ParcelState = ParcelState.WAITING
    tries: int = 0
    error: str = ""
    sent: str | None = None
