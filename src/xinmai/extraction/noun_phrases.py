"""Noun phrases of a sentence and what stands around them: a shallow parse by part of speech.

Words and their parts of speech come from `rjieba`. Names, times, measures and quantities that other readers have
found stand above it: each is one word. A phrase is the longest run of nominal words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import rjieba

__all__ = ["Mark", "NounPhrase", "Parse", "parse"]

_NOMINAL = re.compile(r"n[a-z]{0,3}|eng|[jlisbgkh]|zg|tg|vn|an")
_JOINING = frozenset("·-/“”「」\"'+&.")
_BREAK = re.compile(r"[，,；;。：:！？!?\n\t]")
_NOT_INSIDE = frozenset("是为有达占至到超近约同在由向从对被将已均共")
_SKIPPED = frozenset(["的", "\x00", " ", "\n"])
_QUALIFIERS = frozenset(
    ["相关", "创新", "示范", "引领", "应用", "研发", "设计", "制造", "生产", "服务", "学习", "体验", "培训", "标注", "试点", "支撑", "配套", "上市",
     "签约", "入驻", "参展"]
)  # fmt: skip
_DETERMINERS = frozenset("第每各该")
_COMMON = frozenset(["n", "nz", "l", "j", "eng"])
_BASES = frozenset(["同比", "环比"])
"""Tagged as nouns, but only say what a change is compared with."""
_SPOKEN = frozenset(["p", "c", "u", "uj", "ul", "r", "f"])
"""Function words, told apart by the word itself."""
_TOLD = frozenset(["time", "number", "measure", "name", "v", "d", "m", "q", "a", "t"])
_LONGEST_MODIFIER = 3


class Mark(NamedTuple):
    """A stretch `[start, end)` that another reader has read; `kind` is name, time, measure or number."""

    start: int
    end: int
    kind: str


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    tag: str


class NounPhrase(NamedTuple):
    """A noun phrase at `[start, end)`; `order` counts the phrases of its clause."""

    start: int
    end: int
    order: int


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence's phrases in order, and what role the words at an offset play."""

    phrases: Sequence[NounPhrase] = ()
    _words: Sequence[_Word] = ()
    _starts: dict[int, int] = field(default_factory=dict)
    _ends: dict[int, int] = field(default_factory=dict)
    _verbs: Sequence[int] = ()

    def before(self, start: int) -> str:
        """The role of the word in front of a stretch that starts here: `break`, `time`, `v`, `p:在`, …; `?` inside a word."""
        index = self._starts.get(start)
        if index is None:
            return "?"
        return _role(self._words[index - 1]) if index else "break"

    def after(self, end: int) -> str:
        """The role of the word behind a stretch that ends here."""
        index = self._ends.get(end)
        if index is None:
            return "?"
        return _role(self._words[index + 1]) if index + 1 < len(self._words) else "break"

    def noun_at(self, start: int) -> tuple[str, str]:
        """The noun that starts here, and its head word; both empty where none does. 的, blanks and a size (千亿级) are skipped."""
        words, index = self._words, self._starts.get(start, len(self._words))
        while index < len(words) and words[index].text in _SKIPPED:
            index += 1
        if index + 1 < len(words) and words[index].tag == "m" and words[index + 1].text == "级":
            index += 2
        if index >= len(words) or words[index].text[0].isdigit():
            return "", ""
        end = index
        while end < len(words) and (_nominal(words[end]) or (end + 1 < len(words) and _qualifies(words[end]) and _nominal(words[end + 1]))):
            end += 1
        if end - index > 1 and words[end - 1].tag == "vn":
            end -= 1
        return self._noun(index, end)

    def noun_before(self, end: int) -> str:
        """The common noun that ends here; empty where none does."""
        index = self._ends.get(end)
        return self._words[index].text if index is not None and self._words[index].tag in _COMMON else ""

    def word_before(self, end: int) -> str:
        """The noun or verb of two characters or more that ends here; empty where none does."""
        index = self._ends.get(end)
        word = self._words[index] if index is not None else None
        return word.text if word and len(word.text) > 1 and (word.tag == "v" or _nominal(word)) else ""

    def verb_before(self, end: int) -> str:
        """The verb of two characters or more that ends here; empty where none does."""
        index = self._ends.get(end)
        word = self._words[index] if index is not None else None
        return word.text if word and word.tag in ("v", "vn") and len(word.text) > 1 else ""

    def term_start(self, low: int, end: int) -> int:
        """Where the term that ends here begins, not before `low`: behind a function word, at the start of a word."""
        index = self._ends.get(end)
        if index is None:
            return low
        while index and self._words[index - 1].start >= low and not _ends_term(self._words[index - 1]):
            index -= 1
        return max(low, self._words[index].start)

    def _noun(self, start: int, end: int) -> tuple[str, str]:
        words = [word.text for word in self._words[start:end]]
        noun = "".join(words)
        head = words[-1] if words else ""
        return noun, head if len(head) > 1 else noun

    def first(self, start: int) -> str:
        """The part of speech, in two letters, of the word that starts here."""
        index = self._starts.get(start)
        return "?" if index is None else self._words[index].tag[:2]

    def verbs(self, start: int, end: int) -> int:
        """How many verbs stand between two offsets."""
        return max(0, bisect_left(self._verbs, end) - bisect_left(self._verbs, start))


def parse(text: str, marks: Sequence[Mark]) -> Parse:
    """The shallow parse of a sentence."""
    words = list(_marked(_words(text), text, sorted(marks)))
    starts = {word.start: i for i, word in enumerate(words)}
    ends = {word.end: i for i, word in enumerate(words)}
    return Parse(list(_phrases(words)), words, starts, ends, [word.start for word in words if word.tag == "v"])


def _phrases(words: Sequence[_Word]) -> Iterator[NounPhrase]:
    order = at = 0
    while at < len(words):
        end = _run(words, at)
        if end == at:
            order = 0 if _BREAK.search(words[at].text) else order
            at += 1
            continue
        for low, high in _parts(words, at, end):
            yield NounPhrase(words[low].start, words[high - 1].end, order)
        order += 1
        at = end


def _words(text: str) -> Iterator[_Word]:
    at = 0
    for word, tag in rjieba.tag(text):
        yield _Word(at, at + len(word), word, tag)
        at += len(word)


def _marked(words: Iterable[_Word], text: str, marks: Sequence[Mark]) -> Iterator[_Word]:
    """Words with each marked stretch as one word; a word that a mark cuts keeps the parts outside."""
    pending = iter(marks)
    mark = next(pending, None)
    done = 0
    for word in words:
        start = max(word.start, done)
        while mark is not None and mark.start < word.end:
            begin = max(mark.start, done)
            if begin < mark.end:
                if start < begin:
                    yield _Word(start, begin, text[start:begin], word.tag)
                yield _Word(begin, mark.end, text[begin : mark.end], mark.kind)
                done = start = mark.end
            mark = next(pending, None)
        if start < word.end:
            yield _Word(start, word.end, text[start : word.end], word.tag)
            done = word.end


def _run(words: Sequence[_Word], at: int) -> int:
    """The end of the run of nominal words that starts at a word; 的 and short modifiers go on where a noun follows."""
    end = at
    while end < len(words):
        follows = end + 1 < len(words) and _nominal(words[end + 1])
        opens = words[end].tag == "a" or (end > at and _inside(words[end])) or _modifies(words, end)
        if not (_nominal(words[end]) or (follows and opens)):
            break
        end += 1
    return end


def _modifies(words: Sequence[_Word], at: int) -> bool:
    """Whether a measure that opens a clause only modifies the noun behind it: 功率模块."""
    return words[at].tag == "measure" and (at == 0 or bool(_BREAK.search(words[at - 1].text)))


def _ends_term(word: _Word) -> bool:
    """Whether a word cannot be inside a term: function words, adverbs, numbers, times, marks."""
    return word.tag not in ("measure", "name") and (word.tag in ("time", "number") or word.tag[0] in "pcudmrfx")


def _qualifies(word: _Word) -> bool:
    """What modifies the noun behind it though it is no noun: 创新平台, 相关企业, 重大项目."""
    return word.tag in ("a", "b") or word.text in _QUALIFIERS


def _nominal(word: _Word) -> bool:
    if word.tag == "name" or word.text == "系列":
        return True
    return _is_nominal(word.tag) and word.text[0] not in _DETERMINERS and word.text not in _BASES


@cache
def _is_nominal(tag: str) -> bool:
    return bool(_NOMINAL.fullmatch(tag))


def _inside(word: _Word) -> bool:
    """What may stand between nouns of one phrase."""
    if word.text == "的" or word.text in _JOINING:
        return True
    return word.tag in ("v", "a", "q", "vd", "ad") and len(word.text) <= _LONGEST_MODIFIER and word.text[0] not in _NOT_INSIDE


def _parts(words: Sequence[_Word], at: int, end: int) -> Iterator[tuple[int, int]]:
    """A run as a whole, and what stands on either side of each 的."""
    yield at, end
    for i in range(at + 1, end - 1):
        if words[i].text == "的":
            yield at, i
            yield i + 1, end


def _role(word: _Word) -> str:
    if _BREAK.search(word.text):
        return "break"
    if word.tag in _SPOKEN:
        return f"{word.tag[0]}:{word.text}"
    if word.text == "、":
        return "c:、"
    return word.tag if word.tag in _TOLD else "x"
