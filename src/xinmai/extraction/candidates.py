"""What may be the subject of a quantity, and how each candidate stands to it.

Candidates are the phrase left of the measure, what opens the clauses, every noun phrase and name of the sentence
up to the quantity, the noun behind it, and what was spoken of before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, cast

from xinmai.extraction.discourse import CLAUSE, Discourse, is_circumstance, is_speaker
from xinmai.extraction.introductions import without_title
from xinmai.extraction.noun_phrases import NounPhrase
from xinmai.extraction.phrase import COUNT_ENDING, clean_subject
from xinmai.extraction.sentence import Place, Sentence
from xinmai.model import EntityType

__all__ = ["BREAKS", "OF_ACCOUNTS", "Candidate", "candidates", "named_by", "opens_anew", "thing_in_measure"]

BREAKS = re.compile(r"[，,；;。：:]")
_POINTS_BACK = re.compile(
    r"(?:该|本|此|这一|这款|这家|我)?(?P<company>公司|集团|企业|司)"
    r"|(?:该|本|此|这一|这款|这个|上述)(?P<noun>\w{2,6})|(?P<bare>行业|产业|全行业|芯片|产品|项目|平台|系列|基地|工厂|系统|模型|园区)"
)
_OWN = re.compile(r"(?:该|本|我)?公司(?P<thing>(?!预|表|认|公告|披露|计划|拟|将|已|称|高管|管理层|董事|股|员工|业绩|[债法章的])\w{2}.*)")
"""What belongs to the company spoken of: 公司触控芯片."""
_HEADING = re.compile(r"(?:方面|[来上]看)[，,：:]")
_SIDE = re.compile(r"(?:效益|投资|出口|进口|盈利|业绩|财务|费用|规模|总体|整体|产量|价格|需求|供给|融资|销售|展望)+")
_OF_SIDE = ("方面", "来看", "上看")
"""Sides of a topic, and what makes a heading of one; they are no topics of their own."""
_LATEST = ("last subject", "opened sentence")
_OF_TWO = re.compile(r"[前后]者")
_TWO = 2
_LIKE_A_COMPANY = re.compile(r"\w{2,6}?(?:科技|股份|集团|微电子|光电|软件|控股|实业|精密|传感|公司)")
"""How the names of companies end that the lexicon does not list."""
_LONGEST_NAME = 16
OF_ACCOUNTS = re.compile(
    r"营业|收入|营收|利润|毛利|净利|研发|现金流|资产|负债|每股|员工|订单|融资|市值|股价|股权|持股|市盈|费用|支出|销售额|分红|回购|亏损|股息|募集"
)
"""Measures that stand in a company's accounts."""
_EDGE = " 的，,“”\"'「」《》\x00-、"
_CONJUNCTIONS = ("而", "但")
_CONJUNCTION = re.compile(r"^[而但](?=[^\W\d_]{3})")
"""What joins a clause to the one before; no name of a thing begins with it."""
_LONGEST = 32
_BEHIND = 16
"""Characters behind a quantity within which its counted noun starts."""
_CLAUSES_BACK = 3
_OPENS = tuple(f"opens clause {back}" for back in range(_CLAUSES_BACK))
_GOODS = re.compile(r"(?:芯片|器件|设备|基站|终端|产品|晶圆|电路|模块|模组|卡|机|材料|软件)$")
_JOINS = re.compile(r"[、和与及]|以及")


@dataclass(slots=True)
class Candidate:
    """A phrase with its origins.

    `[start, end)` is where it last stands in front of the quantity, or -1 and its length; `order` is how many phrases
    of its clause stand before it.
    """

    text: str
    origins: set[str] = field(default_factory=set)
    start: int = -1
    end: int = -1
    order: int = 0


class _Phrase(NamedTuple):
    """A noun phrase at `[start, end)`, and the `name` that it gives, empty where it is too short or too long for one."""

    start: int
    end: int
    order: int
    text: str
    name: str


_Pool = dict[str, Candidate]


def candidates(sentence: Sentence, discourse: Discourse, place: Place) -> list[Candidate]:
    """All candidates for the subject of a quantity, each text once."""
    pool: _Pool = {}
    counted = _counted(sentence, place)
    _add(pool, _name(counted), "object")
    inside = thing_in_measure(sentence, place)
    _add(pool, _name(inside or sentence.subject_of(place.named.phrase, place.segment.offset)), "left of measure")
    _add(pool, _name(inside), "in measure")
    _add_phrases(pool, sentence, place, counted)
    until, aside = place.until, sentence.in_brackets(place.until)
    for match in _OF_TWO.finditer(sentence.plain, 0, until):
        _add(pool, _name(match.group()), "of two", match.start(), match.end())
    for name, start, end, bracketed in _named(sentence):
        # What a remark names counts only for what stands in a remark too.
        if end <= until and (aside or not bracketed):
            _add(pool, name, "name", start, end)
    headed = opens_anew(sentence, place)
    chosen = ((origin, _name(text)) for origin, text in discourse.chosen())
    for origin, spoken in (*chosen, *_mentioned(sentence, discourse), *_unnamed(discourse, place)):
        if spoken in pool or not (headed and origin.startswith(_LATEST)):
            _add(pool, spoken, origin)
    for one in pool.values():
        if one.start < 0:
            one.start = sentence.plain.rfind(one.text, 0, until)
            one.end = one.start + len(one.text)
    return list(pool.values())


def opens_anew(sentence: Sentence, place: Place) -> bool:
    """Whether a heading turns to another side of the topic, away from what was spoken of last: `效益方面，实现营业收入…`."""
    return _HEADING.search(sentence.plain, place.at, place.until) is not None


def named_by(one: Candidate, sentence: Sentence, discourse: Discourse) -> str:
    """What a phrase names: `公司` the company spoken of, `该芯片` and `行业` what was called so before."""
    if _OF_TWO.fullmatch(one.text):
        return _of_two(one, sentence) or one.text
    if own := _OWN.fullmatch(one.text):
        owner = _company(one, sentence, discourse)
        return f"{owner}{own['thing']}" if owner else one.text
    match = _POINTS_BACK.fullmatch(one.text)
    if match is None:
        return one.text
    if match["company"]:
        return _company(one, sentence, discourse) or one.text
    noun = match["noun"] or match["bare"]
    here = (phrase.text for phrase in reversed(_noun_phrases(sentence)) if phrase.end <= one.start)
    longer = (text for text in (*here, *discourse.spoken()) if text.endswith(noun) and len(noun) < len(text) <= _LONGEST_NAME)
    return next((text for text in longer if not _POINTS_BACK.fullmatch(text)), one.text)


def _company(one: Candidate, sentence: Sentence, discourse: Discourse) -> str:
    """The company that is spoken of where a phrase stands; empty where none is."""
    inside = sentence.of_type(EntityType.COMPANY, 0, max(one.start, 0))
    acting = [n.text for n in inside if not is_speaker(sentence.plain, n)]
    known = acting[-1] if acting else discourse.introduced or discourse.company or (inside[-1].text if inside else "")
    like = (_LIKE_A_COMPANY.match(text) for text in discourse.spoken())
    return known or next((match.group() for match in like if match), "")


def _unnamed(discourse: Discourse, place: Place) -> Iterator[tuple[str, str]]:
    """The company whose accounts a filing tells without naming it."""
    if discourse.of_itself and not (discourse.company or discourse.titled or place.named.subject) and OF_ACCOUNTS.search(place.named.indicator or ""):
        yield "no company", "公司"


def _counted(sentence: Sentence, place: Place) -> str:
    """The noun that the quantity counts, if its measure was named by one."""
    counted = place.named.subject or ""
    return counted and (clean_subject(counted, sentence.wordings) or counted)


def thing_in_measure(sentence: Sentence, place: Place) -> str:
    """What a measure has of its thing in its own wording: `5G基站` of `全省5G基站总数`, `车规芯片` of `车规芯片自给率`."""
    start = place.segment.offset + len(place.named.phrase)
    measure = next((m for m in sentence.measures if m.start == start), None)
    if measure is None:
        return ""
    written, left = sentence.plain[start : measure.end], sentence.without_times(place.named.phrase, place.segment.offset)
    counts = measure.name.endswith("数")
    thing = COUNT_ENDING.sub("", written) if counts else written.removesuffix(measure.name)
    if not counts and (thing == written or not left.strip(_EDGE) or not _GOODS.search(thing)):
        return ""
    return clean_subject(left + thing, sentence.wordings)


def _name(text: str) -> str:
    """The name that a phrase gives; empty where it is too short or too long for one."""
    text = text.strip(_EDGE)
    if text.startswith(_CONJUNCTIONS):
        text = _CONJUNCTION.sub("", text)
    return text if 2 <= len(text) <= _LONGEST else ""


def _add(pool: _Pool, name: str, origin: str, start: int = -1, end: int = -1, order: int = 0) -> None:
    """One more way to come by a name; of its places the last one counts."""
    if not name:
        return
    one = pool.get(name)
    if one is None:
        pool[name] = Candidate(name, {origin}, start, end, order)
        return
    one.origins.add(origin)
    if start > one.start:
        one.start, one.end, one.order = start, end, order


def _named(sentence: Sentence) -> list[tuple[str, int, int, bool]]:
    """What the names of a sentence give, each with its place and whether a remark names it."""
    if "named" not in sentence.memo:
        sentence.memo["named"] = [(_name(n.text), n.start, n.end, sentence.in_brackets(n.start)) for n in sentence.names]
    return cast("list[tuple[str, int, int, bool]]", sentence.memo["named"])


def _mentioned(sentence: Sentence, discourse: Discourse) -> list[tuple[str, str]]:
    """What may still be spoken of: why, and the name that it gives."""
    if "mentioned" not in sentence.memo:
        sentence.memo["mentioned"] = [(origin, _name(text)) for origin, text in discourse.mentioned()]
    return cast("list[tuple[str, str]]", sentence.memo["mentioned"])


def _add_phrases(pool: _Pool, sentence: Sentence, place: Place, counted: str) -> None:
    until, clauses = place.until, _clauses(sentence)
    recent = clauses[: bisect_left(clauses, until)][-_CLAUSES_BACK:]
    # Of what was read with the quantity before only the first phrases of clauses still count.
    new_from = min(place.at, place.segment.offset)
    for low, high, order, text, name in _noun_phrases(sentence):
        if low >= until:
            gap = sentence.plain[place.quantity.end : low]
            if len(gap) > _BEHIND or BREAKS.search(gap):
                break
            _add(pool, name, "behind" if gap.strip("的 ") else "right behind")
        elif not name or high > until or (order and high <= new_from) or (counted and text.endswith(counted) and text != counted):
            continue  # also a verb with its object: 进口光刻胶
        elif not (sentence.plain.startswith(_OF_SIDE, high) and _SIDE.fullmatch(name)):
            _add(pool, name, "noun phrase", low, high, order)
            if recent and low >= recent[0]:
                clause = bisect_right(recent, low) - 1
                if _is_circumstance(sentence, recent[clause]):
                    pool[name].origins.add("circumstance")
                if order == 0:
                    pool[name].origins.add(_OPENS[len(recent) - 1 - clause])


def _clauses(sentence: Sentence) -> list[int]:
    """Where the clauses of a sentence start."""
    if "clauses" not in sentence.memo:
        sentence.memo["clauses"] = [clause.start() for clause in CLAUSE.finditer(sentence.timeless)]
    return cast("list[int]", sentence.memo["clauses"])


def _of_two(one: Candidate, sentence: Sentence) -> str:
    """Which of the last two nouns joined in front, else of the last two names, 前者 or 后者 is."""
    found = [phrase for phrase in sentence.parse.phrases if phrase.end <= one.start]
    joined = ((first.text, last.text) for last, first in pairwise(reversed(found)) if _JOINS.fullmatch(sentence.plain, first.end, last.start))
    two = next(joined, ("", ""))
    names = [name.text for name in sentence.names if name.end <= one.start]
    two = two if any(two) or len(names) < _TWO else (names[-2], names[-1])
    return two[one.text == "后者"]


def _is_circumstance(sentence: Sentence, start: int) -> bool:
    known = sentence.memo.setdefault("circumstances", {})
    if start not in known:
        clause = CLAUSE.match(sentence.timeless, start)
        known[start] = clause is not None and is_circumstance(clause.group())
    return bool(known[start])


def _noun_phrases(sentence: Sentence) -> list[_Phrase]:
    """Each noun phrase, its part in front of a measure it holds, and what phrases joined by 和 make.

    `集成电路卡市场规模` gives `集成电路卡` too, `被动元件大厂国巨` also `国巨`.
    """
    if "noun phrases" not in sentence.memo:
        sentence.memo["noun phrases"] = [_Phrase(*phrase, _name(phrase[3])) for phrase in _read_phrases(sentence)]
    return cast("list[_Phrase]", sentence.memo["noun phrases"])


def _read_phrases(sentence: Sentence) -> Iterator[tuple[int, int, int, str]]:
    before: NounPhrase | None = None
    for phrase in sentence.parse.phrases:
        yield phrase
        inside = next((m.start for m in sentence.measures if phrase.start < m.start < phrase.end), None)
        if inside is not None:
            yield phrase.start, inside, phrase.order, sentence.plain[phrase.start : inside].strip(_EDGE)
        if (bare := without_title(phrase.text)) != phrase.text:
            yield phrase.end - len(bare), phrase.end, phrase.order, bare
        if before is not None and _JOINS.fullmatch(sentence.plain, before.end, phrase.start):
            start = before.start
            yield start, phrase.end, before.order, sentence.plain[start : phrase.end].strip(_EDGE)
            before = NounPhrase(start, phrase.end, before.order, "")
        elif before is None or phrase.start >= before.end:
            before = phrase
