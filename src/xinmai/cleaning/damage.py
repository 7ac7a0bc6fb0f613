"""Text that was lost before it reached us: reported with its place, never guessed back.

A page converted through a wrong encoding loses characters and leaves question marks, Bopomofo letters or
bare tone-marked vowels between Chinese characters (`社??ā`, `社??ǔ挚ㄈ`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from xinmai.hanzi import HAN
from xinmai.lexicon import Lexicon
from xinmai.model import Document, Notice, NoticeKind

__all__ = ["report_damage"]

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_BOPOMOFO = "\u3105-\u312f"
_REST = rf"[{_BOPOMOFO}{_TONES}?;!]*"
# A class in front, for the engine skips all else quickly; then each of its characters is looked back at.
_DAMAGE = re.compile(
    rf"[?{_BOPOMOFO}{_TONES}\ufffd](?:(?<=[{HAN}]\?)(?=[?;!]){_REST}|(?<=[{HAN}][{_BOPOMOFO}]){_REST}"
    rf"|(?<=[{HAN}][{_TONES}])(?=[{HAN}])|(?<=\ufffd)\ufffd*)"
)
_CONTEXT = 6


def report_damage(document: Document, _lexicon: Lexicon) -> Document:
    """Add one notice for each damaged stretch."""
    text = document.text
    notices = [
        Notice(NoticeKind.LOST_TEXT, f"characters were lost here: …{_around(text.text, m)}…", text.span(*m.span()))
        for m in _DAMAGE.finditer(text.text)
    ]
    return replace(document, notices=(*document.notices, *notices)) if notices else document


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT].replace("\n", " ")
