"""Words of a sentence with their parts of speech, what other readers have found standing above them.

Words come from `rjieba`. Names, times, measures and quantities are one word each. Some tags are set right here: those
of words with Latin letters, and of function words that the dictionary takes for nouns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain, starmap
from typing import NamedTuple

import rjieba

__all__ = ["FUNCTION_WORDS", "JOINS", "Mark", "Shape", "Word", "is_break", "is_nominal", "role", "shape_of", "words_of"]

_BREAK = re.compile(r"[，,；;。：:！？!?\n\t]")
_NOMINAL = re.compile(r"n[a-z]{0,3}|eng|[jlisbgkh]|zg|tg|vn|an")
_LATIN = re.compile(r"[A-Za-z0-9.]*[A-Za-z][A-Za-z0-9.]*")
FUNCTION_WORDS = frozenset([
    "较", "虽", "约", "近", "逾", "至", "仍", "尚", "均", "皆", "亦", "则",
    "且", "但", "而", "若", "如", "即", "已", "曾", "将", "拟", "因", "由",
    "据", "按", "经", "自", "于", "以", "为", "被", "把", "向", "从", "对",
    "与", "及", "或", "并", "同", "该", "每", "各", "本", "此", "其", "届",
    "占", "达", "超", "共", "仅", "只", "还", "又", "再", "更", "也", "都",
    "才", "就", "却", "虽然", "尽管", "同时", "其中", "目前", "如今", "届时", "此外",
    "另外", "分别", "同比", "环比", "预计", "合计", "折合", "总计", "共计", "累计",
    "约合", "根据", "按照", "随着", "由于", "因为", "为了", "除了", "不过", "然而",
    "至于", "关于", "对于", "有望", "可望", "得益于", "相较", "相比", "尤其", "甚至",
    "反而", "持续", "继续", "不断", "逐步", "快速", "稳步", "大幅", "明显", "显著",
    "正在", "正", "归属于", "相等于", "相当于", "应用于", "若以", "预估",
])
"""Words that open or join clauses, whatever the dictionary calls them."""
JOINS = frozenset(["、", "和", "与", "及", "以及"])
_NEVER_LAST = frozenset("则均因将仍皆亦较")
"""Adverbs and prepositions that a guessed word takes along: 厂则."""
_FOREIGN = "nrt"
"""The tag of foreign names, which the dictionary has also of two ordinary characters: 卡因."""
_QUOTATION = re.compile(r"[“「][^“”「」，,；;。：:！？\n\t]{2,12}[”」]")
_QUOTED = "nz"
"""The tag of a quotation: a name of something."""
_SPOKEN = frozenset(["p", "c", "u", "uj", "ul", "r", "f"])
"""Function words, told apart by the word itself."""
_TOLD = frozenset(["time", "number", "measure", "name", "v", "d", "m", "q", "a", "t"])


class Mark(NamedTuple):
    """A stretch `[start, end)` that another reader has read; `kind` is name, time, measure or number."""

    start: int
    end: int
    kind: str


class Word(NamedTuple):
    """A word at `[start, end)`; `tag` is its part of speech, or the kind of the mark that covers it."""

    start: int
    end: int
    text: str
    tag: str


class Shape:
    """What a word is in the shape of a sentence, one character each."""

    VERB, DE, NOUN, OTHER = "v的nx"
    ADVERB, JOIN, ADVERBIAL_JOIN = "d、&"
    """Prepositions count as adverbs, also those that join."""
    AMONG_NOUNS, BREAK = "a|"
    """Adjectives, numbers and classifiers; what ends a clause."""


def words_of(text: str, marks: Sequence[Mark]) -> list[Word]:
    """All words of a text in order; a word that a mark cuts keeps the parts outside. A short quotation is one word, whatever measure it has in its name."""
    quoted = [Mark(match.start(), match.end(), _QUOTED) for match in _QUOTATION.finditer(text)] if "”" in text or "」" in text else []
    if quoted:
        marks = [mark for mark in marks if mark.kind != "measure" or not any(one.start < mark.start and mark.end < one.end for one in quoted)]
    free = [one for one in quoted if not any(mark.start < one.end and one.start < mark.end for mark in marks)]
    return _marked(text, sorted((*marks, *free)))


def is_nominal(word: Word) -> bool:
    """Whether a word can be part of a noun phrase by its own."""
    return word.tag == "name" or _is_nominal(word.tag) or word.text == "系列"


def shape_of(words: Sequence[Word]) -> str:
    """One character of `Shape` for each word, so that stretches of words are counted and skipped as text."""
    return "".join([_shape(word.text, word.tag) for word in words])


def role(word: Word) -> str:
    """What a word is to its neighbours: `break`, `time`, `v`, `p:在` and the like."""
    return _role(word.text, word.tag)


def is_break(word: Word) -> bool:
    """Whether a clause ends with a word."""
    return _breaks(word.text)


@lru_cache(maxsize=1 << 14)
def _breaks(text: str) -> bool:
    return _BREAK.search(text) is not None


@lru_cache(maxsize=1 << 14)
def _role(text: str, tag: str) -> str:
    if _breaks(text):
        return "break"
    if tag in _SPOKEN:
        return f"{tag[0]}:{text}"
    if text == "、":
        return "c:、"
    return tag if tag in _TOLD else "x"


@lru_cache(maxsize=1 << 14)
def _shape(text: str, tag: str) -> str:
    if _breaks(text):
        return Shape.BREAK
    if text in JOINS:
        return Shape.ADVERBIAL_JOIN if tag[0] in "dp" else Shape.JOIN
    if text == "的":
        return Shape.DE
    if is_nominal(Word(0, len(text), text, tag)):
        return Shape.NOUN
    return Shape.VERB if tag == "v" else Shape.ADVERB if tag[0] in "dp" else Shape.AMONG_NOUNS if tag[0] in "amq" else Shape.OTHER


@cache
def _is_known(word: str) -> bool:
    """Whether the dictionary has a word; others are guessed from their characters."""
    return len(rjieba.tag(word, False)) == 1


@cache
def _is_nominal(tag: str) -> bool:
    return bool(_NOMINAL.fullmatch(tag))


@lru_cache(maxsize=1 << 14)
def _set_right(text: str, tag: str) -> tuple[tuple[str, str], ...]:
    """A word of the tagger with its tag set right; what it took for one and is none falls apart."""
    if text[-1] in _NEVER_LAST and len(text) > 1 and tag[0] == "n" and (tag == _FOREIGN or not _is_known(text)):
        return (text[:-1], tag), (text[-1], "d")
    if text in FUNCTION_WORDS:
        return ((text, tag if tag in _SPOKEN else "d"),)
    is_latin = text[0].isascii() and _LATIN.fullmatch(text) is not None
    return ((text, "eng" if is_latin or (tag == "vg" and len(text) > 1) else tag),)


def _marked(text: str, marks: Sequence[Mark]) -> list[Word]:
    found: list[Word] = []
    add, new = found.append, tuple.__new__  # most words of a text are made here: the function behind `Word(…)` costs as much again
    pending = iter(marks)
    mark = next(pending, None)
    end = done = 0
    for written, tag in chain.from_iterable(starmap(_set_right, rjieba.tag(text))):
        start, end = end, end + len(written)
        if done <= start and (mark is None or end <= mark.start):
            add(new(Word, (start, end, written, tag)))
            continue
        start = max(start, done)
        while mark is not None and mark.start < end:
            begin = max(mark.start, done)
            if begin < mark.end:
                if start < begin:
                    add(Word(start, begin, text[start:begin], tag))
                add(Word(begin, mark.end, text[begin : mark.end], mark.kind))
                done = start = mark.end
            mark = next(pending, None)
        if start < end:
            add(Word(start, end, text[start:end], tag))
            done = end
    return found
