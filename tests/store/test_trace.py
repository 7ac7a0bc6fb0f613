from __future__ import annotations

from hypothesis import given

from xinmai.model import TracedText
from xinmai.store.trace import pack, unpack

from .strategies import traced


@given(traced())
def test_what_is_packed_comes_back(text: TracedText) -> None:
    assert unpack(text.text, pack(text)) == text


def test_a_run_costs_twelve_bytes_however_long() -> None:
    raw = TracedText.of("晶" * 10_000, start=7)
    assert len(pack(raw)) == 12
    assert len(pack(raw.delete([(35, 36), (99, 101)]))) == 36


def test_an_empty_text_costs_nothing() -> None:
    assert pack(TracedText.of("")) == b""
