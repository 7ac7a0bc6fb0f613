"""Companies that the words behind them give away: the post of a person, a deal, a move of the share price, results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from xinmai.extraction.entities.bodies import is_common, is_stem
from xinmai.extraction.entities.forms import Cue, Forms
from xinmai.extraction.entities.leftward import NameWord, read_back
from xinmai.extraction.entities.spotted import Spotted
from xinmai.model import EntityType

__all__ = ["find_deals", "find_employers"]

_LONGEST = 10
_REGION = "区"
"""Of 中国区总裁, which names where and not whom for."""
_POSTS = ("office", "address")
_DEAL = re.compile(
    r"(?:宣布)?(?:完成|获得?)[^，。；\n]{0,12}(?:轮|亿元|万美元|亿美元|战略)?融资|领投|跟投|新一轮融资|(?:递交|提交)了?招股"
    r"|(?:大|收)?[涨跌]停?(?:超|逾|近|约)?(?=[\d，、；])|[上下][涨跌](?:超|逾|近|约)?\d|(?:预计)?(?:实现|预计)(?:营业|营业总|归母|净)(?:收入|利润)"
)
"""What only companies do, where it starts with a word of deals."""
_OF = "的"


def find_employers(text: str, people: AbstractSet[int], cues: Sequence[Cue], forms: Forms) -> Iterator[Spotted]:
    """What stands in front of the post of a person: `小米联合创始人雷军` tells that 小米 is a company."""
    for at, cue in enumerate(cues):
        if cue.kind not in _POSTS or (cue.end not in people and cue.end + 1 not in people):
            continue
        first = at
        while first and cues[first - 1].kind in _POSTS and cues[first].start - cues[first - 1].end <= 1:
            first -= 1
        if text[cues[first].start - 1 : cues[first].start] == _REGION:
            continue
        yield from _company(read_back(text, cues[first].start, forms), cues[first].start, "name:employer", forms)


def find_deals(text: str, cues: Sequence[Cue], forms: Forms) -> Iterator[Spotted]:
    """Who raises or puts in money, whose shares move, who makes how much."""
    for cue in cues:
        if cue.kind == "deal" and _DEAL.match(text, cue.start):
            end = cue.start - text.endswith(_OF, 0, cue.start)
            yield from _company(read_back(text, end, forms), end, "name:deal", forms)


def _company(words: Sequence[NameWord], end: int, rule: str, forms: Forms) -> Iterator[Spotted]:
    """A name made up of a word that is none and of what companies do."""
    if not words or end - words[0].start > _LONGEST or not is_stem(words[0]) or any(is_common(word, forms) for word in words[1:]):
        return
    name = "".join(word.text for word in words)
    if not any(name[:size] in forms.names for size in range(2, len(name))):
        yield Spotted(words[0].start, end, EntityType.COMPANY, rule, False)
