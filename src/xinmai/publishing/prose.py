"""How text from anywhere becomes text for print: one line, no control characters, Chinese wording for places.

It changes nothing a reader could see: line breaks of the file are closed up, invisible characters dropped.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from xinmai.model import Citation

__all__ = ["day", "is_web", "one_line", "shorten", "source", "visible", "where"]

_BREAK = re.compile(r"[^\S\n]*\n\s*")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def one_line(text: str) -> str:
    """`visible` text without blanks at its ends."""
    return visible(text.strip())


def visible(text: str) -> str:
    """Close up line breaks (a space stays between two Latin words) and drop what only steers a renderer.

    Such are control, format and bidirectional characters; a lone surrogate becomes `?`.
    """
    return "".join(map(_visible, _BREAK.sub(_joint, text)))


def _joint(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return " " if before and after and (before + after).isascii() else ""


def _visible(char: str) -> str:
    if char.isspace():
        return "\u3000" if char == "\u3000" else " "
    match unicodedata.category(char):
        case "Cc" | "Cf":
            return ""
        case "Cs":
            return "?"
        case _:
            return char


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, an ellipsis for what was cut."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def day(published: str | None) -> str:
    """`2021-08-06` as 2021年8月6日, months and years likewise; anything else as it is, nothing for `None`."""
    found = _DAY.fullmatch(published or "")
    if found is None:
        return published or ""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(found.groups(), "年月日", strict=True) if part)


def source(*parts: str | None) -> str:
    """Put publisher, day, title and the like on one line, empty ones left out."""
    return "，".join(one_line(part) for part in parts if part)


def where(citation: Citation) -> str:
    """Page, sheet and row where the file has them, and always the characters."""
    place = citation.place
    parts = [
        f"第{place.page}页" if place and place.page is not None else None,
        f"工作表“{place.sheet}”" if place and place.sheet else None,
        f"第{place.row}行" if place and place.row is not None else None,
        f"字符{citation.span.start}–{citation.span.end}",
    ]
    return source(*parts)


def is_web(url: str) -> bool:
    """Whether a reader may be sent there: http or https with a host, nothing that a page could run."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and url == one_line(url)
