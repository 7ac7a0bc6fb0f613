"""Pinyin echoes: `業(yè)` -> `業`. Converters of document-sharing sites print the reading behind rare forms."""

from __future__ import annotations

import re
from dataclasses import replace

from xinmai.hanzi import HAN
from xinmai.lexicon import Lexicon
from xinmai.model import Document

__all__ = ["drop_pinyin_echo"]

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_SYLLABLE = rf"[a-z]{{0,3}}[a-zü]?[{_TONED}][a-zü]{{0,3}}"
_ECHO = re.compile(rf"(?<=[{HAN}])\s*[(（]{_SYLLABLE}(?:\s+{_SYLLABLE}){{0,7}}[)）]")
_PASTED = re.compile(rf"(?<=[A-Za-z{HAN}])[(（]{_SYLLABLE}[)）]")


def drop_pinyin_echo(document: Document, _lexicon: Lexicon) -> Document:
    """Drop bracketed syllables with a tone mark that follow a character; no abbreviation carries tone marks."""
    text = document.text
    if not any(tone in text.text for tone in _TONED):
        return document
    spans = sorted({m.span() for p in (_ECHO, _PASTED) for m in p.finditer(text.text)})
    return replace(document, text=text.delete(_disjoint(spans)))


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
