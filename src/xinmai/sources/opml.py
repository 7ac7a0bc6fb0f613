"""Lists of feeds as OPML, which every reader of feeds imports and exports. Text in, sources out, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from xinmai.errors import UsageError
from xinmai.model import Source, SourceKind, stable_id
from xinmai.sources.addresses import tidy
from xinmai.sources.safe_xml import parse_xml

__all__ = ["read_opml", "write_opml"]

_OWN = ("kind", "grade", "column", "publisher", "language", "interval", "words", "links", "not_links", "full_text", "attachments", "user", "password", "enabled", "note", "id")
"""What OPML has no word for goes into attributes of our own; other readers pass over them."""
_LISTS = ("words", "links", "not_links")
_FLAGS = ("full_text", "attachments", "enabled")
_ELSEWHERE = ("folder", "mailbox")
_SEPARATOR = "\n"


def read_opml(name: str, body: bytes) -> Iterator[Source]:
    """Every feed of an OPML file, folders flattened. Raises `UsageError` where it is none."""
    root = parse_xml(body)
    if root is None or root.tag != "opml":
        msg = f"{name}: not OPML: export the list of feeds anew, as OPML"
        raise UsageError(msg)
    seen: set[str] = set()
    for outline in root.iter("outline"):
        source = _source(outline)
        if source is not None and source.id not in seen:
            seen.add(source.id)
            yield source


def write_opml(sources: Iterable[Source]) -> bytes:
    """Sources as OPML; reading it gives the same sources."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Xinmai"
    body = etree.SubElement(root, "body")
    for source in sources:
        outline = etree.SubElement(body, "outline", text=source.name, title=source.name, xmlUrl=source.url)
        if source.kind is SourceKind.FEED:
            outline.set("type", "rss")
        for field in _OWN:
            if (written := _written(getattr(source, field))) != _written(_DEFAULTS.get(field)):
                outline.set(f"{_PREFIX}{field}", written)
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return content


_PREFIX = "xinmai-"
_DEFAULTS: dict[str, Any] = {name: getattr(Source("", "", SourceKind.FEED, ""), name) for name in _OWN}


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return _SEPARATOR.join(value)
    return "" if value is None else str(value)


def _source(outline: Any) -> Source | None:
    written = outline.get("xmlUrl") or ""
    url = tidy(written) or (written if outline.get(f"{_PREFIX}kind") in _ELSEWHERE else "")
    if not url:
        return None
    own: dict[str, Any] = {}
    for field in _OWN:
        text = outline.get(f"{_PREFIX}{field}")
        if text is not None:
            own[field] = _read(field, text)
    own.setdefault("id", f"feed-{stable_id(url)[:8]}")
    own["kind"] = own.get("kind", SourceKind.FEED)
    title = " ".join((outline.get("title") or outline.get("text") or url).split())
    return Source(name=title, url=url, **own)


def _read(field: str, text: str) -> Any:
    if field == "kind":
        return SourceKind(text) if text in list(SourceKind) else SourceKind.FEED
    if field in _LISTS:
        return tuple(filter(None, text.split(_SEPARATOR)))
    if field in _FLAGS:
        return text == "True"
    if field == "interval":
        return int(text) if text.isascii() and text.isdecimal() else _DEFAULTS[field]
    return text
