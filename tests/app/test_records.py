"""Records as they are printed: their fields, and rows that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.app.records import article_record, document_fields, fact_records, to_csv, to_jsonl
from xinmai.model import (
    Article,
    Document,
    Entity,
    EntityType,
    Event,
    Evidence,
    Facts,
    Grade,
    Heading,
    Link,
    Mention,
    Observation,
    Period,
    PeriodBasis,
    Place,
    Quantity,
    Span,
    Topic,
    TracedText,
    sha256_hex,
)

RAW = "中芯国际去年收入577.96亿元"
DOCUMENT = Document("5" * 64, "a.pdf", "application/pdf", RAW, TracedText.of(RAW))
EVIDENCE = Evidence(DOCUMENT.id, "article", Span(8, 16), "577.96亿元", ("quantity",), 0.9, Place(page=3))
ALWAYS = {"kind", "start", "end", "confidence", "rules", "document", "document_sha256", "text_sha256", "page"}
SCHEMA = {
    "observation": {
        "quote", "value", "unit", "modifier", "subject", "indicator", "period", "period_basis", "area", "status", "source",
    },
    "entity": {"text", "type", "canonical", "reason"},
    "event": {"type", "trigger", "date", "args", "modality", "observation"},
    "link": {"relation", "head", "tail", "product", "share", "period", "modality", "observation", "quote"},
}  # fmt: skip
FACTS = Facts(
    (
        Observation(
            Quantity(Decimal("57796000000"), Decimal("57796000000"), "CNY"),
            EVIDENCE,
            period=Period("2024", PeriodBasis.CONTEXT),
        ),
    ),
    (Mention(Entity(EntityType.COMPANY, "中芯国际"), "中芯国际", EVIDENCE, "canonical name"),),
    (Event("earnings", "公布", EVIDENCE, "2025-03-27", (("subject", "中芯国际"),)),),
    (Link("supplies", "中芯国际", "华为", EVIDENCE, "芯片", Decimal("12.5"), "2024"),),
)


def observed(low: str, high: str) -> object:
    facts = Facts((Observation(Quantity(Decimal(low), Decimal(high), "%"), EVIDENCE),))
    (record,) = fact_records(facts, document_fields(DOCUMENT))
    return record["value"]


def test_each_kind_has_the_fields_of_its_schema() -> None:
    found = {record["kind"]: set(record) for record in fact_records(FACTS, document_fields(DOCUMENT))}
    assert found == {kind: ALWAYS | fields for kind, fields in SCHEMA.items()}


def test_an_article_has_the_fields_of_its_schema() -> None:
    article = Article(
        DOCUMENT.id, Span(2, 9), "题", "企业情报", (Heading("小标题", Span(4, 7)),), "报社", "2025-03",
        topics=(Topic("foundry", "晶圆代工", 0.6, ("中芯国际（标题）",)),),
    )  # fmt: skip
    assert article_record(article, Grade("B", 3, ("企业", "没有印证"))) == {
        "kind": "article", "section": "企业情报", "title": "题", "subheadings": ["小标题"],
        "start": 2, "end": 9, "publisher": "报社", "published": "2025-03",
        "topics": [{"id": "foundry", "name": "晶圆代工", "weight": 0.6, "because": ["中芯国际（标题）"]}],
        "grade": "B3", "grade_because": ["企业", "没有印证"],
    }  # fmt: skip


def test_values_of_an_observation() -> None:
    record = next(fact_records(FACTS, document_fields(DOCUMENT)))
    assert (record["quote"], record["start"], record["end"]) == ("577.96亿元", 8, 16)
    assert (record["value"], record["unit"], record["modifier"]) == (57796000000, "CNY", "eq")
    assert (record["period"], record["period_basis"], record["subject"]) == ("2024", "context", None)
    assert (record["document"], record["text_sha256"]) == ("a.pdf", sha256_hex(RAW.encode()))


def test_numbers_are_json_numbers_whole_ones_whole() -> None:
    assert repr(observed("12", "12")) == repr(observed("1.2E+1", "12.0")) == "12"
    assert repr(observed("-0.5", "-0.5")) == "-0.5"
    assert repr(observed("1", "2.5")) == "[1, 2.5]"


def test_every_record_of_a_kind_with_a_place_says_it() -> None:
    assert {record["page"] for record in fact_records(FACTS, document_fields(DOCUMENT))} == {3}


Value = st.none() | st.integers() | st.text(max_size=9) | st.lists(st.text(max_size=4), max_size=3)
Values = Value | st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2)
Rows = st.lists(st.dictionaries(st.sampled_from("abcde"), Values, min_size=1), min_size=1, max_size=6)


@given(Rows)
def test_csv_holds_every_field_of_every_row(rows: list[dict[str, object]]) -> None:
    header, *body = csv.reader(io.StringIO(to_csv(rows), newline=""))
    assert set(header) == {name for row in rows for name in row}
    assert len(body) == len(rows)
    for row, cells in zip(rows, body, strict=True):
        filled = {name for name, cell in zip(header, cells, strict=True) if cell}
        assert filled == {name for name, value in row.items() if value not in (None, "", [], [""])}


@given(Rows)
def test_no_text_in_csv_can_start_a_formula(rows: list[dict[str, object]]) -> None:
    header, *body = csv.reader(io.StringIO(to_csv(rows), newline=""))
    for row, cells in zip(rows, body, strict=True):
        for name, cell in zip(header, cells, strict=True):
            assert isinstance(row.get(name), int) or not cell.startswith(
                ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
            )


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        (["=1", "2"], "'=1|2"),
        (-5, "-5"),
        ([-5, -3], "'-5|-3"),
        ({"a": "乙"}, '{"a": "乙"}'),
        (None, ""),
        ("a=b", "a=b"),
    ],
)
def test_cells(value: object, cell: str) -> None:
    assert list(csv.reader(io.StringIO(to_csv([{"x": value, "y": 1}]))))[1] == [cell, "1"]


def test_no_rows_are_no_text() -> None:
    assert to_csv([]) == ""


@given(Rows)
def test_jsonl_is_one_object_a_line(rows: list[dict[str, object]]) -> None:
    lines = list(to_jsonl(rows))
    assert [json.loads(line) for line in lines] == rows
    assert not any("\n" in line for line in lines)
