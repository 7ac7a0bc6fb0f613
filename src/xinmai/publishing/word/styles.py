"""The styles of the Word file: what a person who edits it finds in the list of styles, under Word's own names.

Sizes, colours and faces are those of the printed issue. `Noto` faces are named first; a machine without them takes what the font
table gives as their other name (宋体, 微软雅黑), and Latin letters stand in faces that every office has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xinmai.publishing.word.xml import w

__all__ = ["ACCENT", "GREY", "HAIR", "TEXT_WIDTH", "font_table", "numbering", "styles"]

ACCENT, INK, GREY, HAIR, TINT = "97282C", "1C1B1A", "6D6761", "D8D1C8", "FBF1EA"
TEXT_WIDTH = 8844
"""Twentieths of a point between the margins of an A4 page."""

_SERIF = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "eastAsia": "Noto Serif SC", "cs": "Times New Roman"}
_SANS = {"ascii": "Arial", "hAnsi": "Arial", "eastAsia": "Noto Sans SC", "cs": "Arial"}
_FACES = (("Noto Serif SC", "宋体", "86", "roman"), ("Noto Sans SC", "微软雅黑", "86", "swiss"), ("Times New Roman", "", "00", "roman"), ("Arial", "", "00", "swiss"))
_BULLET = "1"


def font_table() -> Any:
    """The faces, each with the one that may stand in for it."""
    return w("fonts", *(_face(*face) for face in _FACES))


def _face(name: str, other: str, charset: str, family: str) -> Any:
    alternative = [w("altName", val=other)] if other else []
    return w("font", *alternative, w("charset", val=charset), w("family", val=family), w("pitch", val="variable"), name=name)


def numbering() -> Iterator[Any]:
    """The one list: squares in the accent colour."""
    level = w("lvl", w("start", val="1"), w("numFmt", val="bullet"), w("lvlText", val="■"), w("lvlJc", val="left"),
              w("pPr", w("ind", left="420", hanging="420")), w("rPr", _faces(_SANS), *_ink(ACCENT), *_size(6.5)), ilvl="0")  # fmt: skip
    yield w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId="0")
    yield w("num", w("abstractNumId", val="0"), numId=_BULLET)


def styles(language: str) -> Iterator[Any]:
    """Defaults, then paragraphs from the cover to the notes, then characters, then tables."""
    # Ambiguous characters, such as “ ” and ·, are those of the Chinese face.
    faces = w("rFonts", hint="eastAsia", asciiTheme="minorHAnsi", eastAsiaTheme="minorEastAsia", hAnsiTheme="minorHAnsi", cstheme="minorBidi")
    letters = w("rPr", faces, *_ink(INK), *_size(10.5), w("lang", val="en-US", eastAsia=language))
    yield w("docDefaults", w("rPrDefault", letters), w("pPrDefault"))
    normal = w("pPr", _space(line=18)), w("rPr", _faces(_SERIF))
    yield w("style", w("name", val="Normal"), w("qFormat"), *normal, type="paragraph", default="1", styleId="Normal")
    yield _paragraph("BodyText", "Body Text", (w("ind", firstLineChars="200", firstLine="420"), w("jc", val="both")))
    yield from _cover()
    yield from _headings()
    yield from _contents()
    yield from _parts()
    yield from _edges()
    yield from _characters()
    yield from _tables()


def _cover() -> Iterator[Any]:
    yield _paragraph("CoverRule", "Cover Rule", (_rule("top", 24, 0, ACCENT, "thickThinSmallGap"), _space(after=55)))
    yield _paragraph("Title", "Title", (_space(after=18),), (w("b"), w("spacing", val="30"), *_size(38)))
    yield _paragraph("Subtitle", "Subtitle", (_space(after=48, line=22),), (_faces(_SANS), *_ink(GREY), *_size(14)))
    yield _paragraph("Date", "Date", (_space(after=140, line=18),), (_faces(_SANS), w("b"), *_ink(ACCENT), *_size(12)))
    yield _paragraph("CoverHeading", "Cover Heading", (_space(after=6, line=18),), (_faces(_SANS), w("b"), *_ink(ACCENT), *_size(11)))
    yield _paragraph("CoverLead", "Cover Lead", (_space(after=5, line=17),))
    yield _paragraph("CoverNote", "Cover Note", (_rule("top", 6, 8, ACCENT), _space(before=24, line=14)), (_faces(_SANS), *_ink(GREY), *_size(8.5)))


def _headings() -> Iterator[Any]:
    together = w("keepNext"), w("keepLines")
    column = *together, _rule("top", 14, 8, ACCENT), _space(36, 12, 26), w("outlineLvl", val="0")
    yield _paragraph("Heading1", "heading 1", column, (_faces(_SANS), w("b"), *_ink(ACCENT), w("spacing", val="40"), *_size(17)), "BodyText")
    brief = w("keepNext"), w("keepLines"), _space(22, 5, 20), w("outlineLvl", val="1")
    yield _paragraph("Heading2", "heading 2", brief, (_faces(_SANS), w("b"), *_size(13)), "BodyText")
    yield _paragraph("SourceLine", "Source Line", (w("keepNext"), _space(after=6, line=14)), (_faces(_SANS), *_ink(GREY), *_size(8.5)))


def _contents() -> Iterator[Any]:
    first = w("pageBreakBefore"), _space(after=12, line=30)
    yield _paragraph("TOCHeading", "TOC Heading", first, (_faces(_SANS), w("b"), w("spacing", val="100"), *_size(20)))
    column = w("keepNext"), w("tabs", _tab("right", TEXT_WIDTH)), _space(12, 3, 18)
    yield _paragraph("TOC1", "toc 1", column, (_faces(_SANS), w("b"), *_ink(ACCENT), *_size(11.5)))
    rules = w("pBdr", _border("bottom", 2, 2, HAIR), _border("between", 2, 2, HAIR))
    yield _paragraph("TOC2", "toc 2", (rules, w("tabs", _tab("right", TEXT_WIDTH)), _space(line=17)))
    notice = w("keepNext"), _rule("top", 4, 8, HAIR), _space(30, 2, 14)
    yield _paragraph("NoticeHeading", "Notice Heading", notice, (_faces(_SANS), w("b"), *_size(8.5)))
    yield _paragraph("Notice", "Notice", (_space(after=3, line=14),), (_faces(_SANS), *_ink(GREY), *_size(8.5)))


def _parts() -> Iterator[Any]:
    listed = w("numPr", w("ilvl", val="0"), w("numId", val=_BULLET))
    yield _paragraph("ListBullet", "List Bullet", (listed, _space(after=3, line=18), w("ind", left="420", hanging="420"), w("jc", val="both")))
    shade = w("shd", val="clear", color="auto", fill=TINT)
    pad = _border("top", 4, 3, TINT), _border("left", 18, 8, ACCENT), _border("bottom", 4, 3, TINT)
    warning = w("keepLines"), w("pBdr", *pad), shade, _space(8, 8, 15), w("ind", left="200", right="120")
    yield _paragraph("Warning", "Warning", warning, (_faces(_SANS), *_size(9)))
    yield _paragraph("Caption", "caption", (w("keepLines"), _space(8, 5, 14)), (_faces(_SANS), w("b"), *_size(8.8)))
    yield _paragraph("Figure", "Figure", (w("keepNext"), _space(10), w("jc", val="center")))
    yield _paragraph("Origins", "Origins", (_rule("left", 10, 8, HAIR), _space(line=14), w("ind", left="200")), (_faces(_SANS), *_ink(GREY), *_size(8.6)))
    yield _paragraph("TableText", "Table Text", (_space(line=14),), (_faces(_SANS), *_size(8.8)))
    yield _paragraph("TableGap", "Table Gap", (w("spacing", line="160", lineRule="exact"),), _size(4))


def _edges() -> Iterator[Any]:
    small = _faces(_SANS), *_ink(GREY), *_size(8)
    yield _paragraph("Header", "header", (_rule("bottom", 4, 4, HAIR), w("tabs", _tab("right", TEXT_WIDTH)), _space(line=12)), small)
    yield _paragraph("Footer", "footer", (_space(line=12), w("jc", val="center")), (_faces(_SANS), *_ink(GREY), *_size(8)))
    for kind in ("footnote", "endnote"):
        lines = w("tabs", _tab("left", 480)), w("snapToGrid", val="0"), _space(after=1, line=11.8), w("ind", left="480", hanging="480")
        yield _paragraph(f"{kind.title()}Text", f"{kind} text", lines, (_faces(_SANS), *_ink(GREY), *_size(7.5)))


def _characters() -> Iterator[Any]:
    plain = w("name", val="Default Paragraph Font"), w("uiPriority", val="1"), w("semiHidden")
    yield w("style", *plain, type="character", default="1", styleId="DefaultParagraphFont")
    for kind in ("footnote", "endnote"):
        yield _character(f"{kind.title()}Reference", f"{kind} reference", _faces(_SANS), *_ink(ACCENT), w("vertAlign", val="superscript"))
    yield _character("NoteLink", "Note Link", _faces(_SANS), *_ink(ACCENT), w("u", val="none"), w("vertAlign", val="superscript"))
    yield _character("CaptionSource", "Caption Source", w("b", val="0"), *_ink(GREY))
    yield _character("NoteNumber", "Note Number", *_ink(ACCENT), w("u", val="none"))
    yield _character("Quoted", "Quoted", *_ink(INK))
    yield _character("CitedNumber", "Cited Number", w("u", val="single", color=ACCENT))
    yield _character("Label", "Label", _faces(_SANS), *_ink(GREY), *_size(9.5), w("u", val="none"))
    yield _character("TableHeading", "Table Heading", w("b"), *_ink(GREY))
    yield _character("LeadTitle", "Lead Title", *_ink(INK), w("u", val="none"))
    yield _character("Strong", "Strong", w("b"), *_ink(INK))
    yield _character("Hyperlink", "Hyperlink", *_ink(ACCENT), w("u", val="single", color=ACCENT))


def _tables() -> Iterator[Any]:
    margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in (("top", "50"), ("left", "100"), ("bottom", "50"), ("right", "100"))))
    plain = w("name", val="Normal Table"), w("uiPriority", val="99"), w("semiHidden")
    yield w("style", *plain, w("tblPr", w("tblInd", w="0", type="dxa"), margins), type="table", default="1", styleId="TableNormal")
    borders = w("tblBorders", _border("top", 8, 0, ACCENT), _border("bottom", 8, 0, ACCENT), _border("insideH", 4, 0, HAIR))
    head = w("tcPr", w("tcBorders", _border("bottom", 4, 0, GREY)), w("vAlign", val="bottom"))
    first = w("tblStylePr", w("rPr", w("b"), *_ink(GREY)), head, type="firstRow")
    name = w("name", val="Key Numbers"), w("basedOn", val="TableNormal"), w("uiPriority", val="59"), w("qFormat")
    yield w("style", *name, w("tblPr", borders), first, type="table", customStyle="1", styleId="KeyNumbers")


_OWN = {
    "CaptionSource", "CitedNumber", "CoverHeading", "CoverLead", "CoverNote", "CoverRule", "Figure", "Label", "LeadTitle", "NoteLink", "NoteNumber", "Notice",
    "NoticeHeading", "Origins", "Quoted", "SourceLine", "TableGap", "TableHeading", "TableText", "Warning",
}  # fmt: skip
"""Styles that Word does not know by name."""


def _paragraph(id: str, name: str, lines: Sequence[Any], letters: Sequence[Any] = (), after: str = "") -> Any:
    """A style of paragraphs: properties of its lines and of its letters, each in the order of the schema."""
    following = [w("next", val=after)] if after else []
    format = w("pPr", *lines), w("rPr", *letters)
    return _style("paragraph", id, w("name", val=name), w("basedOn", val="Normal"), *following, w("qFormat"), *format)


def _character(id: str, name: str, *letters: Any) -> Any:
    return _style("character", id, w("name", val=name), w("basedOn", val="DefaultParagraphFont"), w("qFormat"), w("rPr", *letters))


def _style(type: str, id: str, *content: Any) -> Any:
    own = {"customStyle": "1"} if id in _OWN else {}
    return w("style", *content, type=type, styleId=id, **own)


def _faces(faces: Mapping[str, str]) -> Any:
    return w("rFonts", hint="eastAsia", **faces)


def _ink(colour: str) -> tuple[Any]:
    return (w("color", val=colour),)


def _size(points: float) -> tuple[Any, Any]:
    half = str(round(points * 2))
    return w("sz", val=half), w("szCs", val=half)


def _space(before: float = 0, after: float = 0, line: float = 0) -> Any:
    """Points around a paragraph and, at least, from line to line: more than any face asks for, so that all faces give like pages."""
    return w("spacing", before=str(round(before * 20)), after=str(round(after * 20)), line=str(round(line * 20) or 240), lineRule="atLeast" if line else "auto")


def _rule(side: str, eighths: int, gap: int, colour: str, kind: str = "single") -> Any:
    return w("pBdr", _border(side, eighths, gap, colour, kind))


def _border(side: str, eighths: int, gap: int, colour: str, kind: str = "single") -> Any:
    return w(side, val=kind, sz=str(eighths), space=str(gap), color=colour)


def _tab(kind: str, at: int) -> Any:
    return w("tab", val=kind, pos=str(at))
