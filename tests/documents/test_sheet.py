from __future__ import annotations

import base64
import zlib
from typing import Any

import pytest

from xinmai.documents import sheet
from xinmai.documents.draft import Draft
from xinmai.documents.grid import Row
from xinmai.documents.sheet import capped
from xinmai.errors import UnreadableError
from xinmai.model import BlockKind, NoticeKind

from .making import read_bytes, with_part, workbook, xlsx

SHEET = "xl/worksheets/sheet1.xml"
XLS = zlib.decompress(
    base64.b85decode(
        "c-rk)O=uHA6#izjX?{raXDYNp8w#mfn?enUmv&XEJtb5xRuQ$eIY=dy(2ELMtvL!+K~O{}RK!cwOI1|Rn+GAH2SE@LJ$e!>cxbY|"
        "dD*pTRA@j8E%Pn&=FNNa&Ai?D+ugVMP+{g#OA$5bg9ByLgN7=bpyaU&L6F}xrE2GHN~Xe^g2zn*+2F*p#y2iGhH|`%(C|=yMH2W-"
        "=?G3EHJ(XFR}p(ShG8LN=p`v|n=F1bb5voLCs=M^`G9LaXSs_lS6KE^-GVrbypihMY0csxt(|>-$aWty=ObHs(1h1=7GIbamAX#s"
        "&Ym1TwZ<H+x(~CU0UbzZ(pgy!;4ZwtAwoQvjQ95!5TU`I#ex|HzT2z%WmMT$*DgTzAIt5ozu4V0h_&|Xnhs3DJkE<G2OlE3^l0K<"
        "Dt~nmahen0ME;4Rr4(h-L)o37wrO(o?C9Peqdbx5PQ<)&kLNuhxNJ{o<h9}>If?-5Azm>-3TpBGw|B{rLE{)(CixtwoE9+|986r4"
        "3?lp4!|~Di0(3HC8_P@F>L%7(SVkyp$~y*|EM?ym*SXBz4(cbtcyDa3(zlSF`?~*0YwnA&mGrrR;@QaD2V(~9bb5^vUtUw_5?$if"
        "O^K(5oeOJc`NXpMw_V1q1+Cak>qrcsB-a%o#IjP7Pe=SJY1XrnY*E90K|Km)Uu%={+(LlLk|&twuz1=ZcpCF=Fi&o76`saC-Qqbo"
        "nkC+O&C9kh!t)yXv@qsnGqh(e!3zZi1qB5K1qFrm3c>HEmA7%-`cRPX`!4IhPKi=k{U%wrIDm1wCg`JbFEW&8ai*^Mvk^{Vw<T7{"
        "vHurJ9Hic}7{dt1F;@5drLQ1SeLpKE2LIg>s<;1gJ#qf${(l0sq}mk"
    )
)
"""A sheet 产量 with the rows below and, under them, the day 2021-08-12."""
ROWS = [["年份", "产量", "增速"], [2020, 2614.7, "16.2%"], [2021, 3594.0, "33.3%"]]


@pytest.mark.parametrize(("name", "body"), [("a.xlsx", xlsx(ROWS)), ("a.xls", XLS)])
def test_a_sheet_is_a_table_under_its_name(name: str, body: bytes) -> None:
    document = read_bytes(name, body)
    assert document.raw.startswith("产量\n\n年份\t产量\t增速\n2020\t2614.7\t16.2%\n2021\t3594\t33.3%")
    assert document.tables[0].header == ("年份", "产量", "增速")
    assert document.tables[0].rows[:2] == (("2020", "2614.7", "16.2%"), ("2021", "3594", "33.3%"))


def test_rows_are_numbered_as_the_program_shows_them() -> None:
    def fill(book: Any) -> None:
        page = book.add_worksheet("甲")
        page.write_row(3, 2, ["年份", "产量"])
        page.write_row(9, 2, [2021, 3594])

    document = read_bytes("a.xlsx", workbook(fill))
    rows = [block for block in document.blocks if block.kind is BlockKind.ROW]
    assert [(block.sheet, block.row) for block in rows] == [("甲", 4), ("甲", 10)]
    place = document.place(document.raw.index("3594"))
    assert (place.sheet, place.row) == ("甲", 10)


def test_sheets_are_parted_and_empty_ones_left_out() -> None:
    def fill(book: Any) -> None:
        for name in ("甲", "空", "乙"):
            page = book.add_worksheet(name)
            if name != "空":
                page.write_row(0, 0, ["年份", name])

    document = read_bytes("a.xlsx", workbook(fill))
    assert document.raw == "甲\n\n年份\t甲\n\n乙\n\n年份\t乙"
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    assert [block.sheet for block in headings] == ["甲", "乙"]


def test_a_workbook_of_nothing_is_refused() -> None:
    with pytest.raises(UnreadableError, match="holds no text"):
        read_bytes("a.xlsx", xlsx([]))


def test_a_million_empty_rows_are_read_in_bounded_time() -> None:
    empty = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % number for number in range(4, 1_000_000))
    body = with_part(xlsx(ROWS), SHEET, lambda part: part.replace(b"</sheetData>", empty + b"</sheetData>"))
    assert len(read_bytes("a.xlsx", body).tables[0].rows) == 2


def test_cells_in_opposite_corners_are_refused_with_a_way_out() -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    body = with_part(xlsx(ROWS), SHEET, lambda part: part.replace(b"</sheetData>", far))
    with pytest.raises(
        UnreadableError, match="scattered over 1,048,576 rows and 16,384 columns: delete those"
    ):
        read_bytes("a.xlsx", body)


def test_what_is_left_out_of_a_long_sheet_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_ROWS", 2)
    document = read_bytes("a.xlsx", xlsx(ROWS))
    assert document.raw.endswith("16.2%")
    (notice,) = document.notices
    assert notice.kind is NoticeKind.TRUNCATED
    assert (
        notice.message == "sheet '产量': row 3 and what follows is left out, 2 rows were read: split the file"
    )


def test_wide_sheets_are_bounded_by_their_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_CELLS", 5)
    draft = Draft()
    rows = [Row(["a", "b", ""], 1), Row(["", "", ""], 2), Row(["", "", "c"], 3), Row(["d"], 4)]
    assert [row.number for row in capped(iter(rows), "x", draft)] == [1, 3]


def test_a_damaged_workbook_is_refused() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read_bytes("a.xlsx", with_part(xlsx(ROWS), "xl/workbook.xml", lambda part: part[:100]))
    with pytest.raises(UnreadableError, match="damaged"):
        read_bytes("a.xls", XLS[:2000])


def test_an_old_workbook_that_lies_about_its_size_ends_only_its_own_reader() -> None:
    dimensions = XLS.index(b"\x00\x02\x0e\x00\x00\x00\x00\x00")
    lying = XLS[: dimensions + 8] + b"\xff\xff\xff\xff" + XLS[dimensions + 12 :]
    with pytest.raises(UnreadableError, match=r"^a\.xls: damaged, encrypted, or its cells lie too far apart"):
        read_bytes("a.xls", lying)


def test_an_encrypted_old_workbook_is_refused_with_a_way_out() -> None:
    locked = XLS.replace(
        b"\x42\x00\x02\x00", b"\x2f\x00\x02\x00", 1
    )  # a code page record becomes one of encryption
    with pytest.raises(UnreadableError, match=r"encrypted, .*: open it in its program and save it as xlsx$"):
        read_bytes("a.xls", locked)
