"""The parts of the Word file and their relations: the text, notes, styles, settings, head and foot, pictures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from itertools import count
from typing import Any

from xinmai.publishing.charts import draw
from xinmai.publishing.layout import Issue, Picture
from xinmai.publishing.office import clean, office_address
from xinmai.publishing.prose import shorten
from xinmai.publishing.word.body import Body
from xinmai.publishing.word.notes import Notes
from xinmai.publishing.word.pictures import png
from xinmai.publishing.word.styles import font_table, numbering, styles
from xinmai.publishing.word.xml import field, paragraph, run, w

__all__ = ["render"]

_HEAD = 28
"""Characters of a title that fit into a running head beside the dateline."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip file can tell, for the file says nothing of when it was made."""
_MILLIMETRE = 36_000
_PICTURE_WIDTH = 156
_KEPT = ("styles", "settings", "numbering", "theme")
"""What is used of the parts that come with python-docx; the others say nothing of an issue."""


def render(issue: Issue) -> bytes:
    """Write an issue as a Word file; fields are worked out when it is opened."""
    import docx

    document = docx.Document()
    _strip(document)
    kind = "endnote" if issue.endnotes else "footnote"
    notes_part = _add_part(document, f"{kind}s", w(f"{kind}s"))
    counter = count(1)
    notes = Notes(issue, kind, lambda url: _relate(notes_part, url), lambda: next(counter))
    body = Body(issue, notes, _pictures(document, issue), lambda: next(counter))
    _refill(document.element.body, [*body.elements(), _section(document, issue)])
    _refill(notes_part.element, list(notes.part()))
    _refill(document.styles.element, styles(issue.language))
    _refill(document.part.numbering_part.element, numbering())
    _refill(document.settings.element, _settings(kind, issue.language))
    _add_part(document, "fontTable", font_table())
    _describe(document, issue)
    return _packed(document)


def _strip(document: Any) -> None:
    package = document.part.package
    for rels in (document.part.rels, package.rels):
        for id, relation in list(rels.items()):
            kind = relation.reltype.rsplit("/", 1)[-1]
            if kind not in (*_KEPT, "officeDocument", "core-properties"):
                del rels[id]


def _add_part(document: Any, name: str, element: Any) -> Any:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart

    known = {"footnotes": "FOOTNOTES", "endnotes": "ENDNOTES", "fontTable": "FONT_TABLE"}[name]
    part = XmlPart(PackURI(f"/word/{name}.xml"), getattr(CONTENT_TYPE, f"WML_{known}"), element, document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, known))
    return part


def _relate(part: Any, url: str) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE

    address = office_address(url)
    return str(part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)) if address else ""


def _refill(element: Any, children: Iterable[Any]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(children)


def _pictures(document: Any, issue: Issue) -> Any:
    """A function that gives the inline picture of a chart, with its words for those who cannot see it."""
    from docx.shared import Emu

    pictures = list(issue.pictures)
    drawn = {picture.id: svg for picture, svg in zip(pictures, draw([one.option for one in pictures]), strict=True)}

    def inline(picture: Picture) -> Any:
        shape = document.part.new_pic_inline(io.BytesIO(png(drawn[picture.id])), width=Emu(_PICTURE_WIDTH * _MILLIMETRE))
        about = shape.docPr
        about.set("id", picture.id.removeprefix("p"))
        about.set("name", picture.id)
        about.set("descr", clean(picture.alt))
        about.set("title", clean(picture.title))
        return w("drawing", shape)

    return inline


def _section(document: Any, issue: Issue) -> Any:
    """An A4 page whose first one, the cover, has neither head nor foot."""
    from docx.enum.section import WD_HEADER_FOOTER

    head, head_id = document.part.add_header_part()
    foot, foot_id = document.part.add_footer_part()
    line = f"{shorten(issue.title, _HEAD)}\t{shorten(issue.dateline, _HEAD)}"
    _refill(head.element, [paragraph("Header", run(line))])
    _refill(foot.element, [paragraph("Footer", run("第 "), *field("PAGE", "1"), run(" 页 / 共 "), *field("NUMPAGES", "1"), run(" 页"))])
    section = document.element.body.get_or_add_sectPr()
    section.clear()
    section.add_headerReference(WD_HEADER_FOOTER.PRIMARY, head_id)
    section.add_footerReference(WD_HEADER_FOOTER.PRIMARY, foot_id)
    counted = w(f"{'endnote' if issue.endnotes else 'footnote'}Pr", w("numFmt", val="decimal"))
    size = w("pgSz", w="11906", h="16838")
    margins = w("pgMar", top="1701", right="1531", bottom="1587", left="1531", header="850", footer="850", gutter="0")
    section.extend([counted, size, margins, w("cols", space="720"), w("titlePg")])
    return section


def _settings(kind: str, language: str) -> Iterable[Any]:
    """What Word does on opening; in the order of the schema."""
    yield w("zoom", percent="100")
    yield w("defaultTabStop", val="420")
    yield w("characterSpacingControl", val="compressPunctuation")
    yield w("updateFields", val="true")
    # Word would count endnotes i, ii, iii
    yield w(f"{kind}Pr", w("numFmt", val="decimal"), *(w(kind, id=id) for id in ("-1", "0")))
    newest = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    yield w("compat", newest)
    yield w("themeFontLang", val="en-US", eastAsia=language)


def _describe(document: Any, issue: Issue) -> None:
    """Title and language, and no time: nothing here knows when it is."""
    properties = document.core_properties
    _refill(properties._element, ())
    properties.title = clean(issue.title)[:255]
    properties.subject = clean(issue.dateline)[:255]
    properties.language = issue.language


def _packed(document: Any) -> bytes:
    """The file as bytes, with the times of its members taken out."""
    written, target = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as members, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in members.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(member, members.read(name))
    return target.getvalue()
