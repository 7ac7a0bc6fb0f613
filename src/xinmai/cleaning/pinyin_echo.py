"""Pinyin echoes: `業(yè)` -> `業`. Converters of document-sharing sites print the reading behind rare forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from xinmai.hanzi import is_han
from xinmai.lexicon import Lexicon
from xinmai.model import Document

__all__ = ["drop_pinyin_echo"]

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_SYLLABLE = rf"[a-z]{{0,3}}[a-zü]?[{_TONED}][a-zü]{{0,3}}"
_ECHO = re.compile(rf"[(（]{_SYLLABLE}(?P<more>(?:\s+{_SYLLABLE}){{0,7}})[)）]")


def drop_pinyin_echo(document: Document, _lexicon: Lexicon) -> Document:
    """Drop bracketed syllables with a tone mark that follow a character; no abbreviation carries tone marks."""
    text = document.text
    return replace(document, text=text.delete(_echoes(text.text)))


def _echoes(text: str) -> Iterator[tuple[int, int]]:
    """Readings behind a Chinese character, blanks between them included; a single syllable may follow a letter."""
    for match in _ECHO.finditer(text):
        start = match.start()
        while start and text[start - 1].isspace():
            start -= 1
        before = text[start - 1 : start]
        pasted = start == match.start() and not match["more"]
        if before and (is_han(before) or (pasted and before.isascii() and before.isalpha())):
            yield start, match.end()
