"""Blanks that typesetting put inside numbers, between scripts and at line ends."""

from __future__ import annotations

import re
from dataclasses import replace

from xinmai.hanzi import HAN
from xinmai.lexicon import Lexicon
from xinmai.model import Document

__all__ = ["close_spaces"]

_CJK = rf"{HAN}，。；：！？、（）《》“”‘’「」『』【】…—～%℃"
_TITLE = 60
_CLAUSE = 3
"""Characters of the shortest clause: closer blanks are letter spacing."""
_QUANTITY = r"[%万亿千个家元片颗块台部张座吨户人美欧港]"
# A run of blanks is tried from its first one only and given back to nobody, so that its length costs once. A class in
# front, for the engine skips all else quickly; then what stands before its character is looked back at.
_SPACE = re.compile(
    r"[ \t.,](?:(?<=\d\.) ++(?=\d)|(?<= )(?<!  ) *+\. *+(?=\d)"  # 9. 4%, 54 .9%
    r"|(?<=\d,) +(?=\d{3}(?!\d))"
    rf"|(?<=(?<![\d.,A-Za-z图表第])\d )(?=\d{{1,3}}(?:\.\d+| ?\. ?\d+)? ?{_QUANTITY})"  # 4 6.8 万吨
    rf"|(?<=\d[ \t])[ \t]*(?=[%/])|(?<=[{HAN}][ \t])[ \t]*(?=/)|(?<=/[ \t])[ \t]*(?=[{HAN}])"
    rf"|(?<=[{_CJK}][ \t])[ \t]*(?=[{_CJK}A-Za-z0-9(\[+\-])"
    rf"|(?<=[A-Za-z0-9)\]%+][ \t])[ \t]*(?=[{_CJK}])"
    r"|(?<=[ \t])(?<![ \t]{2})[ \t]*+(?=\n|$)|(?<=^ ) *+)",
    re.MULTILINE,
)


def close_spaces(document: Document, _lexicon: Lexicon) -> Document:
    """Close blanks beside Chinese characters, inside decimals and at line ends.

    A blank between two Chinese clauses of a short line is kept as one: in a title it does the work of a comma.
    """
    text = document.text
    edits = []
    for match in _SPACE.finditer(text.text):
        blank = match.group()
        if blank.strip():
            edits.append((match.start(), match.end(), blank.strip()))
        elif "\t" not in blank or _at_line_edge(text.text, match):
            keep = " " if _separates_clauses(text.text, match) else ""
            if keep != blank:
                edits.append((match.start(), match.end(), keep))
    return replace(document, text=text.edit(edits))


def _at_line_edge(text: str, match: re.Match[str]) -> bool:
    return match.end() == len(text) or text[match.end()] == "\n"


def _separates_clauses(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if start == 0 or end >= len(text) or not (_is_word(text[start - 1]) and _is_word(text[end])):
        return False
    line_end = text.find("\n", end)
    short = (line_end if line_end >= 0 else len(text)) - text.rfind("\n", 0, start) <= _TITLE
    return short and " " not in text[start - _CLAUSE : start] and " " not in text[end : end + _CLAUSE]


def _is_word(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char in "《》“”？！?!%"
