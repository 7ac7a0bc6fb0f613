"""All tables of a document: none within another, in text order."""

from __future__ import annotations

import itertools
from dataclasses import replace

from xinmai.articles import read_tables
from xinmai.lexicon import default_lexicon
from xinmai.model import Document, Span, Table, TracedText

from .reading import document, flatten, tables

FLAT = flatten(["年份", "产量(亿块)"], [["2019", "20.1"], ["2020", "26.2"], ["2021", "35.9"], ["2022", "32.4"]])
DELIMITED = "地区\t占比\n华东\t61%\n华南\t39%\n"


def test_tables_of_all_kinds_come_in_text_order() -> None:
    raw = f"{FLAT}\n\n{DELIMITED}\n\n{FLAT}\n"
    found = tables(raw)
    assert [len(table.rows) for table in found] == [4, 2, 4]
    assert [table.span for table in found] == sorted(table.span for table in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_what_the_reader_of_the_file_saw_is_kept_and_not_read_again() -> None:
    raw = "产量（亿块）\t占比\n5.1\t61%\n3.3\t39%"
    cells = ((Span(10, 13), Span(14, 17)), (Span(18, 21), Span(22, 25)))
    known = Table(Span(0, 25), ("产量（亿块）", "占比"), (("5.1", "61%"), ("3.3", "39%")), cells)
    read = Document("0" * 64, "a.html", "text/html", raw, TracedText.of(raw), tables=(known,))
    assert read_tables(read, default_lexicon()) == (replace(known, units=("亿块", "%")),)


def test_a_text_without_tables_has_none() -> None:
    assert tables("") == ()
    assert read_tables(document("行业运行平稳。"), default_lexicon()) == ()
