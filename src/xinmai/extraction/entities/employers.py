"""Companies that only their place in the text gives away: an employer, a member of a list of companies, a party to a deal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import rjieba

from xinmai.extraction.entities.bodies import is_stem
from xinmai.extraction.entities.forms import Cue, Forms
from xinmai.extraction.entities.leftward import NameWord, read_back
from xinmai.extraction.entities.spotted import Spotted
from xinmai.hanzi import is_han
from xinmai.model import EntityType

__all__ = ["find_deals", "find_employers", "find_listed"]

_LONGEST = 10
_POSTS = ("office", "address")
_MEMBER = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·]{1,7}")
_OPENERS = ("包括", "例如", "比如", "诸如", "以及", "、", "和", "及", "与", "如", "，", "（", "(", "由", "有", "是", "而", "\n", "。", "：", "；")
_CLOSERS = ("等", "、", "和", "及", "与", "，", "。", "）", ")", "；", "\n", "以及", "在内", "均", "都", "分别", "这", "三", "两", "四", "五")
_DEAL = re.compile(r"(?:宣布)?(?:完成|获得|获)(?:[^，。；\n]{0,12})(?:轮|亿元|万美元|亿美元|战略)?融资|领投|跟投|的?新一轮融资|(?:正式)?(?:挂牌|登陆)(?:上市|科创板|创业板|港交所)|(?:递交|提交)(?:了)?招股")


def find_employers(text: str, people: Mapping[int, Spotted], cues: Sequence[Cue], forms: Forms) -> Iterator[Spotted]:
    """What stands in front of the post of a person: `蓝湖联合创始人周明` tells that 蓝湖 is a company."""
    for at, cue in enumerate(cues):
        if cue.kind not in _POSTS or cue.end not in people and cue.end + 1 not in people:
            continue
        first = at
        while first and cues[first - 1].kind in _POSTS and cues[first].start - cues[first - 1].end <= 1:
            first -= 1
        yield from _company(read_back(text, cues[first].start, forms), cues[first].start, "name:employer", forms)


def find_deals(text: str, forms: Forms) -> Iterator[Spotted]:
    """Who raises or puts in money."""
    for match in _DEAL.finditer(text):
        yield from _company(read_back(text, match.start(), forms), match.start(), "name:deal", forms)


def find_listed(text: str, known: Iterable[Spotted], taken: Mapping[int, Spotted], forms: Forms) -> Iterator[Spotted]:
    """Members of a list of companies, of which others are known."""
    for name in known:
        if name.type is EntityType.COMPANY and text.startswith("、", name.end):
            yield from _members(text, name.end + 1, taken, forms)


def _members(text: str, at: int, taken: Mapping[int, Spotted], forms: Forms) -> Iterator[Spotted]:
    found, known = [], 1
    while True:
        if at in taken:
            known += taken[at].type is EntityType.COMPANY
            end = taken[at].end
        else:
            end = _member_end(text, at)
            if not end or not _may_be_name(text[at:end], forms):
                break
            found.append(Spotted(at, end, EntityType.COMPANY, "name:list", False))
        if not text.startswith("、", end):
            break
        at = end + 1
    if known >= max(2, len(found)):
        yield from found


def _member_end(text: str, at: int) -> int:
    match = _MEMBER.match(text, at)
    if not match:
        return 0
    end = match.end()
    for place in range(at + 2, end):
        if text[place] in "等和及与" or text.startswith(("在内", "分别"), place):
            return place
    return end if text[end : end + 1] in ("、", "，", "。", "）", ")", "；", "\n", "") else 0


def _may_be_name(member: str, forms: Forms) -> bool:
    if member in forms.of("generic") or member in forms.of("before") or rjieba.has_word(member):
        return False
    words = rjieba.cut(member)
    return not any(word in forms.of("before") for word in words) and not all(rjieba.has_word(word) and len(word) > 1 and word not in forms.of("trade") for word in words)


def _company(words: Sequence[NameWord], end: int, rule: str, forms: Forms) -> Iterator[Spotted]:
    own = [word for word in words if word.text not in forms.of("generic") and word.text not in forms.of("trade")]
    if any(is_stem(word) for word in own) and end - words[0].start <= _LONGEST and is_han(words[0].text[0]) | words[0].text[0].isalpha():
        yield Spotted(words[0].start, end, EntityType.COMPANY, rule, False)
