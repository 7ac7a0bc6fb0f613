"""The lines of a cleaned document as paragraphs, and which of them may be headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from xinmai.hanzi import CLOSERS, HAN, ends_sentence
from xinmai.model import Document, Span

__all__ = ["Paragraph", "fold", "heading_level", "letters", "looks_like_heading", "paragraphs"]

_LONGEST_HEADING = 60
_LONGEST_QUESTION = 40
"""A heading may ask or exclaim; two questions in a row are a paragraph."""
_MARKDOWN = re.compile(r"(#{1,6})\s+")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:\.\d{1,2})*[.、\s]|第[一二三四五六七八九十\d]+[章节]"
)
_FIELD = re.compile(r"(?:(?:发布|更新|出版|印发|发稿)?(?:时间|日期)|来源|稿源|作者|记者|编辑|责任编辑|责编)\s*[:：]|\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?\s")
_CAPTION = re.compile(r"(?:图|表)\s*\d|(?:资料|数据|文字|图片)?来源[:：]|注[:：]|[●▲▶◆■]|.*(?:摄|供图)$|https?:")
_SIGNED = re.compile(r"。[（(][^（）()]{1,16}[）)]$")
"""The end of a report, with its writer."""
_LIST_ITEM = re.compile(r"[-*•]\s")
_LETTERS = re.compile(r"[^\W_]+")
_HAN = re.compile(rf"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of cleaned text: `start`, `end` in clean offsets, `span` in raw ones; `folded` as titles are compared."""

    index: int
    start: int
    end: int
    text: str
    span: Span
    folded: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.text))


def paragraphs(document: Document) -> list[Paragraph]:
    """All lines that hold text, stripped, in order."""
    text = document.text
    found: list[Paragraph] = []
    for start, end in text.lines():
        line = text.text[start:end]
        bare = line.strip()
        if bare:
            at = start + line.index(bare)
            found.append(Paragraph(len(found), at, at + len(bare), bare, text.span(at, at + len(bare))))
    return found


def letters(text: str) -> str:
    """Letters and digits only."""
    return "".join(_LETTERS.findall(text))


def fold(text: str) -> str:
    """Letters and digits only, lower case: how two wordings of a title are compared."""
    return letters(text).lower()


def looks_like_heading(text: str) -> bool:
    """A short line with Chinese in it that ends no sentence and is no caption, byline, list item or table row."""
    if not _HAN.search(text) or len(text) > _LONGEST_HEADING or "\t" in text or _LIST_ITEM.match(text):
        return False
    if _CAPTION.match(text) or _FIELD.match(text) or text[-1] in "，、,；;：:" or text.rstrip(CLOSERS)[-1:] == "。" or _SIGNED.search(text):
        return False
    return not ends_sentence(text) or len(text) <= _LONGEST_QUESTION


def heading_level(text: str) -> int:
    """Level that the line's own marks give: `#` of Markdown or a section number; 0 where it has neither."""
    match = _MARKDOWN.match(text)
    if match:
        return len(match.group(1))
    return 2 if _NUMBERED.match(text) and looks_like_heading(text) else 0
