"""What is watched: `Source`, a place where documents appear, and `Offer`, one of them before it is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Offer", "Source", "SourceKind"]


class SourceKind(StrEnum):
    """How a source tells what is new. `FEED` covers RSS, Atom and JSON Feed, which say themselves which of them they are."""

    FEED = "feed"
    SITEMAP = "sitemap"
    LIST = "list"
    PAGE = "page"
    FOLDER = "folder"
    MAILBOX = "mailbox"


@dataclass(frozen=True, slots=True)
class Source:
    """A place to look at every `interval` minutes.

    `grade` is a letter of the Admiralty code, `column`, `publisher` and `language` are hints for what the documents do not say.
    `words` are rules on titles and summaries; `links` and `not_links` are patterns that addresses on a list page or in a sitemap must
    and must not match. `full_text` follows an item to its page, `attachments` a page to the files it names. A mailbox has a `user`, and a
    `password` that says where it is kept.
    """

    id: str
    name: str
    kind: SourceKind
    url: str
    grade: str | None = None
    column: str | None = None
    publisher: str | None = None
    language: str | None = None
    interval: int = 60
    words: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    not_links: tuple[str, ...] = ()
    full_text: bool = True
    attachments: bool = False
    user: str = ""
    password: str | None = None
    enabled: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a source offers: an address, and what the source says of it. `key` is what makes it the same offer next time."""

    key: str
    url: str
    title: str = ""
    summary: str = ""
    published: str | None = None
    body: str = ""
    """Text that the source itself gives in full, as HTML."""
