"""What may be the subject of a quantity, and how each candidate stands to it.

Candidates are the phrase left of the measure, what opens the clauses, every noun phrase and name of the sentence
up to the quantity, the noun behind it, and what was spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from xinmai.extraction.discourse import CLAUSE, Discourse, is_circumstance, is_speaker
from xinmai.extraction.phrase import clean_subject, is_topic, opening_of
from xinmai.extraction.sentence import Place, Sentence
from xinmai.model import EntityType

__all__ = ["BREAKS", "OF_ACCOUNTS", "Candidate", "candidates"]

BREAKS = re.compile(r"[，,；;。：:]")
_POINTS_BACK = re.compile(
    r"(?:该|本|此|这一|这款|这家|我)?(?P<company>公司|集团|企业|司)"
    r"|(?:该|本|此|这一|这款|这个|上述)(?P<noun>\w{2,6})|(?P<bare>行业|产业|全行业|芯片|产品|项目|平台|系列|基地|工厂|系统|模型|园区)"
)
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


@dataclass(slots=True)
class Candidate:
    """A phrase with its origins, and `name`, what it stands for where it only points back.

    `start` is where it last starts in front of the quantity, or -1.
    """

    text: str
    name: str = ""
    origins: set[str] = field(default_factory=set)
    start: int = -1
    order: int = 0

    @property
    def end(self) -> int:
        """Where the phrase ends in its sentence."""
        return self.start + len(self.text)


def candidates(sentence: Sentence, discourse: Discourse, place: Place) -> list[Candidate]:
    """All candidates for the subject of a quantity, each text once."""
    pool: dict[str, Candidate] = {}
    for origin, text in (*_in_sentence(sentence, place, pool), *discourse.mentions(), *_unnamed(discourse, place)):
        _add(pool, text, origin)
    for one in pool.values():
        one.start = sentence.plain.rfind(one.text, 0, place.until)
        one.name = _name(one, sentence, discourse)
    return list(pool.values())


def _unnamed(discourse: Discourse, place: Place) -> Iterator[tuple[str, str]]:
    """The company whose accounts a filing tells without naming it."""
    if not (discourse.company or discourse.titled) and OF_ACCOUNTS.search(place.named.indicator or ""):
        yield "no company", "公司"


def _name(one: Candidate, sentence: Sentence, discourse: Discourse) -> str:
    """What a phrase names: `公司` the company spoken of, `该芯片` and `行业` what was called so before."""
    match = _POINTS_BACK.fullmatch(one.text)
    if match is None:
        return one.text
    if match["company"]:
        inside = [n for n in sentence.of_type(EntityType.COMPANY, 0, max(one.start, 0)) if not is_speaker(sentence.plain, n)]
        known = inside[-1].text if inside else discourse.company
        like = (_LIKE_A_COMPANY.match(text) for text in discourse.spoken())
        return known or next((match.group() for match in like if match), one.text)
    noun = match["noun"] or match["bare"]
    here = (text for start, end, _, text in reversed(_noun_phrases(sentence)) if end <= one.start)
    longer = (text for text in (*here, *discourse.spoken()) if text.endswith(noun) and len(noun) < len(text) <= _LONGEST_NAME)
    return next((text for text in longer if not _POINTS_BACK.fullmatch(text)), one.text)


def _add(pool: dict[str, Candidate], text: str, origin: str) -> Candidate | None:
    text = text.strip(_EDGE)
    if not 2 <= len(text) <= _LONGEST:
        return None
    one = pool.setdefault(text, Candidate(text))
    one.origins.add(origin)
    return one


def _in_sentence(sentence: Sentence, place: Place, pool: dict[str, Candidate]) -> Iterator[tuple[str, str]]:
    if place.named.subject:
        yield "object", clean_subject(place.named.subject, [n.text for n in sentence.names]) or place.named.subject
    if phrase := sentence.subject_of(place.named.phrase, place.segment.offset):
        yield "left of measure", phrase
    yield from _openings(sentence, place)
    # Of what was read with the quantity before only the first phrases of clauses still count.
    new_from = min(place.at, place.segment.offset)
    for start, end, order, text in _noun_phrases(sentence):
        if start >= place.until:
            gap = sentence.plain[place.quantity.end : start]
            if len(gap) > _BEHIND or BREAKS.search(gap):
                break
            yield "behind" if gap.strip("的 ") else "right behind", text
        elif end <= place.until and (order == 0 or end > new_from) and (one := _add(pool, text, "noun phrase")):
            one.order = order
    for name in sentence.names:
        if name.end <= place.until:
            yield "name", name.text


def _noun_phrases(sentence: Sentence) -> list[tuple[int, int, int, str]]:
    """Start, end, order and cleaned text of each noun phrase, and of its part in front of a measure it holds.

    `集成电路卡市场规模` gives `集成电路卡` too.
    """
    if "noun phrases" not in sentence.memo:
        found = sentence.memo["noun phrases"] = []
        names = [n.text for n in sentence.names]
        for low, high, order in sentence.parse.phrases:
            inside = next((m.start for m in sentence.measures if low < m.start < high), None)
            for end in (high,) if inside is None else (high, inside):
                text = sentence.plain[low:end]
                if cleaned := clean_subject(text, [n for n in names if n in text]):
                    found.append((low, end, order, cleaned))
    return cast("list[tuple[int, int, int, str]]", sentence.memo["noun phrases"])


def _openings(sentence: Sentence, place: Place) -> Iterator[tuple[str, str]]:
    """The phrases that open clauses up to the quantity, the nearest first."""
    clauses = list(CLAUSE.finditer(sentence.timeless, 0, place.until))
    for back, clause in enumerate(reversed(clauses[-_CLAUSES_BACK:])):
        known = sentence.memo.setdefault("openings", {})
        if clause.span() not in known:
            known[clause.span()] = _opening(sentence, clause)
        text, circumstance = known[clause.span()]
        if text:
            yield ("opens clause" if is_topic(text) else "opens badly") + f" {back}", text
            if circumstance:
                yield "circumstance", text


def _opening(sentence: Sentence, clause: re.Match[str]) -> tuple[str, bool]:
    low, high = clause.span()
    inside = [(n.start - low, n.text) for n in sentence.names if low <= n.start < high]
    measure = next((m.start - low for m in sentence.measures if low <= m.start < high), None)
    return opening_of(clause.group(), inside, measure), is_circumstance(clause.group())
