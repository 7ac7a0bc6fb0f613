"""Noun phrases of a sentence and what stands around them: a shallow parse by part of speech.

A phrase is the longest run of nominal words, without the words at its edges that name nothing (平均, 市场, 方面).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from xinmai.extraction.words import Mark, Word, is_break, is_nominal, role, shape_of, words_of

__all__ = ["Mark", "NounPhrase", "Parse", "nouns_of", "opening_phrases", "parse"]

_JOINING = frozenset("·-/“”「」\"'+&.《》")
_PASSING = frozenset(["突破", "超越", "跨越"])
_NOT_INSIDE = frozenset("是为有达占至到超近约同在由向从对将被已均共应要会可能让使令给称说")
_SKIPPED = frozenset(["的", "\x00", " ", "\n"])
_QUALIFIERS = frozenset(
    ["相关", "创新", "示范", "引领", "应用", "研发", "设计", "制造", "生产", "服务", "学习", "体验", "培训", "标注", "试点", "支撑", "配套", "上市",
     "签约", "入驻", "参展"]
)  # fmt: skip
_FINITE = frozenset([
    "依托", "作为", "提供", "实现", "包括", "包含", "成为", "采用", "依赖", "退出", "联合", "进行", "受到", "建立", "承接", "强化", "引发", "进入", "完成", "具备",
    "支持", "购买", "打击", "瞄准", "发表", "扰乱", "纳入", "兴建", "掀起", "加强", "取得", "构建", "接入", "迈出", "倒逼", "促使", "赢得", "承担", "保持", "深耕", "满足", "收取", "打造",
    "发布", "允许", "引入", "转向", "推进", "围绕", "赋能", "期待", "关注", "需要", "践行", "抓获", "实施", "享受", "属于", "迎来", "呈现", "告诉", "源于", "抵御", "依靠", "开展", "宣布",
    "形成", "相当于", "设立", "召开", "处于", "加快", "来自", "确保", "获得", "覆盖", "推动", "带动", "促进", "拉动", "支撑", "坚持", "聚焦", "切入", "涵盖", "涉及", "出台", "降低", "提高",
    "提升", "完善", "远超", "扩大", "缩小", "超过", "突破", "达到", "面对", "位于", "用于", "应用于", "拥有", "具有", "贡献", "拿下", "占据", "抢占", "追求", "认为", "表示", "指出", "强调",
    "表明", "说明", "反映", "意味着", "公布", "披露", "透露", "介绍", "计划", "推出", "例如", "比如", "使得", "助力", "归属于", "归属", "给予", "获批", "应", "须", "需", "接", "迎",
])  # fmt: skip
"""Verbs that tell what somebody does and never what a thing is: they end a noun phrase, as 生产 and 封装 do not."""
_COMMON = frozenset(["n", "nz", "l", "j", "eng"])
_LONGEST_MODIFIER = 3
_VERB_NOUN = 2
"""Characters of a verb that may be part of a thing's name."""
_LEADING = frozenset([
    "平均", "整体", "总体", "综合", "全年", "全月", "单月", "单季", "单日", "预收",
    "最大", "最高", "最低", "最新", "最终", "实际", "年度", "月度", "季度", "同期",
    "本期", "期内", "期末", "期间", "当期", "当年", "当月", "当日", "年底", "年末",
    "每年", "每月", "每股", "单个", "相应", "相关", "剩余", "全部", "年均", "日均",
    "月均", "均", "总", "大幅", "小幅", "数据", "报告", "消息", "图表", "表", "图",
    "本周", "上周", "当周", "今日", "昨日", "一次性", "首次", "首批", "新", "级",
])
"""Words in front of a phrase that name nothing."""
_TRAILING = frozenset([
    "方面", "领域", "市场", "期间", "年度", "季度", "月度", "平均", "合计", "整体",
    "总体", "综合", "全年", "累计", "总计", "共计", "全部", "总", "最大", "最高",
    "最低", "中", "内", "上", "下", "等", "新", "年", "月", "部分", "层面", "端",
    "口径", "含税", "不含税", "每片", "每颗", "每台", "每公斤", "每吨",
])
"""Words behind a phrase that name nothing."""
_EDGE = " 的\x00-、·/+&."
_UNQUOTED = str.maketrans("", "", "“”「」\"'《》\x00\n")


class NounPhrase(NamedTuple):
    """A noun phrase at `[start, end)` with its text; `order` counts the phrases of its clause."""

    start: int
    end: int
    order: int
    text: str


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence's phrases in order, and what role the words at an offset play."""

    phrases: Sequence[NounPhrase] = ()
    words: list[Word] = field(default_factory=list)
    shape: str = ""
    """What each word is, in one character."""
    _starts: dict[int, int] = field(default_factory=dict)
    _ends: Sequence[int] = ()
    _verbs: Sequence[int] = ()

    def word_at(self, start: int) -> int | None:
        """Which word starts here."""
        return self._starts.get(start)

    def words_until(self, end: int) -> int:
        """How many words end here or before."""
        return bisect_right(self._ends, end)

    def before(self, start: int) -> str:
        """The role of the word in front of a stretch that starts here: `break`, `time`, `v`, `p:在`, …; `?` inside a word."""
        index = self._starts.get(start)
        if index is None:
            return "?"
        return role(self.words[index - 1]) if index else "break"

    def _ending(self, end: int) -> int | None:
        """Which word ends here: the one before that which starts here, as words lie side by side."""
        behind = self._starts.get(end)
        if behind is None and self.words and self.words[-1].end == end:
            behind = len(self.words)
        return behind - 1 if behind else None

    def after(self, end: int) -> str:
        """The role of the word behind a stretch that ends here."""
        index = self._ending(end)
        if index is None:
            return "?"
        return role(self.words[index + 1]) if index + 1 < len(self.words) else "break"

    def noun_at(self, start: int) -> tuple[str, str]:
        """The noun that starts here, and its head word; both empty where none does. 的, blanks and a size (千亿级) are skipped."""
        words, index = self.words, self._starts.get(start, len(self.words))
        while index < len(words) and words[index].text in _SKIPPED:
            index += 1
        if index + 1 < len(words) and words[index].tag == "m" and words[index + 1].text == "级":
            index += 2
        if index >= len(words) or words[index].text[0].isdigit():
            return "", ""
        end = index
        while end < len(words) and (is_nominal(words[end]) or (end + 1 < len(words) and _qualifies(words[end]) and is_nominal(words[end + 1]))):
            end += 1
        if end - index > 1 and words[end - 1].tag == "vn":
            end -= 1
        return self._noun(index, end)

    def noun_before(self, end: int) -> str:
        """The common noun that ends here; empty where none does."""
        index = self._ending(end)
        return self.words[index].text if index is not None and self.words[index].tag in _COMMON else ""

    def word_before(self, end: int) -> str:
        """The noun or verb of two characters or more that ends here; empty where none does."""
        index = self._ending(end)
        word = self.words[index] if index is not None else None
        return word.text if word and len(word.text) > 1 and (word.tag == "v" or is_nominal(word)) else ""

    def verb_before(self, end: int) -> str:
        """The verb of two characters or more that ends here; empty where none does."""
        index = self._ending(end)
        word = self.words[index] if index is not None else None
        return word.text if word and word.tag in ("v", "vn") and len(word.text) > 1 else ""

    def term_start(self, low: int, end: int) -> int:
        """Where the term that ends here begins, not before `low`: behind a function word, at the start of a word."""
        index = self._ending(end)
        if index is None:
            return low
        while index and self.words[index - 1].start >= low and not _ends_term(self.words[index - 1]):
            index -= 1
        return max(low, self.words[index].start)

    def _noun(self, start: int, end: int) -> tuple[str, str]:
        words = [word.text for word in self.words[start:end]]
        noun = "".join(words)
        head = words[-1] if words else ""
        return noun, head if len(head) > 1 else noun

    def first(self, start: int) -> str:
        """The part of speech, in two letters, of the word that starts here."""
        index = self._starts.get(start)
        return "?" if index is None else self.words[index].tag[:2]

    def verbs(self, start: int, end: int) -> int:
        """How many verbs stand between two offsets."""
        return max(0, bisect_left(self._verbs, end) - bisect_left(self._verbs, start))


def parse(text: str, marks: Sequence[Mark]) -> Parse:
    """The shallow parse of a sentence."""
    words = words_of(text, marks)
    starts = {word.start: i for i, word in enumerate(words)}
    verbs = [word.start for word in words if word.tag == "v"]
    return Parse(list(_phrases(text, words)), words, shape_of(words), starts, [word.end for word in words], verbs)


def opening_phrases(text: str, marks: Sequence[Mark]) -> Iterator[NounPhrase]:
    """The phrases that come first in their clauses, read no further than they are asked for."""
    return (phrase for phrase in _phrases(text, words_of(text, marks)) if phrase.order == 0)


def nouns_of(text: str) -> list[str]:
    """The noun phrases of a text without marks, each whole."""
    found, end = [], 0
    for phrase in _phrases(text, words_of(text, ())):
        if phrase.start >= end:
            found.append(phrase.text)
            end = phrase.end
    return found


def _phrases(text: str, words: Sequence[Word]) -> Iterator[NounPhrase]:
    nominal = [*map(is_nominal, words), False, False]
    for at in range(len(words) - 1):
        nominal[at] = nominal[at] and not _acts(words, at)
    order = at = 0
    while at < len(words):
        may_start = nominal[at] or nominal[at + 1] or words[at].tag == "m"
        end = _run(words, nominal, at) if may_start else at
        if end == at:
            order = 0 if order and is_break(words[at]) else order
            at += 1
            continue
        found = False
        for low, high in _parts(words, at, end):
            low, high = _trimmed(words, low, high)  # noqa: PLW2901 - without what names nothing
            start, stop = words[low].start, words[high - 1].end
            name = _bare(text[start:stop])
            if len(name) > 1:
                found = True
                yield NounPhrase(start, stop, order, name)
        order += found
        at = end


def _acts(words: Sequence[Word], at: int) -> bool:
    """Whether a noun of doing is a verb here: with 了, with an object that begins with a size (建设12英寸产线), with a number it passes (突破4万亿元)."""
    word, behind = words[at], words[at + 1]
    if behind.text == "了":
        return word.tag in ("n", "vn")
    return word.tag == "vn" and ((behind.tag == "m" and behind.text[0].isdigit()) or (behind.tag == "number" and word.text in _PASSING))


def _trimmed(words: Sequence[Word], low: int, high: int) -> tuple[int, int]:
    while low < high - 1 and (words[low].text in _LEADING or not _bare(words[low].text)):
        low += 1
    while high - 1 > low and (words[high - 1].text in _TRAILING or not _bare(words[high - 1].text)):
        high -= 1
    return low, high


@lru_cache(maxsize=1 << 14)
def _bare(text: str) -> str:
    """A text without quotation marks, and without what joins nothing at its edges."""
    return text.translate(_UNQUOTED).strip(_EDGE)


def _run(words: Sequence[Word], nominal: Sequence[bool], at: int) -> int:
    """The end of the run of nominal words that starts at a word; 的 and short modifiers go on where a noun follows."""
    end = at
    while end < len(words):
        if nominal[end]:
            end += 1
        elif nominal[_behind(words, end)] and (_opens(words, end) if end == at else _inside(words, end)):
            end += 2
        else:
            break
    return end


def _behind(words: Sequence[Word], at: int) -> int:
    """Where a noun may stand behind a word; behind a size its classifier may come first (32位MCU)."""
    has_classifier = words[at].tag == "m" and at + 1 < len(words) and words[at + 1].tag == "q"
    return at + 2 if has_classifier else at + 1


def _opens(words: Sequence[Word], at: int) -> bool:
    """What may open a phrase in front of a noun: an adjective, a size (6英寸衬底), a measure or verb that modifies (功率模块, 封装基板)."""
    word = words[at]
    if word.tag == "measure":
        return at == 0 or is_break(words[at - 1])
    if word.tag == "v":
        return word.text not in _FINITE and len(word.text) == _VERB_NOUN and word.text[0] not in _NOT_INSIDE and (at == 0 or is_break(words[at - 1]))
    return word.tag == "a" or word.text in ("“", "「", "《") or (word.tag == "m" and word.text[0].isdigit())


def _ends_term(word: Word) -> bool:
    """Whether a word cannot be inside a term: function words, adverbs, numbers, times, marks."""
    return word.tag not in ("measure", "name") and (word.tag in ("time", "number") or word.tag[0] in "pcudmrfx")


def _qualifies(word: Word) -> bool:
    """What modifies the noun behind it though it is no noun: 创新平台, 相关企业, 重大项目."""
    return word.tag in ("a", "b") or word.text in _QUALIFIERS


def _inside(words: Sequence[Word], at: int) -> bool:
    """What may stand between nouns of one phrase."""
    word = words[at]
    if word.text == "的" or word.text in _JOINING:
        return True
    if word.tag in ("m", "q", "f"):
        return words[at - 1].tag != "uj"
    return word.tag in ("v", "a", "vd", "ad") and word.text not in _FINITE and len(word.text) <= _LONGEST_MODIFIER and word.text[0] not in _NOT_INSIDE


def _parts(words: Sequence[Word], at: int, end: int) -> Iterator[tuple[int, int]]:
    """A run as a whole, and what stands on either side of each 的 and of each verb."""
    yield at, end
    for i in range(at, end - 1):
        if words[i].text == "的" or words[i].tag == "v":
            if i > at:
                yield at, i
            yield i + 1, end
