from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.documents.grid import one_line
from xinmai.errors import UnreadableError
from xinmai.model import BlockKind

from .making import SIMPLIFIED, read_bytes

CELL = st.text(alphabet='甲乙1,;"\n\t年 a', max_size=6)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["年份", "产量"], ["2020", "2,614.7" if delimiter == ";" else "2614.7"], ["2021", "3594.3"]]
    document = read_bytes("a.csv", "\n".join(delimiter.join(row) for row in rows).encode())
    assert document.tables[0].header == ("年份", "产量")
    assert [list(row) for row in document.tables[0].rows] == rows[1:]


def test_quoted_cells_may_hold_anything() -> None:
    document = read_bytes("a.csv", '品名,说明\r\n"芯片,存储","第一行\r\n第二行 ""甲"""\r\n'.encode())
    assert document.tables[0].rows == (("芯片,存储", '第一行第二行 "甲"'),)


def test_records_are_numbered_as_a_sheet_numbers_them() -> None:
    document = read_bytes("a.csv", "年份,产量\n\n2021,3594\n".encode())
    rows = [block.row for block in document.blocks if block.kind is BlockKind.ROW]
    assert rows == [1, 3]
    assert document.place(document.raw.index("3594")).row == 3


def test_tsv_knows_no_other_delimiter() -> None:
    document = read_bytes("a.tsv", "名称\t说明\n芯片\ta,b,c\n".encode())
    assert document.tables[0].rows == (("芯片", "a,b,c"),)


def test_a_byte_order_mark_is_no_part_of_the_first_cell() -> None:
    assert read_bytes("a.csv", "\ufeff年份,产量\n2021,1".encode()).raw == "年份\t产量\n2021\t1"


def test_any_encoding_will_do() -> None:
    body = f"来源,摘要\n协会,{SIMPLIFIED[0].replace(',', '')}\n".encode("gb18030")
    assert read_bytes("a.csv", body).raw.startswith("来源\t摘要\n协会\t据中国半导体")


def test_a_quotation_mark_that_is_never_closed_is_found() -> None:
    with pytest.raises(UnreadableError, match=r"^a\.csv: line \d+: field larger than .*quotation mark"):
        read_bytes("a.csv", ('a,"b\n' + "1,2\n" * 50_000).encode())


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=12))
def test_every_cell_survives(rows: list[tuple[str, ...]]) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter="\t").writerows([("芯", "片", "表"), *rows])
    document = read_bytes("a.tsv", written.getvalue().encode())
    cells = [tuple(map(one_line, row)) for row in rows]
    assert document.raw.split("\n")[1:] == ["\t".join(row).rstrip("\t") for row in cells if any(row)]
