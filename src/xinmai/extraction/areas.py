"""Where a sentence names areas, and which ones a text has spoken of so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xinmai.extraction.names import FoundName
from xinmai.extraction.phrase import AREAS
from xinmai.extraction.segment import blanked
from xinmai.hanzi import HOME, WORLD
from xinmai.model import EntityType

__all__ = ["AreaMemory", "AreaMention", "area_mentions", "kind_of_area"]

_WORDS = AREAS | dict.fromkeys(("海外", "国外", "境外"), "海外")
_WORD = re.compile(
    rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
    r"(?!首[个家款条次]|第[一二三四五\d]|领先|最[大高先]|唯一|化|定位|各大|知名|主流|厂商|品牌|巨头|同行|一流|先进)"
)
"""Words that tell where something was measured, not whom it is compared with (全球首个, 国际主流)."""
_ANY = re.compile("|".join(_WORDS))
_REMEMBERED = 2
"""Sentences back whose first area may still hold."""
_JOINED = re.compile(r"(?:地区)?[和及与]")
_LEAD = re.compile(
    r"(?:(?P<partner>[对自从向往至由经]|来自|出口到|销往)|(?P<listed>[、和及与])|(?P<share_of>占|占到|占据|包揽)|(?P<than>[比较于])|(?P<in>在))\Z"
)
_TRAIL = re.compile(
    r"(?P<market>(?:地区|区域)?(?:市场|方面|区域|境内|[内整总]体?))"
    r"|(?P<holder>(?:大陆)?(?:厂商?|企业|公司|品牌|供应商|[商企股]|运营商|业者))"
    r"|(?P<office>政府|[省市县]?[^，。]{0,4}[厅局委署]|海关|总统|央行)"
    r"|(?P<site>[^，。、]{0,6}?(?:工厂|厂[区房]?(?!商)|基地|园区?|总部|分公司|[大中]学|机场))"
    r"|(?P<trade>的?(?:直接)?(?:进出?口|出口|贸易))"
    r"|(?P<listed>[、和及与])|(?P<of>的)|(?P<ends>[，,；;。：:\x00]|\Z)"
)
"""The words around an area, each kind a group."""
_LOCAL = re.compile(r"[全我本](?P<grain>[省市区县])(?![场面])|(?P<inside>[省市])内(?![场面])")
_GRAINS = {"省": "province", "市": "city", "区": "city", "县": "city"}


class AreaMention(NamedTuple):
    """An area named at `[start, end)`, the words it stands between, and whether it is a word such as 国内 or a name."""

    start: int
    end: int
    value: str
    lead: str
    trail: str
    form: str


def area_mentions(plain: str, names: Sequence[FoundName], home: str) -> list[AreaMention]:
    """The areas a sentence names, in order; bracketed ones and those in other names are none."""
    places = [n for n in names if n.entity.type is EntityType.PLACE and plain[n.start] != "\x00"]
    if not places and not _ANY.search(plain):
        return []
    rest = blanked(plain, [(n.start, n.end) for n in names]) if names else plain
    found = [(n.start, n.end, AREAS.get(n.text, n.text), "name") for n in places]
    found += [(m.start(), m.end(), _WORDS[m.group()], "word") for m in _WORD.finditer(rest)]
    return [_mention(plain, start, end, _at_home(value, home), form) for start, end, value, form in _coordinated(plain, sorted(found))]


def _at_home(value: str, home: str) -> str:
    return home if value == HOME else value


def _coordinated(plain: str, found: list[tuple[int, int, str, str]]) -> Iterator[tuple[int, int, str, str]]:
    """Two places that 和 joins are one area: `日本和东南亚`."""
    index = 0
    while index < len(found):
        start, end, value, form = found[index]
        after = found[index + 1] if index + 1 < len(found) else None
        joint = _JOINED.fullmatch(plain, end, after[0]) if after and form == after[3] == "name" else None
        listed = plain[start - 1 : start] == "、"
        if after and joint and not listed:
            yield start, after[1], f"{value}{joint.group().removeprefix('地区')}{after[2]}", form
            index += 2
        else:
            yield start, end, value, form
            index += 1


def _mention(plain: str, start: int, end: int, value: str, form: str) -> AreaMention:
    lead, trail = _LEAD.search(plain, max(start - 3, 0), start), _TRAIL.match(plain, end, end + 12)
    return AreaMention(start, end, value, _kind(lead), _kind(trail), form)


def _kind(words: re.Match[str] | None) -> str:
    return (words.lastgroup or "").replace("_", " ") if words else "other"


def kind_of_area(value: str, home: str) -> str:
    """Whether an area is the world, the one a text is written for, another, or none."""
    return "world" if value == WORLD else "home" if value == home else "place" if value else "none"


@dataclass(slots=True)
class AreaMemory:
    """The memory of a reading; sentences are counted from its start."""

    home: str = HOME
    title: str | None = None
    first: str | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    """What kind of place each is, by the lexicon."""
    _locals: dict[str, str] = field(default_factory=dict)
    _opened: list[str | None] = field(default_factory=list)
    _paragraph: str | None = None
    _last: str = ""
    _last_at: int = -1
    _paragraph_at: int = 0

    def start(self, plain: str, names: Sequence[FoundName]) -> None:
        """Begin a text with its title."""
        mentions = area_mentions(plain, names, self.home)
        self.title = mentions[0].value if mentions else None
        self._note(mentions)

    def start_paragraph(self) -> None:
        """Forget what the paragraph before was opened with."""
        self._paragraph, self._paragraph_at = None, len(self._opened)

    def end_sentence(self, mentions: Sequence[AreaMention]) -> None:
        """Remember the first area of a sentence."""
        opening = mentions[0].value if mentions else None
        self._opened.append(opening)
        self._paragraph = self._paragraph or opening
        self._note(mentions)

    def chose(self, area: str | None) -> None:
        """Remember the area of a quantity in the sentence being read."""
        self._last, self._last_at = area or "", len(self._opened)

    def mentions(self) -> Iterator[tuple[str, str]]:
        """Areas that may still hold, each with why; empty for none."""
        if self._last_at >= 0:
            back = min(len(self._opened) - self._last_at, 2)
            yield f"last number {back}" + (" of another paragraph" if self._last_at < self._paragraph_at else ""), self._last
        for back, area in enumerate(reversed(self._opened[-_REMEMBERED:])):
            if area:
                yield f"opened sentence {back + 1} back", area
        for origin, area in (("opened paragraph", self._paragraph), ("in title", self.title), ("first of text", self.first)):
            if area:
                yield origin, area

    def local_in(self, words: str) -> str | None:
        """The place that 全省, 我市 and the like stand for: the first of its kind that the text has named, else the word."""
        found = _LOCAL.search(words)
        return self._locals.get(_GRAINS[found["grain"] or found["inside"]], found.group()) if found else None

    def _note(self, mentions: Sequence[AreaMention]) -> None:
        for mention in mentions:
            self.first = self.first or mention.value
            if kind := self.kinds.get(mention.value):
                self._locals.setdefault(kind, mention.value)
