"""Title, publisher and date of a web page, from what the page states of itself; nothing is guessed.

Looks at meta tags (those of the Open Graph and of Chinese government sites), at JSON-LD, and at the line
under the headline that says 发布时间 and 来源.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["PageMeta", "page_meta"]

_TITLE_KEYS = ("og:title", "articletitle", "headline", "twitter:title")
_PUBLISHER_KEYS = ("contentsource", "og:site_name", "publisher", "sitename", "source")
_DATE_KEYS = ("article:published_time", "pubdate", "datepublished", "publishdate", "publish_time")
_DATE = re.compile(r"((?:19|20)\d\d)(?:\s*年\s*|([-/.]))(\d{1,2})(?(2)\2|\s*月\s*)(\d{1,2})(?(2)(?!\d)|\s*日)")
_DATE_LABEL = re.compile(r"(?:发布|發布|发表|發表|更新)(?:(?:时间|時間|日期|于)\s*[:：]?|[:：])\s*|(?:时间|時間|日期)\s*[:：]\s*")
_SOURCE_LABEL = re.compile(
    r"(?<!数据)(?<!數據)(?<!资料)(?<!資料)(?<!图片)(?<!收入)(?:来源|來源)\s*[:：]\s*([^\s|丨:：,，。;；]{2,30})"
)
_SITE_SUFFIX = re.compile(r"\s*(?:[_|丨]|\s[-–—]\s).*$", re.DOTALL)
# Characters in which source and date stand: below the headline, or after the menus of a page without one.
_BYLINE_LENGTH, _TOP_LENGTH = 400, 2_000


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says of itself; `published` is `YYYY-MM-DD`."""

    title: str | None
    publisher: str | None
    published: str | None


def page_meta(tree: Any) -> PageMeta:
    """Read the metadata of a parsed page (an lxml element)."""
    stated = dict(reversed([*_meta_tags(tree), *_json_ld(tree)]))
    title = _first(stated, _TITLE_KEYS) or _headline(tree) or _window_title(tree)
    byline = _byline(tree, title)
    return PageMeta(
        title=title,
        publisher=_first(stated, _PUBLISHER_KEYS) or _labelled_source(byline),
        published=_day(_first(stated, _DATE_KEYS) or "") or _labelled_day(byline),
    )


def _meta_tags(tree: Any) -> Iterator[tuple[str, str]]:
    """Lower-case name and content of each meta tag, then of each dated element."""
    for tag in tree.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if key and tag.get("content"):
            yield key.strip().lower(), _line(tag.get("content"))
    for tag in tree.iter("time"):
        if tag.get("pubdate") is not None or tag.get("itemprop") == "datePublished":
            yield "datepublished", tag.get("datetime") or _line(tag.text_content())


def _json_ld(tree: Any) -> Iterator[tuple[str, str]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _statements(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue


def _statements(node: Any) -> Iterator[tuple[str, str]]:
    """Yield the headline, date and publisher of an article in JSON-LD."""
    graph = node.get("@graph", node) if isinstance(node, Mapping) else node
    for entry in graph if isinstance(graph, list) else [graph]:
        if isinstance(entry, Mapping):
            for key in ("headline", "datePublished", "publisher"):
                value = entry.get(key)
                value = value.get("name") if isinstance(value, Mapping) else value
                if isinstance(value, str) and value.strip():
                    yield key.lower(), _line(value)


def _first(stated: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((stated[key] for key in keys if stated.get(key)), None)


def _headline(tree: Any) -> str | None:
    """Return the text of the page's only `h1`; several are sections."""
    found = [text for text in (_line(h1.text_content()) for h1 in tree.iter("h1")) if text]
    return found[0] if len(found) == 1 else None


def _window_title(tree: Any) -> str | None:
    """Return the window's title without the name of the site behind it."""
    title = _line(tree.findtext(".//title") or "")
    return _SITE_SUFFIX.sub("", title) or title or None


def _byline(tree: Any, title: str | None) -> str:
    """Return the visible text just below the headline, or at the top of the page."""
    parts = []
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style", "title", "noscript"):
            parts.append(element.text or "")
        parts.append(element.tail or "")
    text = " ".join(" ".join(parts).split())
    start = text.find(title) if title else -1
    return text[start : start + len(title or "") + _BYLINE_LENGTH] if start >= 0 else text[:_TOP_LENGTH]


def _labelled_source(byline: str) -> str | None:
    match = _SOURCE_LABEL.search(byline)
    return match[1] if match else None


def _labelled_day(byline: str) -> str | None:
    """Return the first date that stands right behind a label like 发布时间."""
    for label in _DATE_LABEL.finditer(byline):
        day = _day(byline[label.end() : label.end() + 20])
        if day:
            return day
    return None


def _day(text: str) -> str | None:
    """Return the date a text begins with, as `YYYY-MM-DD`."""
    match = _DATE.match(text.strip())
    try:
        return dt.date(*map(int, match.group(1, 3, 4))).isoformat() if match else None
    except ValueError:
        return None


def _line(text: str) -> str:
    return " ".join(text.split())
