"""The bundled sample: complete, the same bytes each time, in the states its index promises."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import docx
import openpyxl
import pptx
import pypdfium2
import pytest
import yaml

import xinmai.sample
from xinmai.errors import AssetError
from xinmai.sample import Entry, index, write

DOCUMENTS = Path(xinmai.sample.__file__).parent / "documents"
FONTS = [Path(xinmai.sample.__file__).parents[1] / "assets" / "fonts"]
BINARY = {".docx", ".pdf", ".pptx", ".xlsx"}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample")
    write(made, FONTS)
    return made


def plain() -> list[Entry]:
    return [entry for entry in index() if entry.encoding is not None]


def named(target: str) -> Entry:
    return next(entry for entry in index() if entry.target == target)


def written(folder: Path, entry: Entry) -> str:
    assert entry.encoding is not None
    return (folder / entry.target).read_bytes().decode(entry.encoding)


def han(text: str) -> int:
    return len(re.findall(r"[\u4e00-\u9fff]", re.sub(r"<(style|script)[^>]*>.*?</\1>|<[^>]+>", "", text)))


def test_writes_all_files_and_names_them_sorted(tmp_path: Path) -> None:
    paths = write(tmp_path / "new" / "sample", FONTS)
    assert paths == sorted((tmp_path / "new" / "sample").iterdir())
    assert {path.name for path in paths} == {entry.target for entry in index()}


def test_the_same_sources_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = write(tmp_path, FONTS)
    assert [path.name for path in again if path.read_bytes() != (folder / path.name).read_bytes()] == []


def test_archives_carry_no_moment_of_making(folder: Path) -> None:
    archives = [path for path in folder.iterdir() if path.suffix in BINARY - {".pdf"}]
    assert {part.date_time for path in archives for part in zipfile.ZipFile(path).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_index_names_each_file_once() -> None:
    sources = Counter(entry.source for entry in index())
    assert sources == Counter(path.name for path in DOCUMENTS.iterdir())
    assert len({entry.target for entry in index()}) == len(index())
    assert list(sources) == sorted(sources)


def test_binary_formats_are_made_from_yaml_and_others_are_text() -> None:
    for entry in index():
        binary = Path(entry.target).suffix in BINARY
        assert entry.source == (f"{entry.target}.yaml" if binary else entry.target)
        assert (entry.encoding is None) == binary


def test_covers_formats_and_columns() -> None:
    formats = Counter(Path(entry.target).suffix for entry in index())
    assert sum(formats.values()) >= 46
    assert set(formats) == BINARY | {".txt", ".html"}
    assert formats[".txt"] >= 26
    assert formats[".html"] >= 7
    columns = Counter(entry.column for entry in index() if entry.column)
    assert len(columns) == 5
    assert min(columns.values()) >= 5


def test_every_encoding_is_there() -> None:
    assert {(entry.encoding, entry.newline) for entry in plain()} == {
        ("utf-8", "lf"), ("utf-8", "crlf"), ("utf-8-sig", "lf"), ("utf-16", "lf"), ("gb18030", "lf"), ("big5", "lf"),
    }  # fmt: skip


@pytest.mark.parametrize("entry", plain(), ids=lambda entry: entry.target)
def test_plain_documents_are_encoded_as_said(folder: Path, entry: Entry) -> None:
    newline = "\r\n" if entry.newline == "crlf" else "\n"
    source = (DOCUMENTS / entry.source).read_text("utf-8")
    assert written(folder, entry) == source.replace("\n", newline)


@pytest.mark.parametrize("entry", [e for e in plain() if e.encoding in {"gb18030", "big5", "utf-16"}], ids=lambda e: e.target)
def test_foreign_encodings_are_no_utf8(folder: Path, entry: Entry) -> None:
    with pytest.raises(UnicodeDecodeError):
        (folder / entry.target).read_bytes().decode("utf-8")


def test_byte_order_marks_are_there(folder: Path) -> None:
    heads = {e.encoding: (folder / e.target).read_bytes()[:3] for e in plain() if e.encoding in {"utf-8-sig", "utf-16"}}
    assert heads["utf-8-sig"] == b"\xef\xbb\xbf"
    assert heads["utf-16"][:2] == b"\xff\xfe"


@pytest.mark.parametrize("entry", plain(), ids=lambda entry: entry.target)
def test_plain_documents_have_the_length_of_a_news_item(folder: Path, entry: Entry) -> None:
    low, high = (900, 2000) if entry.column is None else (150, 700)
    assert low <= han(written(folder, entry)) <= high


@pytest.mark.parametrize("entry", index(), ids=lambda entry: entry.target)
def test_every_document_says_what_it_is_compiled_from(entry: Entry) -> None:
    text = (DOCUMENTS / entry.source).read_text("utf-8")
    assert len(re.findall("本样例据|本樣例據", text)) == 1
    if "pinyin_echoes" not in entry.noise:
        assert entry.publisher in text


def test_relations_lead_to_other_documents() -> None:
    targets = {entry.target for entry in index()}
    pairs = [(entry.target, relation) for entry in index() for relation in entry.relations]
    assert all(relation.to in targets - {target} for target, relation in pairs)
    assert {relation.kind for _, relation in pairs} == {
        "same_event", "near_duplicate", "contradicts", "revises", "outcome_of",
    }  # fmt: skip


def test_later_figures_follow_earlier_ones() -> None:
    for entry in index():
        for relation in entry.relations:
            if relation.kind in {"revises", "outcome_of"}:
                assert named(relation.to).published < entry.published


def test_the_deliberate_slips_stand_against_the_right_series(folder: Path) -> None:
    assert "累计2.89亿部，上年为2.72亿部，同比增长16.5%" in written(folder, named("phones_2023.txt"))
    assert "5G基站总数达337.7亿个" in written(folder, named("telecom_2023.txt"))
    assert [2023, 2.89, 6.5, 2.40, 82.8] in rows(folder / "handset_shipments.xlsx")
    assert [2023, 1.68, 6.2, 337.7, 8.05] in rows(folder / "telecom_series.xlsx")


def rows(path: Path) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]


@pytest.mark.parametrize("entry", [e for e in index() if e.encoding is None], ids=lambda e: e.target)
def test_binary_documents_hold_the_text_of_their_source(folder: Path, entry: Entry) -> None:
    source = yaml.safe_load((DOCUMENTS / entry.source).read_text("utf-8"))
    found = re.sub(r"\s", "", READ[Path(entry.target).suffix]((folder / entry.target).read_bytes()))
    missing = [text for text in strings(source, skip={"published", "publisher"}) if re.sub(r"\s", "", text) not in found]
    assert missing == []


def strings(node: object, skip: set[str]) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        node = [value for key, value in node.items() if key not in skip]
    return [text for child in node for text in strings(child, skip)] if isinstance(node, list) else []


def read_docx(body: bytes) -> str:
    document = docx.Document(io.BytesIO(body))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def read_pptx(body: bytes) -> str:
    shapes = [shape for slide in pptx.Presentation(io.BytesIO(body)).slides for shape in slide.shapes]
    cells = [cell.text for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join([shape.text_frame.text for shape in shapes if shape.has_text_frame] + cells)


def read_xlsx(body: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(body))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    return "\n".join([book.properties.title, *book.sheetnames, *cells])


def read_pdf(body: bytes) -> str:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(body)]
    return "\n".join(re.sub(r"信息产业监测样例 Page \d+", "", page) for page in pages)


READ = {".docx": read_docx, ".pptx": read_pptx, ".xlsx": read_xlsx, ".pdf": read_pdf}


def test_pdf_embeds_the_chinese_font(folder: Path) -> None:
    bodies = [path.read_bytes() for path in folder.glob("*.pdf")]
    assert len(bodies) == 3
    assert all(b"NotoSerifSC" in body for body in bodies)


def test_files_are_dated_from_the_source(folder: Path) -> None:
    assert docx.Document(str(folder / "huawei_2024.docx")).core_properties.created.isoformat()[:10] == "2025-03-31"
    assert pypdfium2.PdfDocument(folder / "asml_2025.pdf").get_metadata_dict()["CreationDate"].startswith("D:20260128")


def test_a_missing_font_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    with pytest.raises(AssetError, match=r"no font for Chinese text in .*fonts: install .* or name a folder") as caught:
        write(tmp_path / "sample", [tmp_path / "fonts"])
    assert "\n" not in str(caught.value)
