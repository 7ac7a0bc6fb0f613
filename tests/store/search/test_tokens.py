from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.store.search.tokens import chars, fold, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("集成电路", ["集成", "成电", "电路"]),
        ("積體電路", ["积体", "体电", "电路"]),
        ("HBM3E芯片", ["hbm3e", "芯片"]),
        ("ＨＢＭ３Ｅ", ["hbm3e"]),
        ("卡，券", ["卡", "券"]),
        ("市场，场面", ["市场", "|", "场面"]),
        ("1,123.6亿元", ["1", "123", "6", "亿元"]),
        ("!!!", []),
        ("x" * 100, ["x" * 64]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_single_characters_are_told_once() -> None:
    assert chars("芯片，芯") == ["片", "芯"]


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)


@given(st.text())
def test_no_token_is_empty_or_holds_a_blank(text: str) -> None:
    assert all(token and not any(char.isspace() for char in token) for token in tokens(text))
