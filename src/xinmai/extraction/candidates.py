"""What may be the subject of a quantity, and how each candidate stands to it.

Candidates are the phrase left of the measure, what opens the clauses, every noun phrase and name of the sentence
up to the quantity, the noun behind it, and what was spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, cast

from xinmai.extraction.discourse import CLAUSE, Discourse, is_circumstance, is_speaker
from xinmai.extraction.introductions import without_title
from xinmai.extraction.noun_phrases import NounPhrase
from xinmai.extraction.phrase import clean_subject
from xinmai.extraction.sentence import Place, Sentence
from xinmai.model import EntityType

__all__ = ["BREAKS", "OF_ACCOUNTS", "Candidate", "candidates"]

BREAKS = re.compile(r"[，,；;。：:]")
_POINTS_BACK = re.compile(
    r"(?:该|本|此|这一|这款|这家|我)?(?P<company>公司|集团|企业|司)"
    r"|(?:该|本|此|这一|这款|这个|上述)(?P<noun>\w{2,6})|(?P<bare>行业|产业|全行业|芯片|产品|项目|平台|系列|基地|工厂|系统|模型|园区)"
)
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
_LONGEST = 32
_BEHIND = 16
"""Characters behind a quantity within which its counted noun starts."""
_CLAUSES_BACK = 3
_JOINS = re.compile(r"[、和与及]|以及")


@dataclass(slots=True)
class Candidate:
    """A phrase with its origins, and `name`, what it stands for where it only points back.

    `[start, end)` is where it last stands in front of the quantity, or -1 and its length.
    """

    text: str
    name: str = ""
    origins: set[str] = field(default_factory=set)
    start: int = -1
    end: int = -1
    order: int = 0


def candidates(sentence: Sentence, discourse: Discourse, place: Place) -> list[Candidate]:
    """All candidates for the subject of a quantity, each text once."""
    pool: dict[str, Candidate] = {}
    for origin, text, start, end, order in (*_in_sentence(sentence, place), *_told_by_name(sentence, place)):
        one = _add(pool, text, origin)
        if one and end <= place.until and start > one.start:
            one.start, one.end, one.order = start, end, order
    for origin, text in (*discourse.mentions(), *_unnamed(discourse, place)):
        _add(pool, text, origin)
    for one in pool.values():
        if one.start < 0:
            one.start = sentence.plain.rfind(one.text, 0, place.until)
            one.end = one.start + len(one.text)
        one.name = _name(one, sentence, discourse)
    return list(pool.values())


def _unnamed(discourse: Discourse, place: Place) -> Iterator[tuple[str, str]]:
    """The company whose accounts a filing tells without naming it."""
    if not (discourse.company or discourse.titled or place.named.subject) and OF_ACCOUNTS.search(place.named.indicator or ""):
        yield "no company", "公司"


def _name(one: Candidate, sentence: Sentence, discourse: Discourse) -> str:
    """What a phrase names: `公司` the company spoken of, `该芯片` and `行业` what was called so before."""
    if _OF_TWO.fullmatch(one.text):
        return _of_two(one, sentence) or one.text
    match = _POINTS_BACK.fullmatch(one.text)
    if match is None:
        return one.text
    if match["company"]:
        inside = sentence.of_type(EntityType.COMPANY, 0, max(one.start, 0))
        acting = [n.text for n in inside if not is_speaker(sentence.plain, n)]
        known = acting[-1] if acting else discourse.introduced or discourse.company or (inside[-1].text if inside else "")
        like = (_LIKE_A_COMPANY.match(text) for text in discourse.spoken())
        return known or next((match.group() for match in like if match), one.text)
    noun = match["noun"] or match["bare"]
    here = (text for _, end, _, text in reversed(_noun_phrases(sentence)) if end <= one.start)
    longer = (text for text in (*here, *discourse.spoken()) if text.endswith(noun) and len(noun) < len(text) <= _LONGEST_NAME)
    return next((text for text in longer if not _POINTS_BACK.fullmatch(text)), one.text)


def _add(pool: dict[str, Candidate], text: str, origin: str) -> Candidate | None:
    text = text.strip(_EDGE)
    if not 2 <= len(text) <= _LONGEST:
        return None
    one = pool.setdefault(text, Candidate(text))
    one.origins.add(origin)
    return one


class _Found(NamedTuple):
    """A candidate's origin, text and place, and how many phrases of its clause stand before it."""

    origin: str
    text: str
    start: int = -1
    end: int = -1
    order: int = 0


def _in_sentence(sentence: Sentence, place: Place) -> Iterator[_Found]:
    counted = place.named.subject or ""
    if counted:
        counted = clean_subject(counted, [n.text for n in sentence.names]) or counted
        yield _Found("object", counted)
    if phrase := sentence.subject_of(place.named.phrase, place.segment.offset):
        yield _Found("left of measure", phrase)
    clauses = list(CLAUSE.finditer(sentence.timeless, 0, place.until))
    recent = [clause.start() for clause in clauses[-_CLAUSES_BACK:]]
    # Of what was read with the quantity before only the first phrases of clauses still count.
    new_from = min(place.at, place.segment.offset)
    for low, high, order, text in _noun_phrases(sentence):
        if low >= place.until:
            gap = sentence.plain[place.quantity.end : low]
            if len(gap) > _BEHIND or BREAKS.search(gap):
                break
            yield _Found("behind" if gap.strip("的 ") else "right behind", text)
        elif counted and text.endswith(counted) and text != counted:
            continue  # a verb with its object: 进口光刻胶
        elif high <= place.until and (order == 0 or high > new_from):
            yield _Found("noun phrase", text, low, high, order)
            if recent and low >= recent[0] and _is_circumstance(sentence, max(start for start in recent if start <= low)):
                yield _Found("circumstance", text, low, high, order)
            if order == 0 and recent and low >= recent[0]:
                back = sum(start > low for start in recent)
                yield _Found(f"opens clause {back}", text, low, high, order)


def _told_by_name(sentence: Sentence, place: Place) -> Iterator[_Found]:
    """Names up to the quantity, those of remarks only for what stands in a remark too; 前者 and 后者."""
    aside = sentence.in_brackets(place.until)
    for match in _OF_TWO.finditer(sentence.plain, 0, place.until):
        yield _Found("of two", match.group(), match.start(), match.end())
    for name in sentence.names:
        if name.end <= place.until and (aside or not sentence.in_brackets(name.start)):
            yield _Found("name", name.text, name.start, name.end)


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


def _noun_phrases(sentence: Sentence) -> list[tuple[int, int, int, str]]:
    """Start, end, order and text of each noun phrase, of its part in front of a measure it holds, of what phrases joined by 和 make.

    `集成电路卡市场规模` gives `集成电路卡` too, `被动元件大厂国巨` also `国巨`.
    """
    if "noun phrases" not in sentence.memo:
        found = sentence.memo["noun phrases"] = []
        before: NounPhrase | None = None
        for phrase in sentence.parse.phrases:
            found.append((phrase.start, phrase.end, phrase.order, phrase.text))
            inside = next((m.start for m in sentence.measures if phrase.start < m.start < phrase.end), None)
            if inside is not None:
                found.append((phrase.start, inside, phrase.order, sentence.plain[phrase.start : inside].strip(_EDGE)))
            if (bare := without_title(phrase.text)) != phrase.text:
                found.append((phrase.end - len(bare), phrase.end, phrase.order, bare))
            if before is not None and _JOINS.fullmatch(sentence.plain, before.end, phrase.start):
                start = before.start
                found.append((start, phrase.end, before.order, sentence.plain[start : phrase.end].strip(_EDGE)))
                before = NounPhrase(start, phrase.end, before.order, "")
            elif before is None or phrase.start >= before.end:
                before = phrase
    return cast("list[tuple[int, int, int, str]]", sentence.memo["noun phrases"])
