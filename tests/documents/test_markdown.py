from __future__ import annotations

from xinmai.model import BlockKind, Document

from .making import read_bytes


def headings(document: Document) -> list[tuple[int, str]]:
    assert all(block.kind is BlockKind.HEADING for block in document.blocks)
    return [(block.level, block.span.of(document.raw)) for block in document.blocks]


def test_headings_are_marked_and_the_text_stays() -> None:
    body = "# 集成电路简报\r\n\r\n正文 # 不是标题\n## 一、设计业 ##\n#不是\n###### 末级\n"
    document = read_bytes("a.md", body.encode())
    assert document.raw == body
    assert headings(document) == [(1, "集成电路简报"), (2, "一、设计业"), (6, "末级")]
    assert document.title == "集成电路简报"


def test_a_comment_in_code_is_no_heading() -> None:
    document = read_bytes("a.md", "```sh\n# 注释\n```\n# 标题\n~~~\n# 未关的代码\n".encode())
    assert headings(document) == [(1, "标题")]


def test_a_file_without_a_first_level_has_no_title() -> None:
    assert read_bytes("a.md", "## 二级\n".encode()).title is None
