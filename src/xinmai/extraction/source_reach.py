"""How far a source governs: its sentence, sentences that continue it, a quotation, a table above its note.

Puts the attributions of all sentences of a text together; finds none itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf
from typing import TypeAlias

from xinmai.extraction.source_attribution import Attribution, Side, find_attributions
from xinmai.extraction.source_name import Back, SourceName
from xinmai.hanzi import ends_sentence, sentences
from xinmai.lexicon import Lexicon

__all__ = ["SourceReader", "Sources", "Stretch", "read_sources", "source_reader"]

Stretch: TypeAlias = tuple[int, int, str]
"""Start, end and source."""

_TABLE_LINES = 200  # how far above its note a table may begin
_NEAR = 300  # characters of the naming sentence whose words a continuation may take up
_GAP = 8  # characters that may stand between a heading and its first line
_FAR = 2000  # characters of the longest quotation

_RESUMES = re.compile(
    r"其中|当中|具体(?:来看|来说|而言|看)|(?:细分|整体|总体)来?看|[分按就][^，,。]{1,8}(?:看|观察|而言)|主要[^，,。]{1,6}中|"
    r"[各分]?[^，,。:：]{1,4}别(?:方面|来?看|，)|各[^，,。:：]{1,14}[:：]|全年|累计|今年以来|1[—-]\d{1,2}月|[上下]半年"
)
"""Opens a sentence that goes on with the figures before it, even in a new paragraph."""
_BULLETS = frozenset("・•·●■◆▪-－")
_CONTINUES = re.compile(
    r"而?从[^，,。]{1,16}看|同时|此外|另外|与此同时|与[^，,]{2,12}相比|同期|当月|单月|报告期|受访|前[一二三四五六七八九十\d]+[大名家]|"
    r"预计|到?20\d\d[年—-](?!\d{1,2}月\d)|\d{1,2}月(?!\d)|[上下]半年|[第前][一二三四]季|[一二三四]季度|全年|累计"
)
_FIGURE = re.compile(r"\d")
_TURNS = re.compile(r"相比|对比|以[^，,]{1,12}为例|不过|然而|但|可见|因此|据|目前|今年\d{1,2}月|[“「]")
_LEADS = re.compile(r"另?(?:根据|据)")


@dataclass(frozen=True, slots=True)
class Sources:
    """Who says what in a text, in stretches; a source ahead counts before one behind (notes, quotations)."""

    ahead: tuple[Stretch, ...] = ()
    behind: tuple[Stretch, ...] = ()

    def at(self, position: int) -> str | None:
        """The source that governs a position of the text; `None` where the text names none."""
        return self.told(position)[0]

    def told(self, position: int) -> tuple[str | None, str]:
        """The source that governs a position and the rule that found it."""
        for rule, stretches in (("source:ahead", self.ahead), ("source:behind", self.behind)):
            index = bisect_right(stretches, (position, inf)) - 1
            if index >= 0 and position < stretches[index][1]:
                return stretches[index][2], rule
        return None, "source:none"

    def shifted(self, by: int) -> Sources:
        """The same, every offset larger by `by`."""
        return Sources(
            tuple((low + by, high + by, name) for low, high, name in self.ahead),
            tuple((low + by, high + by, name) for low, high, name in self.behind),
        )


@dataclass(slots=True)
class _Reading:
    """A text being read, sentence by sentence."""

    text: str
    known: AbstractSet[str]
    ahead: list[Stretch] = field(default_factory=list)
    behind: list[Stretch] = field(default_factory=list)
    held: str | None = None
    """The source that the next sentence may continue."""
    held_at: tuple[int, int] = (0, 0)
    """Where the sentence stands that named it."""
    listed: bool = False
    """Whether the line is one of a list that a line of the source's headed."""
    passed: bool = False
    """Whether a sentence without figures has come since."""
    open_ended: bool = False
    """Whether that sentence, were its line cut off, would go on in the next line: a headline would not."""
    report: str | None = None
    speaker: str | None = None
    quoted_until: int = 0
    noted_until: int = 0

    def line(self, start: int, end: int) -> None:
        """Reads the sentences of one line."""
        for index, (low, high) in enumerate(sentences(self.text, start, end)):
            self._sentence(low, high, start, index == 0)

    def _sentence(self, start: int, end: int, line: int, first: bool) -> None:
        sentence = self.text[start:end]
        found = find_attributions(sentence, self.known)
        if not found and self.held is None:
            self.passed = True
            return
        notes = [one for one in found if one.side is Side.NOTE]
        said = [one for one in found if one.side is not Side.NOTE]
        if self.held and not notes and self._continues(sentence, start, first):
            self.ahead.append((start, start + said[0].start if said else end, self.held))
        elif not said:
            self.passed = True
            if first or _FIGURE.search(sentence):
                self.held = None
        self._said(said, start, end, line)
        if notes:
            self._noted(notes, start, end, self._table(line) if first else line)

    def _continues(self, sentence: str, start: int, first: bool) -> bool:
        if start < self.quoted_until:
            return True
        if self.open_ended and not self.passed and self._broken_off(start):
            return True
        if first and self._is_listed(sentence, start):
            return True
        if first or self.passed:
            return bool(_RESUMES.match(sentence)) and not (first and self.passed)
        if _RESUMES.match(sentence) or _CONTINUES.match(sentence):
            return True
        return not _TURNS.match(sentence) and self._coheres(sentence)

    def _is_listed(self, sentence: str, start: int) -> bool:
        """Whether a line belongs to a list whose first line stands below a colon."""
        headed = self.listed or self.text[max(start - _GAP, 0) : start].rstrip().endswith(("：", ":"))
        self.listed = headed and sentence[0] in _BULLETS
        return self.listed

    def _broken_off(self, start: int) -> bool:
        """Whether the sentence before stops at a wrapped line or at damage, not at its end."""
        before = self.text[max(start - 8, 0) : start].rstrip()
        return before[-1:] == "?" or not ends_sentence(before)

    def _coheres(self, sentence: str) -> bool:
        """Whether the sentence opens on words of the one that named the source: three characters in a row."""
        opening = sentence[:20]
        threes = (opening[i : i + 3] for i in range(len(opening) - 2))
        return any(three.isalpha() and self.text.find(three, *self.held_at) >= 0 for three in threes)

    def _said(self, said: list[Attribution], start: int, end: int, line: int) -> None:
        for index, one in enumerate(said):
            name = self._resolve(one.source)
            low = start + one.start
            high = start + said[index + 1].start if index + 1 < len(said) else end
            after = self.text[start + one.end : high]
            lead = bool(_LEADS.match(self.text, low))
            if name:
                self.ahead.append((low, high, name))
                self._remember(name)
                if not lead:
                    self._close_quote(low, line, name)
            ends_quote = self.text[low - 1 : low] in ("”", "」") and not after.strip("。")
            self.held = None if ends_quote else name
            self.held_at, self.passed = (start, min(end, start + _NEAR)), False
            self.open_ended = lead or after[:1] in ("，", ",")
            self._open_quote(low, high)

    def _close_quote(self, end: int, line: int, name: str) -> None:
        """The quotation that ends right before a saying is the speaker's."""
        if self.text[end - 1 : end] not in ("”", "」"):
            return
        line = max(line, end - _FAR)
        opened = max(self.text.rfind("“", line, end), self.text.rfind("「", line, end))
        if opened >= 0:
            self.behind.append((opened, end, name))

    def _open_quote(self, start: int, end: int) -> None:
        """A quotation that the sentence opens and does not close goes on to its closing mark."""
        for mark, closing in (("“", "”"), ("「", "」")):
            if self.text.rfind(mark, start, end) > self.text.rfind(closing, start, end):
                self.quoted_until = max(self.text.find(closing, end, end + _FAR), end)

    def _resolve(self, source: SourceName) -> str | None:
        match source.back:
            case None:
                return source.name
            case Back.REPORT:
                return self.report or self.speaker
            case Back.SPEAKER:
                return self.speaker
            case Back.DATA:
                return self.held

    def _remember(self, name: str) -> None:
        self.speaker = name
        if "《" in name:
            self.report = name

    def _noted(self, notes: list[Attribution], start: int, end: int, block: int) -> None:
        """A note governs what stands before it in its sentence; alone, the sentences or table above it."""
        low = start
        for note in notes:
            high = start + note.start
            if not self.text[low:high].strip(" （(【["):
                low = max(block, self.noted_until)
            if note.source.name:
                self.behind.append((low, end if note is notes[-1] else high, note.source.name))
            low = self.noted_until = start + note.end

    def _table(self, line: int) -> int:
        """Start of the lines above one that are no prose: a table with its title."""
        top = line
        for _ in range(_TABLE_LINES):
            above = self.text.rfind("\n", 0, max(top - 1, 0)) + 1
            if top <= self.noted_until or "。" in self.text[above:top]:
                break
            top = above
        return top


def read_sources(text: str, known: AbstractSet[str] = frozenset(), title: str | None = None) -> Sources:
    """The sources of a clean text in simplified script. Linear in the text.

    `known` are names of bodies; a source that the `title` names governs what continues it.
    """
    if title:
        return read_sources(f"{title}\n{text}", known).shifted(-len(title) - 1)
    reading = _Reading(text, known)
    start = 0
    for line in text.split("\n"):
        if line:
            reading.line(start, start + len(line))
        start += len(line) + 1
    return Sources(tuple(reading.ahead), tuple(sorted(reading.behind)))


class SourceReader:
    """Reads the sources of texts, knowing the bodies of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.organisations
        names = (name for row in rows for name in (row.name, *row.aliases, row.english))
        self._known = frozenset(name for name in names if name and len(name) > 1)

    def read(self, text: str, title: str | None = None) -> Sources:
        """The sources of an article's clean text; offsets are those of `text`."""
        return _read_once(text, self._known, title)


@lru_cache(maxsize=1)
def _read_once(text: str, known: frozenset[str], title: str | None) -> Sources:
    """An article's tables are read right behind its sentences, and ask for the same sources."""
    return read_sources(text, known, title)


@lru_cache(maxsize=4)
def source_reader(lexicon: Lexicon) -> SourceReader:
    """The reader for a lexicon; built once for each."""
    return SourceReader(lexicon)
