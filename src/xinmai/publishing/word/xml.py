"""Elements of WordprocessingML (ECMA-376 part 1, 17), with text that no XML parser refuses."""

from __future__ import annotations

from typing import Any

from lxml import etree

from xinmai.publishing.office import clean
from xinmai.publishing.prose import shorten

__all__ = ["W", "bookmark", "field", "link", "paragraph", "run", "w"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "http://www.w3.org/XML/1998/namespace"
_NAMES = {"w": W, "r": _R}
_TIP = 255
"""Characters that Word shows of a tip; it refuses files with longer ones."""


def w(tag: str, *children: Any, **attributes: str) -> Any:
    """An element of the main namespace; attributes are in it too."""
    element = etree.Element(f"{{{W}}}{tag}", {f"{{{W}}}{name}": clean(value) for name, value in attributes.items()}, nsmap=_NAMES)
    element.extend(children)
    return element


def paragraph(style: str, *content: Any, more: tuple[Any, ...] = ()) -> Any:
    """A paragraph of a style; `more` are properties of its own in the order of the schema."""
    return w("p", w("pPr", w("pStyle", val=style), *more), *content)


def run(text: str, style: str = "", *properties: Any) -> Any:
    """A stretch of text in a style of characters; a tab in it is a tab."""
    format = [w("rStyle", val=style)] if style else []
    inner: list[Any] = [w("rPr", *format, *properties)] if format or properties else []
    for i, part in enumerate(text.split("\t")):
        if i:
            inner.append(w("tab"))
        if part:
            words = w("t")
            words.text = clean(part)
            words.set(f"{{{_XML}}}space", "preserve")
            inner.append(words)
    return w("r", *inner)


def link(target: str, *content: Any, tip: str = "", outside: bool = False) -> Any:
    """Content that leads to a bookmark, or `outside` to the address of the relationship `target`."""
    element = w("hyperlink", *content)
    if outside:
        element.set(f"{{{_R}}}id", target)
    else:
        element.set(f"{{{W}}}anchor", target)
    if tip:
        element.set(f"{{{W}}}tooltip", clean(shorten(tip, _TIP)))
    element.set(f"{{{W}}}history", "1")
    return element


def field(instruction: str, result: str = "", style: str = "") -> list[Any]:
    """A field with what it shows until it is worked out."""
    order = w("instrText")
    order.text = f" {instruction} "
    order.set(f"{{{_XML}}}space", "preserve")
    shown = [run(result, style)] if result else []
    return [_order(style, _edge("begin")), _order(style, order), _order(style, _edge("separate")), *shown, _order(style, _edge("end"))]


def _order(style: str, content: Any) -> Any:
    """A part of a field; what the field shows later is in the style of its parts."""
    return w("r", w("rPr", w("rStyle", val=style)), content) if style else w("r", content)


def _edge(kind: str) -> Any:
    return w("fldChar", fldCharType=kind)


def bookmark(name: str, number: int, *content: Any) -> list[Any]:
    """Content that links can lead to by `name`; `number` is the bookmark's own in the file."""
    return [w("bookmarkStart", id=str(number), name=name), *content, w("bookmarkEnd", id=str(number))]
