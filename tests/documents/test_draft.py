from __future__ import annotations

from xinmai.documents.draft import LINE_GAP, PAGE_GAP, Draft
from xinmai.model import BlockKind, NoticeKind, Span

from .making import finished, snapshot


def test_paragraphs_are_parted_by_an_empty_line_and_known_as_blocks() -> None:
    draft = Draft()
    draft.heading("题目", 1)
    span = draft.put("正文")
    document = finished(draft)
    assert document.raw == "题目\n\n正文"
    assert span.of(document.raw) == "正文"
    assert [(block.kind, block.level) for block in document.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_pages_are_parted_by_a_form_feed_and_may_be_empty() -> None:
    draft = Draft()
    for number, line in enumerate(["甲", "", "乙"], 1):
        with draft.page(number):
            if line:
                draft.put(line, gap=LINE_GAP)
    document = finished(draft)
    assert document.raw == PAGE_GAP.join(["甲", "", "乙"])
    pages = [block for block in document.blocks if block.kind is BlockKind.PAGE]
    assert [(page.page, page.span.of(document.raw)) for page in pages] == [(1, "甲"), (2, ""), (3, "乙")]
    assert document.place(document.raw.index("乙")).page == 3


def test_the_wider_of_two_blocks_at_one_place_comes_first() -> None:
    draft = Draft()
    with draft.page(1):
        draft.put("甲")
    assert [block.kind for block in finished(draft).blocks] == [BlockKind.PAGE, BlockKind.PARAGRAPH]


def test_nuls_are_dropped_and_spans_still_fit() -> None:
    draft = Draft()
    draft.put("a\0b")
    assert draft.put("c") == Span(4, 5)
    assert finished(draft).raw == "ab\n\nc"


def test_the_document_carries_what_snapshot_and_file_say() -> None:
    draft = Draft()
    draft.put("x")
    draft.title, draft.published = "题", "2021-08"
    draft.notice(NoticeKind.TRUNCATED, "cut", Span(0, 1))
    made = draft.document(snapshot("甲.txt", b"x"), "text/plain")
    assert (made.name, made.url, made.title, made.published) == ("甲.txt", "file:///甲.txt", "题", "2021-08")
    assert made.snapshot_sha256 == snapshot("甲.txt", b"x").sha256
    assert [notice.message for notice in made.notices] == ["cut"]
