from __future__ import annotations

from conftest import make_document
from xinmai.model import Block, BlockKind, Place, Snapshot, Span


def test_a_place_is_the_smallest_block_with_its_page() -> None:
    blocks = (
        Block(BlockKind.PAGE, Span(0, 10), page=1),
        Block(BlockKind.PARAGRAPH, Span(2, 6), page=1, box=(1.0, 2.0, 3.0, 4.0)),
        Block(BlockKind.PAGE, Span(10, 20), page=2),
    )
    document = make_document("甲" * 20, blocks=blocks)
    assert document.place(3) == Place(page=1, box=(1.0, 2.0, 3.0, 4.0))
    assert document.place(8) == Place(page=1)
    assert document.place(10) == Place(page=2)
    assert document.place(20) == Place()


def test_the_same_bytes_are_the_same_document() -> None:
    one = Snapshot("a.txt", "file:///a.txt", "text/plain", b"x")
    other = Snapshot("b.txt", "file:///b.txt", "text/plain", b"x")
    assert one.sha256 == other.sha256
    assert make_document("x", snapshot_sha256=one.sha256).id == make_document("x", snapshot_sha256=other.sha256).id
