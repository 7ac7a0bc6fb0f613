"""Names of products, processes and technologies beside a verb: known ones, and phrases that end in a noun for such things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.extraction.links.groups import End
from xinmai.extraction.links.phrases import BETWEEN, Mark, phrase_of, phrases
from xinmai.extraction.links.scene import Scene
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType

__all__ = ["ThingReader", "thing_reader"]

_REACH = 70
"""Characters from a verb to the end of its object."""
_NO_THINGS = frozenset(["site", "step"])
"""Kinds of nouns that name nothing that is made or used."""
_SEPARATOR = re.compile(r"[、/]|以及|及|和|与|或")
_END = re.compile(
    r"[，,；;。！？\n：:（(）)《》]|(?<!用)以(?!太|及)|(?<![较更极颇甚最成作])为|[由被给将把向](?!列)|并(?!联)|从而|进而|实现|进行|成为|已(?!有)|均|则|不仅|也|还|"
    r"提升|满足|助力|帮助|打造|应对|计划|预计|等(?!离)|占|达|销量|出货量|产能(?!够)|获|在(?!线)"
)
"""Words that no phrase for a thing goes beyond."""
_DESCRIBED_END = re.compile(rf"{_END.pattern}|基于|采用|搭载|支持|使用|用于|集成|发布|上市|问世|亮相|量产|投产")
"""The same where the verb describes the thing: 推出的……采用……."""
_SPELLED = re.compile(r"(?:[：:（(]|——?|[，,](?:其中|分别|包括|涵盖|依次|即|有|如|例如|它们是|名为|命名为|型号|为|是|了)+)[“「]?")
_GOES_ON = re.compile(r"[，,](?:以及|还有|和|及|其中|包括)?[“「]?")
_OTHERS = re.compile(r"(?<!研发)(?<!开发)(?<!设计)(?<!推出)(?<!自研)(?<!生产)(?<!旗下)的(?!\Z)|基于|采用|支持|搭载|使用|面向|用于")
_TRAILING = re.compile(
    r"(?:的|[主重核第大前最一二三四五要心战略长期独家唯新海内外国全球上下游直接终端关键知名领先头部专业顶级世界中本土超级著名级之老牌者行龙头]|最大|\d+大|独角兽)*\Z"
)
_LEADING = re.compile(r"[是为系的作名家大]|全球|国内|最大")
_COPULA = re.compile(r"(?:方面|[目当]前|现|已|主要|还|则|也|均|分别|多|大都|以)*(?:包括了?|包含|涵盖|囊括|有|为|是|即|：|:)")


class ThingReader:
    """An automaton over the nouns for things and the links of the chain."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._fields = frozenset(word for row in lexicon.kind_nouns if row.kind == "field" for word in row.words)
        kinds = {word: row.kind for row in lexicon.kind_nouns if row.kind != "field" for word in row.words}
        self._processes = tuple(word for word, kind in kinds.items() if kind == "process")
        goods = tuple(word for word, kind in kinds.items() if kind in ("product", "suffix"))
        chain = [name for link in lexicon.chain for name in (link.name, *link.aliases) if name.endswith(goods)]
        kinds |= {name: "product" for name in chain if name not in kinds}
        self._kinds = list(kinds.values())
        self._automaton = AhoCorasick(list(kinds) or ["\x00"], matchkind=MatchKind.LeftmostLongest)

    def listed(self, scene: Scene, at: int) -> tuple[End, ...]:
        """The things that a noun at whose end a place stands names: 主要产品包括……."""
        copula = _COPULA.match(scene.text, at)
        return self.behind(scene, copula.end(), last=True) if copula else ()

    def behind(self, scene: Scene, at: int, *, last: bool, loose: bool = False) -> tuple[End, ...]:
        """The things that the object at a place names.

        Who makes something makes the `last` of a chain of phrases joined by 的 (推出支持国密算法的安全芯片), who uses something
        uses the first (采用7nm工艺的). `loose` phrases may end in a vague noun.
        """
        _, until = scene.clause(at - 1)
        until = min(until, at + _REACH)
        marks = self._marks(scene, at, until)
        if not marks or scene.text.find("《", at, marks[0].start) >= 0:
            return ()
        describes = scene.text.startswith("的", at)
        until = _first(_DESCRIBED_END if describes else _END, scene, marks[0].start if last else at, until, marks)
        low = _core(scene.text, at, until, marks) if last else at
        found: list[End] = []
        while True:
            inside = [mark for mark in marks if low <= mark.start and mark.end <= until]
            stop = _first(_SEPARATOR, scene, low, until, inside)
            told = list(phrases(scene, low, stop, inside, loose=loose))
            if told and (last or not _OTHERS.search(scene.text, low, told[0].start)):
                found.append(told[-1] if last else told[0])
            elif found:
                break
            separator = _SEPARATOR.match(scene.text, stop, until)
            if not separator:
                break
            low = separator.end()
        if not last:
            return tuple(found)
        named = any(one.type for one in found)
        more = self._spelled_out(scene, until, _GOES_ON if named else _SPELLED)
        return (*found, *more) if named else more or tuple(found)

    @staticmethod
    def _spelled_out(scene: Scene, at: int, link: re.Pattern[str]) -> tuple[End, ...]:
        """The products that a phrase is followed by: 三款新机：甲、乙和丙, 系列（甲、乙）, 分别为甲、乙, 甲，乙，以及丙."""
        first = next((group.start for group in scene.groups if group.is_product and group.start >= at), scene.end)
        match = link.fullmatch(scene.text, at, first)
        found: list[End] = []
        for group in scene.groups if match else ():
            near = found[-1].end if found else match.end() if match else 0
            if group.is_product and near <= group.start <= near + BETWEEN * bool(found):
                found += [one for one in group.ends if one.type is EntityType.PRODUCT]
        return tuple(found)

    def before(self, scene: Scene, at: int) -> tuple[End, ...]:
        """The things that stand in front of a noun: 存储芯片(的主要)生产商."""
        low, _ = scene.clause(at)
        low = max(low, at - _REACH // 2)
        for group in scene.groups:
            if group.kind == "organisation" and low < group.end <= at:
                low = group.end
        trailing = _TRAILING.search(scene.text, low, at)
        until = trailing.start() if trailing else at
        marks = [mark for mark in self._marks(scene, low, until) if mark.end == until]
        if not marks:
            return ()
        start = low
        for match in _LEADING.finditer(scene.text, low, marks[-1].start):
            start = match.end()
        found: list[End] = []
        for part, end in _parts(scene.text, start, until):
            inside = self._marks(scene, part, end)
            if inside and inside[-1].end == end:
                found += [one for one in (phrase_of(scene, part, inside, loose=True),) if one]
        return tuple(found)

    def site(self, scene: Scene, low: int, high: int) -> bool:
        """Whether a stretch names a plant, a line, a seat."""
        matches = self._automaton.find_matches_as_indexes(scene.text[low:high])
        return any(self._kinds[index] == "site" for index, _, _ in matches)

    def _marks(self, scene: Scene, low: int, high: int) -> list[Mark]:
        words = [
            Mark(low + start, low + end, None, self._kinds[index])
            for index, start, end in self._automaton.find_matches_as_indexes(scene.text[low:high])
            if self._kinds[index] not in _NO_THINGS
        ]
        if "thing" not in scene.kinds:
            return words
        ends = [end for group in scene.groups if group.kind == "thing" and not group.bracketed for end in group.ends if low <= end.start and end.end <= high]
        named = [end for end in ends if end.name not in self._fields]
        outer = [word for word in words if any(_holds(word, end) for end in named)]
        kept = [Mark(end.start, end.end, end, "process" if end.name.endswith(self._processes) else "") for end in named if not any(_holds(word, end) for word in outer)]
        free = [word for word in words if not any(one.start < word.end and word.start < one.end for one in kept)]
        return sorted([*kept, *free], key=lambda mark: mark.start)


def _first(pattern: re.Pattern[str], scene: Scene, low: int, high: int, marks: list[Mark]) -> int:
    """Where a pattern first matches outside known words and names; the end of the stretch if it does nowhere."""
    known = [(mark.start, mark.end) for mark in marks]
    known += [(end.start, end.end) for group in scene.groups if low < group.end and group.start < high for end in group.ends]
    for match in pattern.finditer(scene.text, low, high):
        if not any(start <= match.start() < end for start, end in known):
            return match.start()
    return high


def _core(text: str, low: int, high: int, marks: list[Mark]) -> int:
    """Behind the last 的 that a known word follows."""
    last = max((mark.start for mark in marks if mark.end <= high), default=low)
    return max(low, text.rfind("的", low, last) + 1)


def _parts(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    at = low
    for match in _SEPARATOR.finditer(text, low, high):
        yield at, match.start()
        at = match.end()
    yield at, high


def _holds(word: Mark, end: End) -> bool:
    """Whether a noun goes beyond the name of a technology in it: 碳化硅衬底."""
    return word.start <= end.start and end.end < word.end and end.type is not EntityType.PRODUCT


@lru_cache(maxsize=4)
def thing_reader(lexicon: Lexicon) -> ThingReader:
    """The reader for a lexicon; built once for each."""
    return ThingReader(lexicon)
