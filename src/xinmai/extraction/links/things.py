"""Names of products, processes and technologies beside a verb: known ones, and phrases that end in a noun for such things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.extraction.links.groups import End
from xinmai.extraction.links.scene import Scene
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType

__all__ = ["ThingReader", "thing_reader"]

_REACH = 70
"""Characters from a verb to the end of its object."""
_BETWEEN = 12
"""Characters that may stand inside a phrase between two known words."""
_SHORTEST, _LONGEST = 3, 24
"""Characters of a phrase that tells a kind of thing from others: not 芯片 alone."""
_NO_END = re.compile(
    r"设计|制造|生产|业务|市场|领域|行业|产业|需求|厂|研究|测试|研发|开发|供应|出口|进口|赛道|板块|概念|基地|公司|企业|标准|份额|价格|团队|教育|专利|大会|论坛|展|协会|联盟|战略|计划|规划|年会|白皮书|报告|指数|峰会|人才|工程师|安全|经济|政策"
)
"""What, behind a noun for things, makes the phrase one for something else."""
_SEPARATOR = re.compile(r"[、/]|以及|及|和|与|或")
_END = re.compile(
    r"[，,；;。！？\n：:（(）)《》]|(?<!用)以(?!太|及)|(?<![较更极颇甚最成作])为|[由被给将把向](?!列)|并(?!联)|从而|进而|实现|进行|成为|已(?!有)|均|则|不仅|也|还|"
    r"提升|满足|助力|帮助|打造|应对|计划|预计|等(?!离)|占|达|销量|出货量|产能(?!够)|获|在(?!线)"
)
"""Words that no phrase for a thing goes beyond."""
_SPELLED = re.compile(r"(?:[：:（(]|——?|[，,](?:其中)?(?:分别[为是]|包括了?|即|有|它们是|名为|命名为|型号为))[“「]?")
_OTHERS = re.compile(r"(?<!研发)(?<!开发)(?<!设计)(?<!推出)(?<!自研)(?<!生产)(?<!旗下)的(?!\Z)|基于|采用|支持|搭载|使用|面向|用于")
_INSIDE = re.compile(r"的|[在由向被将把是]|(?<![较更极颇甚最成作])为|(?:自主|联合)?(?:研发|设计|开发|生产|制造|打造|加工|代工)|使用|采用|搭载|支持|基于|用于|能够?|可以|按需|调用|提供|推出|发布")
_QUOTED = re.compile(r"[“「](?P<name>[^“”「」，。；、（）]{2,14})[”」]")
_DETERMINER = re.compile(
    r"(?:[了出过着的“”「」『』\s《》]|[一两三四五六七八九十数几多首新\d]+[款种颗台批套个项条代类枚块座支]|全新|品牌|[新老旧]款|老牌|新(?=[芯产])|新一代|新型|最新|旗下|自主|研发|自研|国产|全球|国内|国外|海外|业界|行业|世界|"
    r"首[款颗个台批套]?|第[一二]款|[其该此本]|各[类种]|多种|相关|一系列|系列|领先|唯一|最[大先强新高好]|专门|专用于?|面向|针对|不同|主要|大量|部分|少量|更多|众多|所有|其他|公司|包括|有关|量产|独立|完全|成功|目前|约|"
    r"超过|[\d.,]+万?亿?[片颗块台套件]|基于|业内|市场上|行业内|国际|先进的|自有|自家|同一|这[款些种]?|那[款些种]?|上述|前述)"
)
_TRAILING = re.compile(
    r"(?:的|[主重核第大前最一二三四五要心战略长期独家唯新海内外国全球上下游直接终端关键知名领先头部专业顶级世界中本土超级著名级之老牌者行龙头]|最大|\d+大|独角兽)*\Z"
)


_COPULA = re.compile(r"(?:方面|[目当]前|现|已|主要|还|则|也|均|分别|多|大都|以)*(?:包括了?|包含|涵盖|囊括|有|为|是|即|：|:)")


_GENERIC = frozenset(["suffix", "vague", "process"])
"""Kinds of nouns that add nothing to the name of a thing before them: IGBT芯片."""


class _Mark(NamedTuple):
    """A word at `[start, end)` that a thing may be named by: a name, or a noun of some kind."""

    start: int
    end: int
    named: End | None
    kind: str = ""


class ThingReader:
    """An automaton over the nouns for things and the links of the chain."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._fields = frozenset(word for row in lexicon.things if row.kind == "field" for word in row.words)
        kinds = {word: row.kind for row in lexicon.things if row.kind != "field" for word in row.words}
        goods = tuple(word for word, kind in kinds.items() if kind == "product")
        chain = [name for link in lexicon.chain for name in (link.name, *link.aliases) if name.endswith(goods)]
        kinds |= {name: "product" for name in chain if name not in kinds}
        self._kinds = list(kinds.values())
        self._automaton = AhoCorasick(list(kinds) or ["\x00"], matchkind=MatchKind.LeftmostLongest)

    def listed(self, scene: Scene, at: int) -> tuple[End, ...]:
        """The things that a noun at whose end a place stands names: 主要产品包括……."""
        copula = _COPULA.match(scene.text, at)
        return self.behind(scene, copula.end(), last=True) if copula else ()

    def behind(self, scene: Scene, at: int, *, last: bool) -> tuple[End, ...]:
        """The things that the object at a place names.

        Who makes something makes the `last` of a chain of phrases joined by 的 (推出支持国密算法的安全芯片), who uses something
        uses the first (采用7nm工艺的).
        """
        _, until = scene.clause(at - 1)
        until = min(until, at + _REACH)
        marks = self._marks(scene, at, until)
        if not marks:
            return ()
        until = _first(_END, scene, marks[0].start if last else at, until, marks)
        low = _core(scene.text, at, until, marks) if last else at
        found: list[End] = []
        while True:
            inside = [mark for mark in marks if low <= mark.start and mark.end <= until]
            stop = _first(_SEPARATOR, scene, low, until, inside)
            phrases = list(self._phrases(scene, low, stop, inside))
            if phrases and (last or not _OTHERS.search(scene.text, low, phrases[0].start)):
                found.append(phrases[-1] if last else phrases[0])
            elif found:
                break
            separator = _SEPARATOR.match(scene.text, stop, until)
            if not separator:
                break
            low = separator.end()
        return self._spelled_out(scene, until) or tuple(found) if last else tuple(found)

    @staticmethod
    def _spelled_out(scene: Scene, at: int) -> tuple[End, ...]:
        """The products that a general phrase is followed by: 三款新机：甲、乙和丙, 系列（甲、乙）, 分别为甲、乙."""
        match = _SPELLED.match(scene.text, at)
        found: list[End] = []
        for group in scene.groups if match else ():
            near = found[-1].end if found else match.end() if match else 0
            if group.is_product and near <= group.start <= near + _BETWEEN * bool(found):
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
        for match in re.compile(r"[是为系的作名家大]|全球|国内|最大").finditer(scene.text, low, marks[-1].start):
            start = match.end()
        found: list[End] = []
        for part, end in _parts(scene.text, start, until):
            inside = self._marks(scene, part, end)
            if inside and inside[-1].end == end:
                found += [one for one in (_thing(scene, part, inside, inner=True),) if one]
        return tuple(found)

    def site(self, scene: Scene, low: int, high: int) -> bool:
        """Whether a stretch names a plant, a line, a seat."""
        matches = self._automaton.find_matches_as_indexes(scene.text[low:high])
        return any(self._kinds[index] == "site" for index, _, _ in matches)

    def _marks(self, scene: Scene, low: int, high: int) -> list[_Mark]:
        named = [_Mark(e.start, e.end, e) for g in scene.groups if g.kind == "thing" for e in g.ends if low <= e.start and e.end <= high and e.name not in self._fields]
        words = [
            _Mark(low + start, low + end, None, self._kinds[index])
            for index, start, end in self._automaton.find_matches_as_indexes(scene.text[low:high])
            if self._kinds[index] != "site"
        ]
        longer = [word for word in words if any(word.start <= n.start and n.end < word.end and n.named.type is not EntityType.PRODUCT for n in named if n.named)]
        kept = [n for n in named if not any(word.start <= n.start and n.end <= word.end for word in longer)]
        free = [word for word in words if not any(n.start < word.end and word.start < n.end for n in kept)]
        return sorted([*kept, *free], key=lambda mark: mark.start)

    @staticmethod
    def _phrases(scene: Scene, low: int, high: int, marks: list[_Mark]) -> Iterator[End]:
        run: list[_Mark] = []
        left = low
        for mark in (m for m in marks if low <= m.start and m.end <= high):
            if run and (mark.start - run[-1].end > _BETWEEN or _INSIDE.search(scene.text, run[-1].end, mark.start)):
                if end := _thing(scene, left, run):
                    yield end
                left, run = run[-1].end, []
            run.append(mark)
        if run and (end := _thing(scene, left, run)):
            yield end


def _kind(run: list[_Mark]) -> str:
    """A phrase with a process in it is one, whatever it ends in: eFlash工艺平台."""
    kinds = [mark.kind for mark in run]
    if "process" in kinds:
        return "process"
    if kinds[-1] == "vague" and ("product" in kinds or "suffix" in kinds):
        return "product"
    return "" if kinds[-1] == "suffix" and run[0].named else kinds[-1]


def _first(pattern: re.Pattern[str], scene: Scene, low: int, high: int, marks: list[_Mark]) -> int:
    """Where a pattern first matches outside known words and names; the end of the stretch if it does nowhere."""
    names = [end for group in scene.groups if low < group.end and group.start < high for end in group.ends]
    for match in pattern.finditer(scene.text, low, high):
        if not any(one.start <= match.start() < one.end for one in (*marks, *names)):
            return match.start()
    return high


def _core(text: str, low: int, high: int, marks: list[_Mark]) -> int:
    """Behind the last 的 that a known word follows."""
    last = max((mark.start for mark in marks if mark.end <= high), default=low)
    return max(low, text.rfind("的", low, last) + 1)


def _parts(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    at = low
    for match in _SEPARATOR.finditer(text, low, high):
        yield at, match.start()
        at = match.end()
    yield at, high


def _thing(scene: Scene, low: int, run: list[_Mark], *, inner: bool = False) -> End | None:
    """The phrase that ends with a run of words; its own name where a product's name is in it."""
    for mark in reversed(run):
        if mark.named and (mark.named.type is EntityType.PRODUCT or mark is not run[0]):
            return mark.named._replace(kind=_kind(run))
        if mark.kind not in _GENERIC:
            break
    if run[0].named and len(run) > 1 and all(mark.kind in _GENERIC for mark in run[1:]):
        return run[0].named._replace(kind=_kind(run))
    end = run[-1].end
    start = low
    for group in scene.groups:
        if group.kind != "thing" and low < group.end <= run[0].start:
            start = max(start, group.end)
    for verb in _INSIDE.finditer(scene.text, start, run[0].start):
        start = verb.end()
    while start < end and (match := _DETERMINER.match(scene.text, start, end)):
        start = match.end()
    quoted = _QUOTED.match(scene.text, max(low, scene.text.rfind("“", low, run[0].start + 1)), end)
    if quoted and not run[0].named:
        return End(quoted["name"], quoted.start("name"), quoted.end("name"), None, run[-1].kind)
    if run[-1].named and (start >= run[-1].start or (len(run) == 1 and run[-1].start - start > _BETWEEN)):
        return run[-1].named
    if not inner and _NO_END.match(scene.text, end) and run[-1].kind != "process":
        return None
    if not _SHORTEST <= end - start <= _LONGEST or (run[-1].kind == "vague" and len(run) == 1) or start >= run[-1].start and run[-1].kind not in ("product", "suffix"):
        return None
    return End(scene.text[start:end], start, end, None, _kind(run))


@lru_cache(maxsize=4)
def thing_reader(lexicon: Lexicon) -> ThingReader:
    """The reader for a lexicon; built once for each."""
    return ThingReader(lexicon)
