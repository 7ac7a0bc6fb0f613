from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.model import Span, TracedText

TEXT = st.text(alphabet="集成电路12.3 \n(yè)亿元𠮷", max_size=60)


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[tuple[int, int, str]]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [(start, end, draw(st.text(alphabet="甲乙x", max_size=4))) for start, end in pairs]


@st.composite
def chains(draw: st.DrawFn) -> tuple[str, TracedText, set[int]]:
    """A raw text, what a chain of edits made of it, and the indexes of characters that some edit wrote."""
    raw = draw(TEXT)
    text, written = TracedText.of(raw), [False] * len(raw)
    for _ in range(draw(st.integers(0, 4))):
        done = draw(edits(len(text)))
        flags: list[bool] = []
        at = 0
        for start, end, new in done:
            flags += written[at:start] + [True] * len(new)
            at = end
        written = flags + written[at:]
        text = text.edit(done)
    return raw, text, {i for i, flag in enumerate(written) if flag}


@given(chains())
def test_untouched_characters_equal_the_raw_ones(made: tuple[str, TracedText, set[int]]) -> None:
    raw, text, written = made
    for i, char in enumerate(text.text):
        if i not in written:
            assert raw[text.origin[i]] == char
            assert text.until[i] == text.origin[i] + 1


@given(chains())
def test_origins_never_decrease_and_stay_inside(made: tuple[str, TracedText, set[int]]) -> None:
    raw, text, _ = made
    assert list(text.origin) == sorted(text.origin)
    assert list(text.until) == sorted(text.until)
    assert all(0 <= a <= b <= len(raw) for a, b in zip(text.origin, text.until, strict=True))
    assert len(text.origin) == len(text.until) == len(text.text)


@given(chains(), st.data())
def test_span_holds_every_untouched_character_between(made: tuple[str, TracedText, set[int]], data: st.DataObject) -> None:
    raw, text, written = made
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = iter(text.span(start, end).of(raw))
    assert all(char in quote for i, char in enumerate(text.text[start:end], start) if i not in written)


@given(TEXT, st.data())
def test_deleting_gives_the_rest_and_quotes_keep_what_went(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    text = TracedText.of(raw).delete([(start, end)])
    assert text.text == raw[:start] + raw[end:]
    if 0 < start < len(text):
        assert text.span(0, len(text)).of(raw) == raw


@given(chains(), st.data())
def test_locate_is_the_inverse_of_origin(made: tuple[str, TracedText, set[int]], data: st.DataObject) -> None:
    _raw, text, written = made
    kept = [i for i in range(len(text)) if i not in written and (i == 0 or text.until[i - 1] <= text.origin[i])]
    if kept:
        i = data.draw(st.sampled_from(kept))
        assert text.locate(text.origin[i]) <= i
        assert text.until[text.locate(text.origin[i])] > text.origin[i]


def test_a_wrapped_number_is_quoted_as_it_lies() -> None:
    raw = "规模达 112\n3.6 亿元。"
    text = TracedText.of(raw).edit([(3, 4, ""), (7, 8, ""), (11, 12, "")])
    assert text.text == "规模达1123.6亿元。"
    at = text.text.index("1123.6亿元")
    assert text.span(at, at + 8).of(raw) == "112\n3.6 亿元"


def test_a_replacement_of_another_length_stands_for_all_it_replaced() -> None:
    text = TracedText.of("用軟體包").edit([(1, 3, "软件包")])
    assert text.span(1, 2) == text.span(3, 4) == Span(1, 3)


@pytest.mark.parametrize("edit", [[(2, 1, "")], [(0, 9, "")], [(0, 2, ""), (1, 3, "")], [(-1, 1, "")]])
def test_impossible_edits_are_refused(edit: list[tuple[int, int, str]]) -> None:
    with pytest.raises(ValueError, match="edit"):
        TracedText.of("集成电路").edit(edit)


def test_a_view_must_keep_the_length() -> None:
    with pytest.raises(ValueError, match="length"):
        TracedText.of("集成").map("集")
    assert TracedText.of("ABC").map("abc").text == "abc"


def test_cut_keeps_raw_offsets() -> None:
    text = TracedText.of("甲乙丙丁")[1:3]
    assert text.span(0, 2) == Span(1, 3)
    assert text.raw_end == 3
    with pytest.raises(ValueError, match="one piece"):
        TracedText.of("甲乙丙丁")[::2]


@pytest.mark.parametrize("raw", ["", "甲乙丙丁"])
def test_cutting_nothing_off_copies_nothing(raw: str) -> None:
    text = TracedText.of(raw, 3)
    assert text[:] is text
    assert text[0 : len(raw)] is text
