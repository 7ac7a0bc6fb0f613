"""Stateless reading of tables: records with places in the file as it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.app.extract import extract
from xinmai.app.tables import tables
from xinmai.errors import UnreadableError

from .made import put

TEXT = "产量公报\n\n年份\t产量（亿块）\t备注\n2021\t35.9\t增长33%\n2022\t32.4\n\n来源：统计部门\n"
PAGE = """<html><body><table><tr><th>地区</th><th>年份</th><th>产量（亿块）</th></tr>
<tr><td rowspan="2">华东</td><td>2022</td><td>12.5</td></tr><tr><td>2023</td><td>13.5</td></tr>
<tr><td colspan="2">合计</td><td>26.0</td></tr><tr><td>华南</td></tr></table></body></html>"""


def test_a_record_quotes_the_file(tmp_path: Path) -> None:
    (record,) = tables(put(tmp_path, "a.txt", TEXT.encode()))
    assert record["header"] == ["年份", "产量（亿块）", "备注"]
    assert record["units"] == [None, "亿块", None]
    assert record["caption"] == "产量公报"
    for row, cells in zip(record["rows"], record["cells"], strict=True):
        assert [ends and TEXT[ends[0] : ends[1]] for ends in cells] == row
    assert {(cell["row"], cell["reason"]) for cell in record["unsure"]} == {(1, "width")}


def test_merged_cells_of_a_page_shift_nothing(tmp_path: Path) -> None:
    (record,) = tables(put(tmp_path, "a.html", PAGE.encode()))
    assert record["rows"] == [
        ["华东", "2022", "12.5"],
        [None, "2023", "13.5"],
        ["合计", None, "26.0"],
        ["华南", None, None],
    ]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.tsv", "\t")])
def test_separated_values_are_one_table(tmp_path: Path, name: str, delimiter: str) -> None:
    body = "\n".join(delimiter.join(row) for row in [("年份", "产量（亿块）"), ("2021", "35.9"), ("2022", "32.4")])
    (record,) = tables(put(tmp_path, name, body.encode()))
    assert record["rows"] == [["2021", "35.9"], ["2022", "32.4"]]


def test_figures_of_tables_become_observations_and_unsure_ones_do_not(tmp_path: Path) -> None:
    facts = [fact for fact in extract(put(tmp_path, "a.txt", TEXT.encode())) if fact["kind"] == "observation"]
    cells = [fact for fact in facts if "table" in fact["rules"]]
    assert [(f["quote"], f["value"], f["unit"], f["indicator"], f["period"]) for f in cells] == [
        ("35.9", 3590000000, "块", "产量", "2021")
    ]
    assert "33%" in {fact["quote"] for fact in facts}


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"^empty\.txt: empty file$"):
        list(tables(put(tmp_path, "empty.txt", b"")))
