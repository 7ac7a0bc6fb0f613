"""Sitemaps: which pages a site has, and when they last changed. Bytes in, offers out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xinmai.errors import FetchError
from xinmai.model import Offer
from xinmai.sources.addresses import joined
from xinmai.sources.safe_xml import local_name, parse_xml

__all__ = ["Sitemap", "read_sitemap"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Pages, the latest first, and further sitemaps, the latest first."""

    offers: tuple[Offer, ...]
    others: tuple[str, ...]


def read_sitemap(url: str, body: bytes) -> Sitemap:
    """What a sitemap or an index of sitemaps lists. Raises `FetchError` where it is neither."""
    root = parse_xml(body)
    if root is None or local_name(root) not in ("urlset", "sitemapindex"):
        raise FetchError(url, "is no sitemap; look for the address of the sitemap in the site's robots.txt")
    found = sorted(filter(None, (_entry(url, element) for element in root)), key=lambda entry: entry.published or "", reverse=True)
    if local_name(root) == "sitemapindex":
        return Sitemap((), tuple(dict.fromkeys(entry.url for entry in found)))
    return Sitemap(tuple({entry.key: entry for entry in found}.values()), ())


def _entry(base: str, element: object) -> Offer | None:
    said = {local_name(part): " ".join((part.text or "").split()) for part in element.iter()}  # type: ignore[attr-defined] # an element of lxml
    address = joined(base, said.get("loc", ""))
    if address is None:
        return None
    day = _DAY.match(said.get("lastmod") or said.get("publication_date") or "")
    return Offer(address, address, said.get("title", "")[:300], published=day[0] if day else None)
