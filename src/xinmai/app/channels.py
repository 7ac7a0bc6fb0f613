"""Where letters go: `delivery.yaml`, read against a strict schema, and a letter handed to one of its channels."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from xinmai.app.forms import Secret, distinct, read_form
from xinmai.app.workspace import Workspace
from xinmai.delivery.mail import MailServer, send_mail
from xinmai.delivery.others import send_by_apprise
from xinmai.delivery.robots import send_robot
from xinmai.delivery.secrets import reveal
from xinmai.delivery.shelf import put_on_shelf
from xinmai.delivery.webhook import send_webhook
from xinmai.errors import UsageError
from xinmai.model import Letter

__all__ = ["Channel", "carries_files", "deliver", "open_to_all", "read_channels"]

FILE = "delivery.yaml"

Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    named_only: bool | None = None
    """Whether only what names the channel goes through it, not what goes to all: a subscriber of a bulletin wants no alerts."""


class Mail(_Form):
    """Mail by SMTP."""

    kind: Literal["mail"]
    host: Word
    port: Annotated[int, Field(ge=1, le=65535)] = 465
    security: Literal["tls", "starttls", "none"] = "tls"
    user: str = ""
    password: Secret | None = None
    sender: Word
    to: Annotated[tuple[Word, ...], Field(min_length=1)]


class Webhook(_Form):
    """A web hook; `template` is the JSON that is posted, with {subject}, {text}, {html}, {key} and {attempt} filled in."""

    kind: Literal["webhook"]
    url: Secret
    secret: Secret | None = None
    template: dict[str, Any] | None = None


class Robot(_Form):
    """A robot of a group chat."""

    kind: Literal["feishu", "dingtalk", "wecom"]
    url: Secret
    secret: Secret | None = None


class Shelf(_Form):
    """A folder."""

    kind: Literal["folder"]
    path: Word


class Other(_Form):
    """Anything apprise knows."""

    kind: Literal["apprise"]
    url: Secret


Channel = Annotated[Mail | Webhook | Robot | Shelf | Other, Field(discriminator="kind")]


class ChannelBook(BaseModel):
    """All of `delivery.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    channels: tuple[Channel, ...] = ()

    @field_validator("channels")
    @classmethod
    def _distinct(cls, channels: tuple[Any, ...]) -> tuple[Any, ...]:
        return distinct(channels)


def read_channels(workspace: Workspace) -> dict[str, Any]:
    """The channels of a workspace by their ids; none where it has no file. Raises `UsageError` with file, line and field."""
    file = workspace.folder / FILE
    book = read_form(file, ChannelBook) if file.is_file() else ChannelBook()
    return {channel.id: channel for channel in book.channels}


def open_to_all(channels: dict[str, Any]) -> list[str]:
    """The ids of channels that get what names no channel."""
    return [id for id, channel in channels.items() if not channel.named_only]


def carries_files(channel: Any) -> bool:
    """Whether files go through a channel; the others take text only."""
    return isinstance(channel, Mail | Shelf)


def deliver(workspace: Workspace, channel: Any, letter: Letter, attempt: int, moment: datetime, pause: Callable[[float], None]) -> None:
    """Hand a letter to a channel; from the second attempt on it says that it may have come before. Raises `DeliveryError`."""
    sent = letter if attempt == 1 else replace(letter, subject=f"[重发] {letter.subject}")

    def secret(reference: str | None) -> str:
        return reveal(channel.id, reference, os.environ, workspace.folder) if reference else ""

    seconds = int(moment.timestamp())
    match channel:
        case Mail():
            server = MailServer(channel.host, channel.port, channel.security, channel.user, secret(channel.password))
            send_mail(channel.id, server, channel.sender, channel.to, sent, moment)
        case Webhook():
            send_webhook(channel.id, secret(channel.url), sent, attempt, seconds, secret=secret(channel.secret), template=channel.template)
        case Robot():
            send_robot(channel.kind, channel.id, secret(channel.url), sent, seconds, pause, secret(channel.secret))
        case Shelf():
            put_on_shelf(channel.id, workspace.folder / channel.path, letter)
        case Other():
            send_by_apprise(channel.id, secret(channel.url), sent)
        case _:
            raise UsageError(f"no channel {channel!r} in delivery.yaml; write it there")
