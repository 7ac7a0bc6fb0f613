"""Makes hostile markup harmless: bounds its depth and its attributes, keeps all of its text.

Parsers take quadratic time over deep nesting and over crowds of attributes; this takes one linear pass.
It repairs nothing else.
"""

from __future__ import annotations

import re

__all__ = ["count_tags", "tame"]

# Stops at the next `<` so that a page full of unclosed ones is still read once.
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)([^<>]*)>")
_SPAN = re.compile(r"(?:col|row)span\s*=\s*[\"']?\s*(\d+)", re.IGNORECASE)
# libxml2 drops what lies deeper than 256; pages people wrote stay far below this.
_MAX_DEPTH = 200
# Levels that come with an element: its rows and cells, its items.
_LEVELS = {"table": 5, "ul": 2, "ol": 2, "dl": 2}
_MAX_ATTRIBUTES = 200
_MAX_NAME = 40
# Cells that all merged cells of a page cover together.
_MAX_SPANNED = 20_000
# These have no content, or end by themselves where the next one begins.
_SHALLOW = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"}
    | {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup"}
)


def tame(markup: str) -> str:
    """Return the same text in markup no deeper than people write it; harmless markup is not changed."""
    return _TAG.sub(_Tamer().keep, markup)


def count_tags(markup: str) -> int:
    """About how many tags there are."""
    return markup.count("<")


class _Tamer:
    """Sees each tag once, in order."""

    def __init__(self) -> None:
        self._depth = 0
        self._spanned = 0

    def keep(self, tag: re.Match[str]) -> str:
        """Return the tag, a plainer one, or what is left of it where the page is too deep already."""
        closing, name, attributes = tag.groups()
        if len(name) > _MAX_NAME:
            return ""
        if name.lower() in _SHALLOW:
            if self._depth > _MAX_DEPTH:
                return "<br>"
        elif not attributes.endswith("/"):
            before, levels = self._depth, _LEVELS.get(name.lower(), 1)
            self._depth = max(0, before - levels) if closing else before + levels
            if max(before, self._depth) > _MAX_DEPTH:
                return ""
        return f"<{closing}{name}>" if self._is_crowded(attributes) else tag[0]

    def _is_crowded(self, attributes: str) -> bool:
        """Whether a tag has attributes by the hundred, or merges more cells than a page has."""
        if "span" in attributes.lower():
            area = 1
            for span in _SPAN.findall(attributes):
                area *= min(int(span[:7]), _MAX_SPANNED + 1)
            self._spanned += area
            if self._spanned > _MAX_SPANNED:
                return True
        return len(attributes) > _MAX_ATTRIBUTES and len(attributes.split()) > _MAX_ATTRIBUTES
