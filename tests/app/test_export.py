"""Exports read back by the programs they are for."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from xinmai.app.export import FORMATS, KINDS, export
from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace, init
from xinmai.errors import UsageError

from .made import lines, put, reports

EVIL = '=HYPERLINK("http://x.example","2024年")业绩\n\n2025-03-01\n\n中芯国际2024年营业收入-3.5亿元，同比下降12.5%。\n'


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("export")
    workspace = init(folder / "workspace")
    put(reports(folder / "in", 3), "evil.txt", EVIL)
    ingest(workspace, [folder / "in"])
    return workspace


@pytest.fixture(scope="module")
def everything(filled: Workspace) -> list[dict[str, object]]:
    target = filled.out / "all.jsonl"
    assert export(filled, "jsonl", target) == len(list(lines(target)))
    return list(lines(target))


def test_jsonl_holds_all_kinds_in_utf8(filled: Workspace, everything: list[dict[str, object]]) -> None:
    assert {record["kind"] for record in everything} >= {"observation", "entity", "article"}
    assert "中芯国际" in (filled.out / "all.jsonl").read_bytes().decode("utf-8")


@pytest.mark.parametrize("kind", ["observation", "entity", "article"])
def test_csv_holds_one_kind_for_spreadsheets(
    filled: Workspace, everything: list[dict[str, object]], kind: str
) -> None:
    target = filled.out / f"{kind}.csv"
    wanted = [record for record in everything if record["kind"] == kind]
    assert export(filled, "csv", target, kind) == len(wanted) > 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["start"]) for row in rows] == [record["start"] for record in wanted]
    assert not any(value.startswith(("=", "@")) for row in rows for value in row.values())


def test_a_title_that_is_a_formula_stays_text_in_csv(filled: Workspace) -> None:
    target = filled.out / "titles.csv"
    export(filled, "csv", target, "article")
    assert "\"'=HYPERLINK(" in target.read_text("utf-8-sig")


def test_xlsx_has_a_sheet_for_each_kind_with_numbers_as_numbers(
    filled: Workspace, everything: list[dict[str, object]]
) -> None:
    target = filled.out / "facts.xlsx"
    assert export(filled, "xlsx", target) == len(everything)
    book = openpyxl.load_workbook(target)
    assert set(book.sheetnames) == {record["kind"] for record in everything}
    for sheet in book:
        header, *rows = sheet.iter_rows(values_only=True)
        wanted = [record for record in everything if record["kind"] == sheet.title]
        assert len(rows) == len(wanted)
        for row, record in zip(rows, wanted, strict=True):
            numbers = {name: value for name, value in record.items() if isinstance(value, int | float)}
            assert {name: dict(zip(header, row, strict=True))[name] for name in numbers} == pytest.approx(
                numbers
            )


def test_no_cell_of_xlsx_is_a_formula(filled: Workspace) -> None:
    export(filled, "xlsx", filled.out / "facts.xlsx")
    cells = [
        cell
        for sheet in openpyxl.load_workbook(filled.out / "facts.xlsx")
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_workspace_gives_the_same_bytes(filled: Workspace, format: str) -> None:
    for name in ("one", "two"):
        export(filled, format, filled.out / name)
    assert (filled.out / "one").read_bytes() == (filled.out / "two").read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_workspace_gives_an_empty_file(workspace: Workspace, format: str) -> None:
    assert export(workspace, format, workspace.out / "x") == 0
    assert (workspace.out / "x").is_file()


@pytest.mark.parametrize(("format", "kind"), [("xls", "observation"), ("", "observation"), ("csv", "facts")])
def test_unknown_formats_and_kinds_are_refused_with_the_choices(
    workspace: Workspace, format: str, kind: str
) -> None:
    with pytest.raises(UsageError, match=f"choose from jsonl, csv, xlsx and {', '.join(KINDS)}$"):
        export(workspace, format, workspace.out / "x", kind)
    assert not (workspace.out / "x").exists()


def test_where_nothing_can_be_written(workspace: Workspace, tmp_path: Path) -> None:
    put(tmp_path, "file", "")
    with pytest.raises(UsageError, match=r"cannot be written: File exists; choose another place$"):
        export(workspace, "csv", tmp_path / "file" / "x.csv")
    with pytest.raises(UsageError, match=r"cannot be written: Is a directory; choose another place$"):
        export(workspace, "csv", tmp_path)


def test_folders_on_the_way_are_made(workspace: Workspace) -> None:
    export(workspace, "jsonl", workspace.folder / "new" / "er" / "x.jsonl")
    assert (workspace.folder / "new" / "er" / "x.jsonl").is_file()
