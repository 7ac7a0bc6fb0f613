from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.documents.decoding import decode
from xinmai.documents.draft import Draft
from xinmai.errors import UnreadableError
from xinmai.model import NoticeKind

from .making import SIMPLIFIED, TRADITIONAL, finished, reason_against

UNICODE = ["utf-8", "utf-16-le", "utf-16-be", "gb18030"]
BOMS = {"utf-8": "utf-8", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "utf-32-le": "utf-32-le"}


def text_of(body: bytes, declared: str | None = None) -> str:
    return decode("a.txt", body, Draft(), declared=declared)


def passages(sentences: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Passages of forty characters or more, cut anywhere, on one line or on several."""
    joined = st.lists(st.sampled_from(sentences), min_size=2, max_size=6)
    whole = st.tuples(joined, st.sampled_from(["", "\n", "\r\n", "\n　　"])).map(
        lambda drawn: drawn[1].join(drawn[0])
    )
    return st.tuples(whole, st.integers(0, 40)).map(lambda drawn: drawn[0][drawn[1] :])


@given(passages(SIMPLIFIED), st.sampled_from(UNICODE))
def test_simplified_chinese_is_recovered(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


@given(passages(TRADITIONAL), st.sampled_from(["big5", *UNICODE]))
def test_traditional_chinese_is_recovered(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


@given(passages(SIMPLIFIED), st.sampled_from(sorted(BOMS)))
def test_a_byte_order_mark_stays_as_a_character(text: str, encoding: str) -> None:
    assert text_of(("\ufeff" + text).encode(encoding)) == "\ufeff" + text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("晶圆代工", "gbk"),
        ("晶圓代工廠", "big5"),
        ("これは日本語の文章です。半導体産業の市場規模は昨年よりも大きく増加しました。", "shift_jis"),
        ("Рынок полупроводников в России за год заметно вырос", "cp1251"),
    ],
)
def test_short_and_foreign_texts_are_told_apart(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


def test_line_ends_stay_as_they_are() -> None:
    assert text_of("甲\r\n乙\r丙\n".encode()) == "甲\r\n乙\r丙\n"


def test_broken_bytes_are_counted_and_located_and_not_fatal() -> None:
    draft = Draft()
    text = decode(
        "a.txt",
        "甲乙".encode() + b"\xff" + f"{SIMPLIFIED[0]}\ufffd".encode() + b"\xe4\xb8",
        draft,
        verbatim=True,
    )
    draft.write(text)
    assert text == f"甲乙\ufffd{SIMPLIFIED[0]}\ufffd\ufffd"
    (notice,) = finished(draft).notices
    assert notice.kind is NoticeKind.BROKEN_BYTES
    assert notice.message == "2 broken bytes in UTF-8 text, the first at character 2; read as U+FFFD"
    assert notice.span is not None
    assert notice.span.of(text) == "\ufffd"


def test_a_notice_points_nowhere_where_the_text_is_not_kept() -> None:
    draft = Draft()
    decode("a.csv", SIMPLIFIED[0].encode() + b"\xff", draft)
    assert [notice.span for notice in finished(draft).notices] == [None]


def test_a_gbk_text_with_one_broken_byte_is_still_gbk() -> None:
    broken = SIMPLIFIED[0].encode("gbk") + b"\xff" + SIMPLIFIED[1].encode("gbk")
    assert text_of(broken) == SIMPLIFIED[0] + "\ufffd" + SIMPLIFIED[1]


def test_a_whole_file_leaves_no_notice() -> None:
    draft = Draft()
    decode("a.txt", SIMPLIFIED[0].encode("gb18030"), draft)
    assert finished(draft).notices == ()


def test_a_declared_encoding_counts_where_the_bytes_make_no_chinese() -> None:
    assert text_of("naïve café".encode("latin-1"), "iso-8859-1") == "naïve café"
    assert text_of("naïve café".encode("latin-1"), "no-such-encoding")


@pytest.mark.parametrize("declared", ["iso-8859-1", "gb2312", "big5", "utf-8", "base64", "idna"])
def test_a_wrongly_declared_encoding_does_no_harm(declared: str) -> None:
    assert text_of(SIMPLIFIED[0].encode("gbk"), declared) == SIMPLIFIED[0]
    assert text_of(TRADITIONAL[0].encode("big5"), declared) == TRADITIONAL[0]
    assert text_of(SIMPLIFIED[0].encode(), declared) == SIMPLIFIED[0]


@pytest.mark.parametrize(
    "body", [b"", b" \r\n\t", "\ufeff".encode(), "\ufeff　\n".encode("utf-16-le"), b"\f"]
)
def test_a_file_of_nothing_is_empty(body: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^a\.txt: empty file$"):
        text_of(body)


@pytest.mark.parametrize(
    "body",
    [b"text\0text", bytes(range(256)) * 20, b"\x01\x02\x03" * 50, b"\x00\x01" * 100, "甲\0乙".encode()],
)
def test_binary_data_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary data, not text"):
        text_of(body)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_are_refused(body: bytes) -> None:
    reason = reason_against("a.txt", body)
    assert reason is None or (reason.startswith("a.txt: ") and "\n" not in reason)
