"""Writes the sample: plain documents are copied and encoded, binary ones are made from their YAML sources.

It serves `xinmai demo` and the tests. It is no stage: it reads its own folder and writes files, and nothing
of the pipeline depends on it. The same sources give the same bytes: no clock is read, document properties
are dated from the source, archives carry one fixed moment.
"""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from xinmai.errors import AssetError

__all__ = ["Entry", "Relation", "index", "write"]

_HERE = Path(__file__).parent
_DOCUMENTS = _HERE / "documents"
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip archive can state."""

Cell = str | int | float | None


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Relation(_Row):
    """How one document of the sample stands to another; `to` is the other's target name."""

    kind: Literal["same_event", "near_duplicate", "contradicts", "revises", "outcome_of"]
    to: str


class Entry(_Row):
    """One document of the sample, as `index.yaml` describes it. `published` is `2025`, `2025-03` or `2025-03-27`.

    `encoding` is `None` for binary formats; `column` is `None` for a bulletin issue, which holds all columns.
    """

    source: str
    target: str
    publisher: str
    published: str
    facts: str
    column: Literal["产业环境", "运营竞争", "技术情报", "企业情报", "海外借鉴"] | None
    encoding: Literal["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"] | None = None
    newline: Literal["lf", "crlf"] = "lf"
    noise: tuple[str, ...] = ()
    notes: str = ""
    relations: tuple[Relation, ...] = ()


class _Table(_Row):
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


class _Block(_Row):
    heading: str | None = None
    text: str | None = None
    table: _Table | None = None


class _Publication(_Row):
    title: str
    publisher: str
    published: str

    @property
    def moment(self) -> datetime:
        """Midnight of the day of publication; of the first day where only the month is known."""
        year, month, day = (*map(int, self.published.split("-")), 1, 1)[:3]
        return datetime(year, month, day, tzinfo=UTC)


class _Paper(_Publication):
    blocks: tuple[_Block, ...]
    columns: int = 1


class _Sheet(_Row):
    name: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...]


class _Workbook(_Publication):
    sheets: tuple[_Sheet, ...]


class _Slide(_Row):
    title: str
    bullets: tuple[str, ...] = ()
    table: _Table | None = None


class _Deck(_Publication):
    slides: tuple[_Slide, ...]


@cache
def index() -> tuple[Entry, ...]:
    """All documents of the sample, sorted by source."""
    return TypeAdapter(tuple[Entry, ...]).validate_python(_load(_HERE / "index.yaml"))


def write(folder: Path, font_paths: Sequence[Path]) -> list[Path]:
    """Write every document of the sample into `folder` (made where missing) and return the paths, sorted.

    `font_paths` are folders with a Chinese font for the PDF files; `AssetError` where they hold none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for entry in index():
        (folder / entry.target).write_bytes(_body(entry, font_paths))
    return sorted(folder / entry.target for entry in index())


def _body(entry: Entry, font_paths: Sequence[Path]) -> bytes:
    source = _DOCUMENTS / entry.source
    if entry.encoding is not None:
        return _encoded(source.read_text("utf-8"), entry.encoding, entry.newline)
    if entry.target.endswith(".pdf"):
        return _pdf(_Paper.model_validate(_load(source)), font_paths)
    return _OFFICE[Path(entry.target).suffix](_load(source))


def _load(path: Path) -> object:
    return yaml.safe_load(path.read_text("utf-8"))


def _encoded(text: str, encoding: str, newline: str) -> bytes:
    if newline == "crlf":
        text = text.replace("\n", "\r\n")
    if encoding == "utf-16":  # Python's own codec of this name follows the machine's byte order
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    return text.encode(encoding)


def _pdf(paper: _Paper, font_paths: Sequence[Path]) -> bytes:
    import typst

    if not any(font for folder in font_paths for font in folder.glob("*.[to]t[fc]")):
        where = ", ".join(map(str, font_paths)) or "no folder given"
        msg = f"no font for Chinese text in {where}: install the package's fonts or name a folder that has one"
        raise AssetError(msg)
    return typst.compile(
        _HERE / "page.typ",
        font_paths=list(font_paths),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": paper.model_dump_json()},
        timestamp=int(paper.moment.timestamp()),
    )


def _docx(source: object) -> bytes:
    import docx

    paper = _Paper.model_validate(source)
    document = docx.Document()
    _date(document.core_properties, paper)
    document.add_heading(paper.title, level=0)
    document.add_paragraph(f"{paper.published}　来源：{paper.publisher}")
    for block in paper.blocks:
        if block.heading is not None:
            document.add_heading(block.heading, level=1)
        if block.text is not None:
            document.add_paragraph(block.text)
        if block.table is not None:
            document.add_paragraph(block.table.caption)
            grid = document.add_table(len(block.table.rows) + 1, len(block.table.header), style="Table Grid")
            _fill(grid, block.table)
    return _archive(document)


def _pptx(source: object) -> bytes:
    import pptx

    deck = _Deck.model_validate(source)
    presentation = pptx.Presentation()
    _date(presentation.core_properties, deck)
    cover = presentation.slides.add_slide(presentation.slide_layouts[0])
    cover.shapes.title.text = deck.title
    cover.placeholders[1].text = f"{deck.published}　来源：{deck.publisher}"
    for slide in deck.slides:
        _add_slide(presentation, slide)
    return _archive(presentation)


def _add_slide(presentation: Any, slide: _Slide) -> None:
    from pptx.util import Inches

    made = presentation.slides.add_slide(presentation.slide_layouts[1])
    made.shapes.title.text = slide.title
    made.placeholders[1].text = "\n".join(slide.bullets)
    if slide.table is not None:
        size = (len(slide.table.rows) + 1, len(slide.table.header))
        frame = made.shapes.add_table(*size, Inches(0.5), Inches(4), Inches(9), Inches(2))
        _fill(frame.table, slide.table)


def _fill(grid: Any, table: _Table) -> None:
    """Put texts into a table of python-docx or python-pptx; both are addressed by row and column."""
    for i, row in enumerate((table.header, *table.rows)):
        for j, text in enumerate(row):
            grid.cell(i, j).text = text


def _xlsx(source: object) -> bytes:
    import xlsxwriter

    workbook = _Workbook.model_validate(source)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as file:
        file.set_properties({"title": workbook.title, "author": workbook.publisher, "created": workbook.moment})
        for sheet in workbook.sheets:
            _add_sheet(file.add_worksheet(sheet.name), sheet)
    return buffer.getvalue()


def _add_sheet(made: Any, sheet: _Sheet) -> None:
    made.merge_range(0, 0, 0, len(sheet.header) - 1, sheet.caption)
    for i, row in enumerate((sheet.header, *sheet.rows), start=1):
        made.write_row(i, 0, row)
    for i, note in enumerate(sheet.notes, start=len(sheet.rows) + 3):
        made.write(i, 0, note)


def _date(properties: Any, publication: _Publication) -> None:
    """Name and date a python-docx or python-pptx file, whose templates carry those of the library's author."""
    properties.title = publication.title
    properties.author = properties.last_modified_by = publication.publisher
    properties.created = properties.modified = publication.moment
    properties.comments = ""


def _archive(document: Any) -> bytes:
    """Save a python-docx or python-pptx file without the moments both write into their archive."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_MOMENT), parts.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


_OFFICE: dict[str, Callable[[object], bytes]] = {".docx": _docx, ".pptx": _pptx, ".xlsx": _xlsx}
