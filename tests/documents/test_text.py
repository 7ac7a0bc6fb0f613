from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinmai.model import BlockKind

from .making import read_bytes

PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\r\t"), min_size=1)


@given(PLAIN.map(lambda text: "芯" + text))
def test_the_raw_text_is_the_file(text: str) -> None:
    document = read_bytes("a.txt", text.encode())
    assert document.raw == text
    assert document.blocks == ()


def test_form_feeds_part_pages() -> None:
    document = read_bytes("a.txt", "第一页\f第二页\f".encode())
    assert document.raw == "第一页\f第二页\f"
    assert all(block.kind is BlockKind.PAGE for block in document.blocks)
    assert [(block.page, block.span.of(document.raw)) for block in document.blocks] == [
        (1, "第一页"),
        (2, "第二页"),
        (3, ""),
    ]
    assert document.place(document.raw.index("二")).page == 2


def test_a_big5_file_is_read_as_text() -> None:
    text = "根據中國半導體行業協會的統計，今年上半年積體電路產業的銷售額有所增長。"
    assert read_bytes("a.txt", text.encode("big5")).raw == text
