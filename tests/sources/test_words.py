from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.sources.words import read_rules


@pytest.mark.parametrize(
    ("rules", "text", "wanted", "because"),
    [
        ([], "随便", True, ()),
        (["光刻机"], "国产光刻机交付", True, ("光刻机",)),
        (["光刻机"], "晶圆厂投产", False, ()),
        (["光刻机", "+国产"], "国产光刻机", True, ("国产", "光刻机")),
        (["光刻机", "+国产"], "光刻机", False, ()),
        (["!招聘"], "光刻机", True, ()),
        (["光刻机", "!招聘"], "招聘光刻机工程师", False, ("招聘",)),
        (["/EUV|DUV/ => 光刻"], "首台ｅｕｖ设备", True, ("光刻",)),
        (["[存储]", "DRAM", "[光刻]", "EUV"], "euv 与 dram", True, ("存储", "DRAM")),
        (["[存储]", "DRAM", "[光刻]", "EUV"], "封装", False, ()),
    ],
)
def test_what_is_wanted_and_why(rules: list[str], text: str, wanted: bool, because: tuple[str, ...]) -> None:
    assert read_rules(rules).wanted(text) == (wanted, because)


@pytest.mark.parametrize("rule", ["+", "!", "/", "/(/", "=> x"])
def test_a_rule_without_a_word_is_refused(rule: str) -> None:
    with pytest.raises(UsageError, match=r"write a word|correct it"):
        read_rules([rule])


def test_places_are_offsets_of_the_text() -> None:
    text = "Ａ股：EUV与euv"
    assert [text[start:end] for start, end, _ in read_rules(["EUV"]).places(text)] == ["EUV", "euv"]


@given(st.text(min_size=1), st.text())
def test_an_excluded_word_wins(word: str, text: str) -> None:
    written = word.strip()
    if not written or written.startswith("/") or "=>" in written:
        return
    assert read_rules(["/./", f"!{written}"]).wanted(text + written)[0] is False
