"""Pages that list others: their links by a user's rules, or those that look like headlines. Markup in, offers out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from xinmai.model import Offer
from xinmai.sources.addresses import host_of, joined

__all__ = ["files_of", "links_of", "wanted_address"]

_HEADLINE = 8
"""Characters from which on the words of a link are a headline rather than a place on the menu."""
_MOST = 500
_DATE = re.compile(r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_FILES = re.compile(r"\.(?:pdf|docx|xlsx|xls|pptx|csv)(?:[?&]|$)", re.IGNORECASE)
_CALLED = re.compile(r"\.(?:pdf|docx|xlsx|xls|pptx|csv)\s*[)）\]】]?\s*$", re.IGNORECASE)
"""What a link to a file is called where its address is that of a program."""
_MOST_FILES = 10
_NEAR = 400
"""Characters around a link in which its date is looked for."""


def links_of(markup: str, base: str, wanted: Sequence[str] = (), unwanted: Sequence[str] = ()) -> list[Offer]:
    """What a list page offers, in its order. Without rules: headlines that stay on the host."""
    found: dict[str, Offer] = {}
    for link, address in _links(markup, base):
        words = " ".join((link.get("title") or link.text_content() or "").split())[:300]
        fits = wanted_address(address, wanted, unwanted) and (bool(wanted) or (len(words) >= _HEADLINE and host_of(address) == host_of(base)))
        if fits and (address not in found or len(words) > len(found[address].title)):
            found[address] = Offer(address, address, words, published=_date_near(link))
    found.pop(base, None)
    return list(found.values())[:_MOST]


def files_of(markup: str, base: str) -> list[Offer]:
    """Files of kinds we read that a page names, on its own host."""
    found: dict[str, Offer] = {}
    for link, address in _links(markup, base):
        words = " ".join((link.text_content() or "").split())[:300]
        if host_of(address) == host_of(base) and (_FILES.search(address) or _CALLED.search(words)):
            found.setdefault(address, Offer(address, address, words))
    return list(found.values())[:_MOST_FILES]


def wanted_address(address: str, wanted: Sequence[str], unwanted: Sequence[str]) -> bool:
    """Whether an address fits one of the patterns that are wanted, where there are any, and none of those that are not."""
    if any(re.search(pattern, address) for pattern in unwanted):
        return False
    return not wanted or any(re.search(pattern, address) for pattern in wanted)


def _links(markup: str, base: str) -> Iterator[tuple[Any, str]]:
    from lxml import etree, html

    try:
        tree = html.document_fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return
    bases = tree.xpath("//base/@href")
    start = joined(base, str(bases[0])) if bases else None
    for link in tree.iter("a"):
        address = joined(start or base, link.get("href") or "")
        if address is not None:
            yield link, address


def _date_near(link: Any) -> str | None:
    """The date in the words of a link, or else beside it in its line of the list."""
    around = [link, link.getparent(), link.getparent().getparent() if link.getparent() is not None else None]
    for element in around:
        text = (element.text_content() if element is not None else "") or ""
        dates = _DATE.findall(text) if len(text) <= _NEAR else []
        if len(dates) == 1:
            year, month, day = map(int, dates[0])
            if 1 <= month <= 12 and 1 <= day <= 31:
                return f"{year:04d}-{month:02d}-{day:02d}"
    return None
