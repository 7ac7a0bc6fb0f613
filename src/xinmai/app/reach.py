"""What sources are reached with in one round: the web, mailboxes, folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from xinmai.app.workspace import Workspace
from xinmai.delivery.secrets import reveal
from xinmai.errors import DeliveryError, FetchError
from xinmai.model import Source
from xinmai.sources.mailbox import Mailroom
from xinmai.sources.web import Fetcher

__all__ = ["Reach", "reach"]


@dataclass(frozen=True, slots=True)
class Reach:
    """The ways to sources; paths of drop folders start from `folder`."""

    fetcher: Fetcher
    mailroom: Mailroom
    folder: Path


@contextmanager
def reach(workspace: Workspace, fetcher: Fetcher) -> Iterator[Reach]:
    """All that a round needs; connections to mailboxes last as long as the block."""

    def password(source: Source) -> str:
        try:
            return reveal(source.id, source.password or "", os.environ, workspace.folder)
        except DeliveryError as error:
            raise FetchError(source.url, error.reason) from None

    with Mailroom(fetcher.guard, password, workspace.settings.max_megabytes) as mailroom:
        yield Reach(fetcher, mailroom, workspace.folder)
