"""Whose measure a quantity is: the candidate with the most points, or the next member of a list.

Points are integers in `subject_points.csv`, one for each feature of a candidate's standing; how they were found is
told in docs/decisions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from operator import getitem

from xinmai.extraction.candidates import BREAKS, Candidate, candidates, named_by, opens_anew, thing_in_measure
from xinmai.extraction.discourse import Discourse, is_speaker
from xinmai.extraction.phrase import AREAS, split_list
from xinmai.extraction.points import points_of
from xinmai.extraction.sentence import Place, Sentence, State
from xinmai.extraction.standing import PARTS, Part, Situation, kind_of_words, standing
from xinmai.hanzi import parse_numeral
from xinmai.model import EntityType

__all__ = ["find_subject"]

_OWN_MEASURE = frozenset(["level:before", "level:parallel", "level:carried", "share:of", "growth:market"])
_IN_FRONT_OF_LIST = re.compile(
    r"[，,；;：:。]|其中|而|\d[月日年]|我国|承接|面向|来自|销往|运往|投向|出口[到至]|进口自|供应给?|覆盖|涵盖|包括|涉及"
)
"""What ends in front of a list's first member: breaks, and verbs that take partners or parts as their object."""
_OF_MARKETS = re.compile(r"市场(?:规模|空间|容量|体量)|[产行]业规模")
"""Measures that no company has of itself."""
_MEASURING = frozenset([EntityType.ASSOCIATION, EntityType.RESEARCH_ORG, EntityType.MEDIA])
"""Kinds of bodies that tell figures of others."""
_TOGETHER = re.compile(r"(?P<count>[两三四五六七八九十]|\d{1,2})[家者](?:企业|公司|厂商)?(?:合计|共计|总计|合共|加起来)")
_REMEMBERED = 1 << 15
"""Parts of standings whose points are kept."""
_SHORTEST = 3
"""Characters of a name that may take another's place; shorter words only qualify the measure (水平精度, 垂直精度)."""


def find_subject(sentence: Sentence, state: State, place: Place) -> tuple[str | None, str]:
    """The subject and the rule that found it."""
    words, discourse = sentence.plain[place.at : place.until], state.discourse
    if "分别" in words or "依次" in words:
        _go_through_lists(sentence, state, place)
        if state.subjects:
            return state.subjects[0], "subject:list"
    if discourse.last and discourse.is_last_here and not (_names_anything(sentence, place) or opens_anew(sentence, place)):
        return discourse.last, "subject:same"
    if discourse.is_last_here and (other := _parallel(sentence, state, place)):
        return other, "subject:parallel"
    if certain := _possessed(sentence, place) or _several(sentence, discourse, place) or _done_with(sentence, place):
        return AREAS.get(certain, certain), "subject:certain"
    situation = Situation(sentence, discourse, place, state.last)
    found = candidates(sentence, discourse, place)
    if _OF_MARKETS.match(place.named.indicator or ""):
        found = [one for one in found if situation.kind(one.text) != "company"] or found
    if place.quantity.unit.dimension != "count":  # the samples and countries of its own survey it may count
        found = [one for one in found if not _only_measures(one, sentence)] or found
    ranked = [(_points(one, situation), -i, one) for i, one in enumerate(found)]
    if not ranked:
        return None, "subject:none"
    best = max(ranked)[2]
    name = f"{named_by(best, sentence, discourse)}{_own_thing(best, situation)}"
    return AREAS.get(name, name), "subject:sentence" if best.start >= 0 else "subject:context"


def _parallel(sentence: Sentence, state: State, place: Place) -> str:
    """What takes the place of the last subject: `台积电收入3亿元，蓝湖科技收入2亿元`; empty where nothing does."""
    if state.last is None or state.last.indicator != place.named.indicator or place.named.rule not in _OWN_MEASURE:
        return ""
    phrase = place.named.phrase.lstrip("而和及，、, ")
    start = place.segment.offset + len(place.named.phrase) - len(phrase)
    text = sentence.subject_of(phrase, start)
    is_noun = any(found.end == start + len(text) for found in sentence.parse.phrases)
    if len(text) < _SHORTEST or not is_noun or text != phrase.rstrip("的") or AREAS.get(text) or kind_of_words(text) in ("weak", "points back"):
        return ""
    if any(n.text == text and n.entity.type is EntityType.PLACE for n in sentence.names):
        return ""
    return text if sentence.plain[place.at : start].rstrip("而 ")[-1:] in ("，", ",", "；", ";", "、") else ""


def _done_with(sentence: Sentence, place: Place) -> str:
    """The thing right in front of a verb that the number follows at once: `光刻系统销售48台`; empty where none is there."""
    if place.named.rule != "level:verb":
        return ""
    thing = sentence.subject_of(place.named.phrase, place.segment.offset)
    return thing if kind_of_words(thing) == "thing" and place.named.phrase.rstrip().endswith(thing) else ""


def _only_measures(one: Candidate, sentence: Sentence) -> bool:
    """Whether a phrase names a body which tells figures of others: an association, a research house, an authority that speaks."""
    inside = [name for name in sentence.names if name.text in one.text]
    speaks = (name.text == one.text and name.entity.type is EntityType.GOVERNMENT and is_speaker(sentence.plain, name) for name in inside)
    return any(name.entity.type in _MEASURING for name in inside) or any(speaks)


def _possessed(sentence: Sentence, place: Place) -> str:
    """What a company has, right in front of its measure: 联通云 of `中国联通的联通云收入`; empty where nothing is named so."""
    if place.named.rule != "level:before":
        return ""
    text = sentence.subject_of(place.named.phrase, place.segment.offset)
    owner, _, thing = text.partition("的")
    if len(thing) < _SHORTEST or "的" in thing or kind_of_words(thing) == "weak" or not place.named.phrase.endswith(thing):
        return ""
    is_owner = any(name.text == owner and name.entity.type is EntityType.COMPANY for name in sentence.names)
    return f"{owner}{thing}" if is_owner else ""


def _several(sentence: Sentence, discourse: Discourse, place: Place) -> str:
    """Who has something together, where as many were named in a row: 三家 of `甲、乙、丙先后公布业绩。三家合计…`; empty where none do."""
    said = _TOGETHER.search(sentence.plain, place.at, place.until)
    if said is None:
        return ""
    count = parse_numeral(said["count"])
    here = [name.text for name in sentence.names if name.end <= said.start() and name.entity.type is EntityType.COMPANY]
    named = here or discourse.named_last()
    return "、".join(named) if len(named) == count else ""


def _own_thing(best: Candidate, at: Situation) -> str:
    """The thing of a company that its measure is of: `复旦微…，2025年车载芯片出货量…`; empty where the measure is of the company.

    Behind a company that was only spoken of, each thing of more than a word has measures of its own.
    """
    place, sentence = at.place, at.sentence
    if at.rule != "level:before" or at.kind(best.text) != "company":
        return ""
    thing = sentence.subject_of(place.named.phrase, place.segment.offset)
    if kind_of_words(thing) != "thing" or best.text in thing:
        return ""
    if best.start < 0:
        return thing if len(thing) > _SHORTEST else ""
    return "" if at.clause.account or best.end >= place.segment.offset else thing


def _names_anything(sentence: Sentence, place: Place) -> bool:
    """Whether the words since the quantity before hold a noun of their own: `，同比增长` does not."""
    if place.named.subject or place.named.phrase.strip(" ，,\x00") or thing_in_measure(sentence, place):
        return True
    return any(place.at <= phrase.start < place.until for phrase in sentence.parse.phrases)


def _points(one: Candidate, at: Situation) -> int:
    return sum(map(getitem, _POINTS, standing(one, at)))


class _PointsOfPart(dict[Part, int]):
    """The points of a part of standings, worked out when they are first asked for: the same parts come again and again."""

    def __init__(self, features: Callable[..., Iterator[str]]) -> None:
        super().__init__()
        self._features = features

    def __missing__(self, part: Part) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        points = self[part] = points_of("subject", self._features(*part))
        return points


_POINTS = tuple(map(_PointsOfPart, PARTS))


def _go_through_lists(sentence: Sentence, state: State, place: Place) -> None:
    """Remember the subjects, else the days or years, that the numbers from here on go through in order."""
    count = 1 + len(re.findall(r"[、和及与]", BREAKS.split(sentence.plain[place.until :], maxsplit=1)[0]))
    state.listed = 0
    phrases = (sentence.without_times(place.named.phrase, place.segment.offset), *reversed(BREAKS.split(sentence.timeless[place.at : place.until])))
    lists = (split_list(_list_phrase(phrase), count) for phrase in phrases)
    subjects = next((members for members in lists if members), [])
    state.subjects = subjects or (state.subjects if len(state.subjects) == count else [])
    if state.subjects:
        return
    main = sentence.main_times(place.at, place.until)
    days = [t.value for t in main if "/" not in t.value]
    spans = [t.value for t in main if re.fullmatch(r"\d{4}/\d{4}", t.value)]
    if len(days) == count > 1:
        state.years = days
    elif spans:
        first, last = map(int, spans[-1].split("/"))
        state.years = [str(year) for year in range(first, last + 1)] if last - first + 1 == count else []


def _list_phrase(phrase: str) -> str:
    """A list phrase from behind its last cut; separators inside stay."""
    phrase = re.split(r"分别|依次|同比|环比|发展|表现|均", phrase)[0]
    cut = [m.end() for m in _IN_FRONT_OF_LIST.finditer(phrase)]
    return phrase[cut[-1] :] if cut else phrase
