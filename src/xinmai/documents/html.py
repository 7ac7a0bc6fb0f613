"""Reads web pages: main text by paragraph, headings and tables; scripts, styles and menus stay out.

trafilatura finds the main text; a page too large for it, or in which it finds none, is read whole.
Nothing is fetched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from xinmai.documents.decoding import decode
from xinmai.documents.draft import Draft
from xinmai.documents.grid import Row, one_line, put_grid
from xinmai.documents.html_meta import page_meta
from xinmai.documents.html_tame import count_tags, tame
from xinmai.errors import UnreadableError

__all__ = ["markup_of", "read_html"]

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_CHARSET_WITHIN = 4096
_XML_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>", re.IGNORECASE)
# trafilatura takes up to 0.3 ms a tag; a page of more tags is a list or a dump rather than an article.
_MAX_TAGS = 10_000
_HEADING = re.compile(r"h([1-6])")
_HIDDEN = ("script", "style", "noscript", "template", "svg", "iframe", "object")
_SKIPPED = frozenset(("head", "nav", "footer", "aside", "button", "select"))
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "hi", "i", "ins", "kbd", "mark"}
    | {"q", "ref", "s", "small", "span", "strong", "sub", "sup", "u"}
)
_BREAKS = frozenset(("br", "lb"))
_ROWS, _CELLS = ("tr", "row"), ("td", "th", "cell")
_MAX_EXTENT = 64  # columns or rows; what goes on for more is a mistake or hostile
_LINES = ("br", "lb", "p", "div", "li", "item")


def read_html(name: str, body: bytes, draft: Draft) -> None:
    """Put the main text of a page into the draft, with what the page says of itself."""
    markup = _markup(name, body, draft)
    tree = _tree(name, markup)
    meta = page_meta(tree)
    draft.title, draft.publisher, draft.published = meta.title, meta.publisher, meta.published
    main = _main_text(markup)
    _Writer(draft).write(_visible(tree) if main is None else main)


def markup_of(name: str, body: bytes) -> str:
    """The markup of a page, for whoever wants its links rather than its text. Raises `UnreadableError`."""
    return _markup(name, body, Draft())


def _markup(name: str, body: bytes, draft: Draft) -> str:
    declared = _CHARSET.search(body[:_CHARSET_WITHIN])
    return tame(decode(name, body, draft, declared=declared[1].decode("ascii") if declared else None))


def _tree(name: str, markup: str) -> Any:
    """Return the page as an lxml tree."""
    from lxml import etree, html

    # lxml refuses a decoded page that declares an encoding as XML does.
    clean = _XML_DECLARATION.sub("", markup).replace("\0", "")
    try:
        return html.document_fromstring(clean, parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, ValueError) as error:
        raise UnreadableError(name, "holds no text") from error


def _main_text(markup: str) -> Any:
    """Return trafilatura's tree of the main text, `None` where it finds none."""
    if count_tags(markup) > _MAX_TAGS:
        return None
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page it finds nothing in
    try:
        found: Any = trafilatura.bare_extraction(markup, include_comments=False, include_formatting=True)
    except Exception:  # whatever trips it, the page can still be read whole
        return None
    return found.body if found is not None and found.text.strip() else None


def _visible(tree: Any) -> Any:
    """Return the whole page without what no reader sees."""
    from lxml import etree

    etree.strip_elements(tree, *_HIDDEN, with_tail=False)
    return tree


class _Writer:
    """Walks a tree, of HTML or of trafilatura's tags, and puts its paragraphs into a draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._inline: list[str] = []

    def write(self, tree: Any) -> None:
        """Put all text of the tree into the draft."""
        self._walk(tree)
        self._flush()

    def _walk(self, element: Any) -> None:
        if not isinstance(element.tag, str):
            pass
        elif element.tag in _BREAKS:
            self._inline.append("\n")
        elif element.tag == "table" and not _is_layout(element):
            self._flush()
            put_grid(self._draft, list(_rows(element)))
        elif element.tag not in _SKIPPED or element.get("rend"):  # trafilatura's `head` is a heading
            self._block(element)
        self._inline.append((element.tail or "").replace("\n", " "))

    def _block(self, element: Any) -> None:
        inline = element.tag in _INLINE
        if not inline:
            self._flush()
        self._inline.append((element.text or "").replace("\n", " "))
        for child in element:
            self._walk(child)
        if not inline:
            self._flush(_heading_level(element))

    def _flush(self, level: int = 0) -> None:
        lines = (" ".join(line.split()) for line in "".join(self._inline).split("\n"))
        text = "\n".join(filter(None, lines))
        self._inline.clear()
        if text and level:
            self._draft.heading(text, level)
        elif text:
            self._draft.put(text)


def _heading_level(element: Any) -> int:
    """Level of a heading element: `h2`, or trafilatura's `head` with `rend="h2"`."""
    found = _HEADING.fullmatch(element.get("rend") or element.tag)
    return int(found[1]) if found else 0


def _is_layout(table: Any) -> bool:
    """Whether a table only arranges the page: it holds other tables, or no rows."""
    return next(table.iterdescendants("table"), None) is not None or next(table.iter(*_ROWS), None) is None


def _rows(table: Any) -> Iterator[Row]:
    """Rows of equal columns: a cell that goes on, across or down, leaves those behind it empty."""
    below: dict[int, int] = {}  # how many rows a cell of a column still goes on for
    for row in table.iter(*_ROWS):
        cells: list[str] = []
        for cell in row.iter(*_CELLS):
            _go_on(cells, below)
            down = _extent(cell, "rowspan")
            texts = [_cell_text(cell), *[""] * (_extent(cell, "colspan") - 1)]
            below.update({len(cells) + i: down - 1 for i in range(len(texts)) if down > 1})
            cells += texts
        _go_on(cells, below)
        yield Row(cells)


def _go_on(cells: list[str], below: dict[int, int]) -> None:
    """Add the empty cells that lie under one which goes on from above."""
    while below.get(len(cells), 0):
        below[len(cells)] -= 1
        cells.append("")


def _extent(cell: Any, name: str) -> int:
    value = cell.get(name) or ""
    return min(max(int(value), 1), _MAX_EXTENT) if value.isascii() and value.isdecimal() else 1


def _cell_text(cell: Any) -> str:
    for element in cell.iterdescendants(*_LINES):
        element.tail = "\n" + (element.tail or "")
    return one_line("".join(cell.itertext()))
