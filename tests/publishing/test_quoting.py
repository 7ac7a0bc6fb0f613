from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import make_document
from xinmai.model import Span
from xinmai.publishing.quoting import quotation, sentence_around


@pytest.mark.parametrize(
    ("raw", "figure", "quote"),
    [
        ("去年产量下降。今年产量为12亿块，增长3%。明年未知。", "12亿块", "今年产量为12亿块，增长3%。"),
        ("标题\n产量为12亿块\n下一行", "12亿块", "产量为12亿块"),
        ("12", "12", "12"),
    ],
)
def test_a_short_sentence_is_quoted_whole(raw: str, figure: str, quote: str) -> None:
    at = raw.index(figure)
    span = Span(at, at + len(figure))
    assert quotation(make_document(raw), span).of(raw) == sentence_around(make_document(raw), span).of(raw) == quote


def test_of_a_long_run_of_cells_the_stretch_around_is_quoted_and_no_number_is_cut() -> None:
    raw = "年份" + "".join(f"{year}年{year / 7:.3f}亿张" for year in range(1900, 2026))
    at = raw.index("1975年") + 5
    span = Span(at, at + 7)
    found = quotation(make_document(raw), span)
    assert found.covers(span)
    assert found.end - found.start < 200
    for edge in (found.start, found.end):
        assert not (raw[edge - 1] in "0123456789." and raw[edge] in "0123456789.")


@given(st.text("产量为1。，.\n", min_size=1, max_size=80), st.data())
def test_a_quotation_holds_what_it_is_for(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(raw))))
    found = quotation(make_document(raw), span)
    assert found.covers(span)
    assert 0 <= found.start <= found.end <= len(raw)
