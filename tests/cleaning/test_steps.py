from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.cleaning import STEPS, clean
from xinmai.lexicon import Lexicon, default_lexicon
from xinmai.model import Document, TracedText

NOISY = st.text(alphabet="業規模(yè)（guī）1123.6 億元\n\r\t\ufeff％ＡＢ。，社?ā信息产业监测Page-", max_size=120)


@given(NOISY)
def test_any_text_is_cleaned_and_stays_traced(raw: str) -> None:
    document = Document("0" * 64, "t", "text/plain", raw, TracedText.of(raw))
    cleaned = clean(document, default_lexicon())
    text = cleaned.text
    assert len(text.origin) == len(text.until) == len(text.text)
    assert list(text.origin) == sorted(text.origin)
    assert all(0 <= a <= b <= len(raw) for a, b in zip(text.origin, text.until, strict=True))
    assert cleaned.raw == raw


@given(NOISY)
def test_digits_are_never_made_up(raw: str) -> None:
    document = Document("0" * 64, "t", "text/plain", raw, TracedText.of(raw))
    text = clean(document, default_lexicon()).text
    for i, char in enumerate(text.text):
        if char.isdigit():
            assert char in text.span(i, i + 1).of(raw) or chr(ord(char) + 0xFEE0) in text.span(i, i + 1).of(raw)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_each_step_leaves_plain_text_alone(step: Callable[[Document, Lexicon], Document], document: Callable[..., Document], lexicon: Lexicon) -> None:
    plain = "2024年集成电路产量为4514.2亿块，同比增长22.2%。\n\n出口额约1595亿美元。"
    assert step(document(plain), lexicon).text.text == plain
