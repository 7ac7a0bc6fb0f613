"""One look at a source: what it offers now. Touches no store, so that many sources can be looked at in turn by several threads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from xinmai import documents, sources
from xinmai.app.reach import Reach
from xinmai.errors import UnreadableError, XinmaiError
from xinmai.model import Health, Offer, Snapshot, Source, SourceKind, stable_id
from xinmai.sources.feeds import read_feed
from xinmai.sources.listing import files_of, links_of, wanted_address
from xinmai.sources.mailbox import Mailroom
from xinmai.sources.sitemaps import read_sitemap
from xinmai.sources.web import Fetcher, Page
from xinmai.sources.words import read_rules

__all__ = ["Fetched", "Look", "fetch", "look", "taken"]

_LIST_MEGABYTES = 10
_MOST = 500
_MOST_SITEMAPS = 3
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Look:
    """What one look gave: offers wanted and not, what to ask the server with next time, and whether nothing has changed.

    `page` is that of a watched page which is news, so that it need not be asked for again.
    """

    source: Source
    wanted: tuple[Offer, ...] = ()
    unwanted: tuple[Offer, ...] = ()
    etag: str = ""
    modified: str = ""
    fingerprint: str = ""
    unchanged: bool = False
    page: Page | None = None
    error: XinmaiError | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An offer with what stands at its address, the files that are named there, and those that came with it."""

    snapshot: Snapshot | None
    files: tuple[Offer, ...] = ()
    enclosed: tuple[Snapshot, ...] = ()
    error: XinmaiError | None = None


def look(source: Source, health: Health, by: Reach) -> Look:
    """Look at a source; errors come with the look."""
    fetcher = by.fetcher
    try:
        if source.kind is SourceKind.FOLDER:
            return _sorted(source, _dropped(by.folder / source.url), Look(source))
        if source.kind is SourceKind.MAILBOX:
            return _mail_look(source, health, by.mailroom)
        page = fetcher.get(source.url, health.etag, health.modified, _LIST_MEGABYTES)
        if page.unchanged:
            return Look(source, etag=health.etag, modified=health.modified, fingerprint=health.fingerprint, unchanged=True)
        seen = Look(source, etag=page.etag, modified=page.modified)
        if source.kind is SourceKind.PAGE:
            return _page_look(source, page, health, seen)
        return _sorted(source, _offers(source, page, fetcher), seen)
    except XinmaiError as error:
        return Look(source, error=error)
    except Exception as error:
        return Look(source, error=_fault(source.id, error))


def fetch(source: Source, offer: Offer, by: Reach, moment: str, max_megabytes: int) -> Fetched:
    """What stands at the address of an offer; errors come with it."""
    try:
        if source.kind is SourceKind.MAILBOX:
            return _mail(source, offer, by.mailroom, moment)
        if source.kind is SourceKind.FOLDER:
            path = Path(sources.path_of(offer.url))
            return Fetched(replace(sources.fetch(path, max_megabytes), retrieved_at=moment))
        if offer.body and not source.full_text:
            return Fetched(_own_text(offer, moment))
        return taken(source, by.fetcher.get(offer.url), moment)
    except XinmaiError as error:
        return Fetched(None, error=error)
    except Exception as error:
        return Fetched(None, error=_fault(offer.url, error))


def taken(source: Source, page: Page, moment: str) -> Fetched:
    """A page that is there, with the files it names where they are wanted; errors come with it."""
    snapshot = Snapshot(_name(page), page.url, page.media_type, page.body, moment)
    try:
        files = files_of(documents.markup_of(snapshot.name, page.body), page.url) if source.attachments and _is_html(page) else []
    except UnreadableError as error:
        return Fetched(None, error=error)
    return Fetched(snapshot, tuple(files))


def _fault(where: str, error: Exception) -> UnreadableError:
    """A fault of ours: over one source or document it must not stop the others."""
    what = " ".join(f"{type(error).__name__} {error}".split())
    return UnreadableError(where, f"a fault in Xinmai, please report it with the file: {what:.200}")


def _offers(source: Source, page: Page, fetcher: Fetcher) -> list[Offer]:
    match source.kind:
        case SourceKind.FEED:
            return read_feed(page.url, page.body, page.media_type)
        case SourceKind.SITEMAP:
            return [offer for offer in _sitemap(page, fetcher, _MOST_SITEMAPS) if wanted_address(offer.url, source.links, source.not_links)][:_MOST]
        case _:
            return links_of(documents.markup_of(source.id, page.body), page.url, source.links, source.not_links)


def _sitemap(page: Page, fetcher: Fetcher, others: int) -> list[Offer]:
    found = read_sitemap(page.url, page.body)
    offers = list(found.offers)
    for address in found.others[:others]:
        offers += read_sitemap(address, fetcher.get(address, megabytes=_LIST_MEGABYTES).body).offers
    return sorted(offers, key=lambda offer: offer.published or "", reverse=True)


def _page_look(source: Source, page: Page, health: Health, seen: Look) -> Look:
    """A page is offered anew when its main text has changed; what is only around it makes no news."""
    document = documents.read(Snapshot(_name(page), page.url, page.media_type, page.body))
    fingerprint = stable_id("page", *document.raw.split())
    seen = replace(seen, fingerprint=fingerprint, page=page)
    if fingerprint == health.fingerprint:
        return replace(seen, unchanged=True, page=None)
    title = document.title or source.name
    return _sorted(source, [Offer(fingerprint, page.url, title, document.raw[:5000])], seen)


def _mail_look(source: Source, health: Health, mailroom: Mailroom) -> Look:
    messages, state = mailroom.look(source, health.etag)
    heads = [(message, documents.mail_head(message.head)) for message in messages]
    offers = [Offer(message.key, message.url, head.subject, head.sender, head.day) for message, head in heads]
    return replace(_sorted(source, offers, Look(source, etag=state)), unchanged=not offers)


def _mail(source: Source, offer: Offer, mailroom: Mailroom, moment: str) -> Fetched:
    """A message, with what is attached to it."""
    snapshot = Snapshot(f"{stable_id(offer.key)[:12]}.eml", offer.url, "message/rfc822", mailroom.fetch(source, offer.url), moment)
    return Fetched(snapshot, enclosed=tuple(documents.enclosures_of(snapshot)))


def _dropped(folder: Path) -> list[Offer]:
    offers = []
    for path in sources.list_files([folder]):
        try:
            state = path.stat()
        except OSError:
            state = None
        key = f"{sources.address(path)}#{state.st_size}-{state.st_mtime_ns}" if state else sources.address(path)
        offers.append(Offer(key, sources.address(path), sources.name_of(path)))
    return offers


def _sorted(source: Source, offers: list[Offer], seen: Look) -> Look:
    rules = read_rules(source.words)
    wanted = [offer for offer in offers if rules.wanted(f"{offer.title}\n{offer.summary}")[0]]
    kept = {offer.key for offer in wanted}
    return replace(seen, wanted=tuple(wanted), unwanted=tuple(offer for offer in offers if offer.key not in kept))


def _own_text(offer: Offer, moment: str) -> Snapshot:
    """A page of what a feed gives in full."""
    title = offer.title.replace("&", "&amp;").replace("<", "&lt;")
    body = f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><article><h1>{title}</h1>{offer.body}</article></body></html>'
    name = urlsplit(offer.url).path.rstrip("/").rpartition("/")[2] or "entry"
    return Snapshot(name if name.endswith((".html", ".htm")) else f"{name}.html", offer.url, "text/html", body.encode(), moment)


def _is_html(page: Page) -> bool:
    return page.media_type.startswith(_HTML) or page.body.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))


def _name(page: Page) -> str:
    """A name under which the reader takes a page for what it is: programs that make pages have endings of their own (`.jsp`, `.shtml`)."""
    ending = page.name.rpartition(".")[2].lower()
    if _is_html(page) and ending not in ("html", "htm"):
        return f"{page.name}.html"
    return page.name
