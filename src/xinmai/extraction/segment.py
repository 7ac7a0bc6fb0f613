"""The words in front of a quantity, taken apart from the right: hedges and verbs, change, then the measured thing.

Grammar only: no indicator is named and no subject chosen here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Change", "Segment", "blank_brackets", "blanked", "own_bracket", "segment"]

_BLANK = "\x00"
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】](?![^\W\d_]{0,6}(?:有限(?:责任)?公司|股份公司|集团公司))")
"""Remarks in brackets; those inside a registered name (上海国盛（集团）有限公司) are part of it."""
_OPEN = "(（[【"
_WORDS = re.compile(r"[一-鿿A-Za-z]")
_BREAK = re.compile(r"[，,；;：:。！？\n]")
_TAIL_WORDS = (
    r"约为|大约|大概|约|将近|接近|近|超过|超出|(?<![出入])超|逾|突破|高于|低于|不低于|不少于|不超过|不足|不到|至少|至多|最多|多达|高达|达到|达|"
    r"为|是|在|有|共有|只有|仅有|仅为|仅|只|将会|将|会|已经|已|也|亦|更是|更|又|再|再次|还|均|都|则|就|首次|首度|成功|预计|预期|有望|可望|可|或|"
    r"却|仍然|仍|普遍|同为|同样|同期|反而|反倒|勉强|竟|恐怕|恐|估计|估|料|单单|单是|逼近|直逼|落在|处于|介于|冲到|冲上|上看|号称|各|跌破|升破|涨破|"
    r"高峰期|高峰|高点|高位|低点|低位|低谷|最初|起初|原来|原先|此前|先前|以往|目前|当前|眼下|平时|"
    r"进一步|分别|依次|合计|总计|共计|共|累计|总共|一共|平均|维持|保持|稳定|稳居|站上|站稳|来到|触及|录得|报收于|收报于|收于|报|取得|"
    r"实现|完成|做到|大约为|左右|每|了|到|至|于|以|从|由|的|、|和|及|与|幅度|幅|邁|迈|破"
)
_TAIL = re.compile(rf"(?:{_TAIL_WORDS}|\s)$")
_TAIL_ENDS = frozenset(word[-1] for word in _TAIL_WORDS.split("|"))
"""Characters that a tail ends in where it is no blank: most phrases have none."""
_CHANGE_WORD = (
    r"增长|增加|新增|净增|提升|提高|上升|上涨|攀升|上扬|上调|扩大|扩张|拉长|延长|走高|调涨|调升|预增|大增|激增|猛增|暴涨|大涨|累涨|累升|成长|"
    r"上行|下行|收缩|反弹|跌去|缩水|倒退|飙升|飙涨|飙|少增|多增|少了|多了|下探|回调|减薄|节省|节约|削减|压缩|提速|增厚|下降|下滑|下跌|减少|降低|缩减|缩小|缩短|收窄|回落|萎缩|下调|下挫|滑落|衰退|预减|大减|锐减|暴跌|大跌|累跌|减|涨|升|增|跌|降|(?<!最)高|(?<!最)低|快|慢|变动|变化|浮动|扩容|提前|落后|"
    r"回升|跃升|蹿升|翻升|走强|走弱|上浮|下浮|递增|递减|陡增|骤增|骤降|骤减|突增|剧增|净减|放缓|放慢|加快|减低|减轻|减弱|"
    r"抬升|抬高|抬|走升|走高|走低|走跌|拉高|拉升|拉低|推高|调高|调低|调降|收敛|下修|上修|压减|压低|拖累|扩增|倍增|跳升|跳增|"
    r"提价|涨价|降价|(?<![卖关砍除去打换停吃扔用花耗丢删干忘烧输亏赔跑])掉|便宜|(?<!昂)贵|(?<![至最不很许更大较众诸偏过太])多|(?<![至最不很许更较减多缺])少"
)
_CHANGE = re.compile(rf"(?P<word>{_CHANGE_WORD})(?P<level>至|到|为|成)?(?:了|出)?$")
_VAGUE = frozenset("多少")
"""Words of change only behind a base of comparison, or with 了 or 出."""
_RATES = frozenset(["增长", "成长", "变动", "变化"])
"""Words in front of 为 that a rate follows, not a level."""
_NOUN_OF_CHANGE = re.compile(r"(?P<word>[增涨升降跌减])幅$")
"""`降幅收窄至5%`: what comes to a level is itself a change."""
_ADVERB = re.compile(
    r"(?:大幅|小幅|微幅|略微|略|微|累计|平均|逆势|快速|显著|明显|持续|继续|进一步|再|又|将|也|均|分别|则|仅|出现|强劲|稳步|实现|恢复性|同步|整体|总体|预计|可能|会|有所|不断|(?<![按半上去前今明本当全一\d])年|逐月|单日|(?<![近第每前上后这同])一年(?:来|间|里|内)?|反倒|倒是|却)$"
)
_BASIS = re.compile(
    r"(?P<basis>同比|环比|年均|按年|按季|按月|按周|(?<![半上去前今明本当全一\d])年|季|月|周|"
    r"(?:较|(?<![占同环对相])比(?![例重率价])|相比|相较于?|对比|与)(?P<base>[^，,；;。]{1,20}?)(?:相比|同期相比|同期)?|YoY|QoQ|同期)$"
)
_WORD = 6
"""Characters that hold the longest word of `_TAIL`, `_ADVERB` and `_CHANGE` with what may follow it."""
_LONGEST_BASIS = 30
"""Characters of the longest base of comparison, which are 20, with the words around it."""


class Change(NamedTuple):
    """A change expression: its verb, what it is compared with, and whether it leads to a level (`升至`)."""

    word: str
    basis: str | None
    to_level: bool


class Segment(NamedTuple):
    """What stands before a quantity. `head` is the measured thing's phrase, with `offset` in the sentence.

    `tail` is what was taken off its right; `empty` says that nothing but separators stood there.
    """

    head: str
    offset: int
    tail: str
    change: Change | None
    empty: bool
    since: int = 0
    """Where the words behind the quantity before begin, which may be clauses further left."""


@lru_cache(maxsize=8)
def blank_brackets(text: str) -> str:
    """Bracketed remarks blanked out, length kept, so that offsets stay; several readers of a sentence ask."""
    for _ in range(3 if "（" in text or "(" in text or "【" in text or "[" in text else 0):
        blanked = _BRACKETS.sub(lambda m: _BLANK * len(m.group()), text)
        if blanked == text:
            break
        text = blanked
    return text


def own_bracket(text: str, plain: str, at: int, end: int) -> int | None:
    """Where the words of a bracketed number's own remark start, not before `at`: `（营业利润率42%）`; `None` without any.

    `plain` is the text with its brackets blanked.
    """
    if plain[end] != _BLANK:
        return None
    start = max(at, 1 + max(text.rfind(mark, 0, end) for mark in _OPEN))
    return start if _WORDS.search(text, start, end) else None


def _near_end(phrase: str, longest: int) -> int:
    """Where to look for what a phrase ends in, so that taking word after word off a long one stays cheap."""
    return max(0, len(phrase) - longest)


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Some stretches of a text blanked out, length kept."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], _BLANK * (end - start))
        at = end
    return "".join((*parts, text[at:]))


def segment(sentence: str, at: int, end: int, times: Sequence[tuple[int, int]]) -> Segment:
    """Take apart `sentence[at:end]`, the words between the quantity before and this one.

    `sentence` has its brackets blanked; `times` are the spans of time mentions, which count as separators
    at the right end (`从2018年的12%`).
    """
    stretch = sentence[at:end]
    breaks = [m.end() for m in _BREAK.finditer(stretch)]
    start = breaks[-1] if breaks else 0
    core = stretch[start:]
    head, tail = _strip_tail(core, at + start, times)
    change = None
    match = _CHANGE.search(head, _near_end(head, _WORD))
    if match:
        to_level = bool(match["level"]) or tail.startswith(("至", "到")) or (tail.startswith("为") and match["word"] not in _RATES)
        left = head[: match.start()]
        if to_level and (noun := _NOUN_OF_CHANGE.search(left, _near_end(left, 2))):
            match, to_level, left = noun, False, left[: noun.start()]
        left, basis = _strip_basis(left, at + start, times)
        if match["word"] not in _VAGUE or basis or match.group()[-1] in "了出" or tail.startswith("了"):
            change = Change(match["word"], basis, to_level)
            head, more = _strip_tail(left, at + start, times)
            tail = more + tail
    return Segment(head.strip(_BLANK + " "), at + start, tail, change, not stretch.strip(_BLANK + " 、，,和及与以至；;"), at)


def _strip_tail(core: str, offset: int, times: Sequence[tuple[int, int]]) -> tuple[str, str]:
    whole = core
    while core:
        bare = core.rstrip(_BLANK)
        shorter = _strip_time(bare, offset, times)
        last = bare[-1:]
        may_end = shorter == bare and (last in _TAIL_ENDS or last.isspace())
        if may_end and (match := _TAIL.search(bare, _near_end(bare, _WORD))):
            shorter = bare[: match.start()]
        if shorter == core:
            break
        core = shorter
    return core, whole[len(core) :]


def _strip_time(core: str, offset: int, times: Sequence[tuple[int, int]]) -> str:
    at = bisect_right(times, offset + len(core), key=_time_end) - 1
    if at >= 0 and times[at][1] == offset + len(core) and times[at][0] >= offset:
        return core[: times[at][0] - offset]
    return core


def _time_end(time: tuple[int, int]) -> int:
    return time[1]


def _strip_basis(head: str, offset: int, times: Sequence[tuple[int, int]]) -> tuple[str, str | None]:
    """Adverbs and the base of comparison in front of a change verb."""
    basis: str | None = None
    while head:
        if basis is None and head.endswith("年均"):
            return head.removesuffix("年均"), "年均"
        match = _ADVERB.search(head, _near_end(head, _WORD))
        if match is None and basis is None:
            match = _BASIS.search(head, _near_end(head, _LONGEST_BASIS))
            basis = match.group() if match else None
        if match is None:
            break
        head = head[: match.start()]
    return head, basis
