"""The clause of a wording, and what conditions ask of it; worked out when it is first asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from xinmai.extraction.events.actors import ACTORS, Actor, actor_in, unlisted_in
from xinmai.extraction.names import FoundName
from xinmai.extraction.observation import Reading
from xinmai.extraction.sentence import marks_within
from xinmai.model import EntityType

__all__ = ["Clause", "Line", "Marks"]

_END = re.compile(r"[，；;。！？!?\n]|,(?!\d)|[:：](?!\d)")
_TITLE = re.compile(r"《([^《》]{1,80})》")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"\d{1,2}月|\d{4}\s?年|[今明去后]年|近日|日前|近期|今日|昨[日天]|[上下本]周|季|当地时间|最近|刚刚|年[初底末]")
_QUOTED = re.compile(r"[“「]([^“”「」]{1,24})[”」]")
_MODEL = re.compile(r"[A-Za-z][A-Za-z+-]*\s?-?\d[A-Za-z0-9-]*|\d+[A-Z][A-Za-z0-9-]+")
_PRONOUN = re.compile(r"\s*(?:并|还|也|又|而|且|则|同时|此外|另外|其中|目前|据悉|日前|近日)*(?:公司|该公司|本公司|集团|其|双方|该企业|前者|后者|两家|上述|此次|本次|该|这)")
_BARE = re.compile(
    r"(?:\s|[，、]|同时|此外|另外|随后|日前|近日|目前|还|并|也|又|再|则|已经?|将|再次|正式|宣布|还是|更|一并|同日|同步|其后|今年以来|\d{1,4}[年月日])*"
)
"""What may stand in a sentence in front of its verb where its subject is left out."""
_PARTNERED = re.compile(r"(?:与|和|跟|同|携手|联手|联合)(?P<partner>[^，。；、与和]{2,24}?)(?:达成|签署|签订|展开|开展|建立|正式|共同|再次|已|将|就|在|达成|近日|日前|宣布|联合|展开|开展|[，、]|\w{2,8})?\Z")
_BESIDE = re.compile(r"(?:与|和|跟|同|携手|联手)[^，。；]{2,30}\Z")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}(?:先生|女士|教授|博士)")
_MONEY_NEXT = re.compile(
    r"[，,；;:：]?\s?(?:合同|项目|其中|预计|计划|交易|投资|募资|涉及|融资|合计|本轮|中标|采购|最高|总)?"
    r"(?:总?金额|总?投资额?|总额|规模|募资|作价|对价|注册资本|共计|合计|总价|价值|估值|约|为|达|总计|投资|募集资金|资金|拟)"
)
_NAMED_TYPES = frozenset([EntityType.PRODUCT, EntityType.TECHNOLOGY, EntityType.STANDARD, EntityType.POLICY])
_BODIES = frozenset([EntityType.GOVERNMENT, EntityType.PLACE])
_DOCUMENTS = {"rule": EntityType.POLICY, "norm": EntityType.STANDARD}
_NEAR_NUMBER = 4
_LISTED = 16
"""Characters within which names are one list."""
_SHORT = 3
_PREPOSITIONS = frozenset("在于向对与和为以从由将把就给拟已完获")


class Marks(NamedTuple):
    """A text with its names and amounts in order, and the words for authorities."""

    text: str
    names: Sequence[FoundName]
    readings: Sequence[Reading]
    authority: re.Pattern[str]


class Line:
    """A sentence at `[low, high)` with its marks, shared by the wordings in it; `before` are the sentences in front of it."""

    def __init__(self, marks: Marks, low: int, high: int, before: Sequence[tuple[int, int]] = ()) -> None:
        self.text, self.low, self.high = marks.text, low, high
        self.authority = marks.authority
        self.names = marks_within(marks.names, low, high)
        first = bisect_left(marks.readings, low, key=_start)
        self.readings = marks.readings[first : bisect_left(marks.readings, high, first, key=_start)]
        self.bounds = [low, *(match.end() for match in _END.finditer(self.text, low, high)), high]
        self.titles = [match.span(1) for match in _TITLE.finditer(self.text, low, high)] if self.text.find("《", low, high) >= 0 else []
        self._marks, self._before = marks, before
        self._actors: dict[int, Actor | None] = {}

    def actor_of(self, index: int) -> Actor | None:
        """Who acts in a clause as a whole."""
        if index not in self._actors:
            low, high = self.bounds[index], self.bounds[index + 1]
            self._actors[index] = actor_in(self.text, self.names, low, high) or unlisted_in(self.text, low, high)
        return self._actors[index]

    @cached_property
    def spoken(self) -> Actor | None:
        """The company that the sentences before speak of: the first one of the nearest that names any."""
        for low, high in reversed(self._before):
            for name in marks_within(self._marks.names, low, high):
                if ACTORS.get(name.entity.type) == "company":
                    return Actor(name.start, name.end, "company", name.entity.canonical)
        return None

    def in_name(self, start: int, end: int) -> bool:
        """Whether a stretch is part of a longer name (`投资` in `鼎晖投资`)."""
        return any(name.start <= start and end <= name.end and end - start < name.end - name.start for name in self.names)

    def without_titles(self, low: int, high: int) -> str:
        """The words of a stretch with its book titles blanked, length kept."""
        words = self.text[low:high]
        for first, last in self.titles:
            if first < high and last > low:
                first, last = max(first, low) - low, min(last, high) - low  # noqa: PLW2901 - in the stretch
                words = words[:first] + " " * (last - first) + words[last:]
        return words

    def in_title(self, at: int) -> bool:
        """Whether an offset lies inside a book title."""
        return any(low <= at < high for low, high in self.titles)


class Clause:
    """The clause around the wording at `[start, end)`, with the sentence it is in."""

    def __init__(self, line: Line, start: int, end: int) -> None:
        self.line, self.start, self.end = line, start, end
        self.index = max(0, min(bisect_right(line.bounds, start) - 1, len(line.bounds) - 2))
        self.text = line.text
        self.low, self.high = line.bounds[self.index], max(line.bounds[self.index + 1], end)
        self.words = line.without_titles(self.low, self.high)
        self._facts: dict[str, bool] = {}
        self.at, self.to = start - self.low, end - self.low

    @property
    def titles(self) -> Sequence[tuple[int, int]]:
        """Book titles in the clause and in the one before it."""
        if not self.line.titles:
            return ()
        low = self.line.bounds[max(self.index - 1, 0)]
        return [span for span in self.line.titles if low <= span[0] < self.high]

    def has(self, fact: str, where: str = "") -> bool:
        """Whether a fact holds, worked out once; see `_fact`."""
        key = fact + where
        if key not in self._facts:
            self._facts[key] = self._fact(fact, where)
        return self._facts[key]

    def _fact(self, fact: str, where: str) -> bool:
        """Whether a fact of `lexicon.conditions.FACTS` holds; `where` narrows it to what stands before or behind the wording."""
        low = self.end if where.startswith(">") else self.low
        high = self.start if where.startswith("<") else self.high
        match fact:
            case "company" | "authority" | "actor":
                kind = self.actor.kind if self.actor else ""
                named = kind == fact or (fact == "actor" and kind not in ("", "person"))
                return named or (fact == "authority" and self.line.authority.search(self.words, 0, self.at) is not None)
            case "body":
                named = any(name.entity.type in _BODIES for name in self.names) or self.line.authority.search(self.words) is not None
                return named or (self.actor is not None and self.actor.kind == "authority")
            case "person":
                return any(n.entity.type is EntityType.PERSON for n in self.names) or bool(_PERSON.search(self.text, self.low, self.high))
            case "topic":
                return self.start - self.low > 1
            case "other":
                return bool(self.others) or bool(_BESIDE.search(self.text, max(self.low, self.start - 32), self.start))
            case "rule" | "norm":
                return any(name.entity.type is _DOCUMENTS[fact] for name in self.names)
            case "date":
                return bool(_DATE.search(self.text, self.line.low, self.high))
            case "named":
                return self._named(low, high)
            case "number":
                return any(self.end <= r.found.start <= self.end + _NEAR_NUMBER for r in self.readings) or self.text[self.end : self.end + 1].isdigit()
        return any(_is(reading, fact) for reading in self.readings if low <= reading.found.start < max(high, self._reach))

    @cached_property
    def names(self) -> Sequence[FoundName]:
        """Names in the clause."""
        return marks_within(self.line.names, self.low, self.high)

    @cached_property
    def _reach(self) -> int:
        """The end of the clause, or of the next one where that only states an amount."""
        bounds = self.line.bounds
        if self.index + 2 < len(bounds) and _MONEY_NEXT.match(self.text, self.high):
            return bounds[self.index + 2]
        return self.high

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """Amounts of the clause and of the next one where that states the amount of this one."""
        return [one for one in self.line.readings if self.low <= one.found.start < self._reach]

    @cached_property
    def actor(self) -> Actor | None:
        """Who acts: named in the clause, else in the one nearest before it, else spoken of before."""
        line = self.line
        here = actor_in(self.text, line.names, self.low, self.start) or unlisted_in(self.text, self.low, self.start)
        if here:
            return here
        for index in range(self.index - 1, -1, -1):
            if before := line.actor_of(index):
                return before._replace(how="carried" if self._opens_bare else "far")
        bare = _BARE.match(self.text, line.low, self.start)
        refers = _PRONOUN.match(self.text, line.low) or _PRONOUN.match(self.text, self.low) or (bare and bare.end() == self.start)
        return line.spoken._replace(how="spoken") if refers and line.spoken else None

    @cached_property
    def _opens_bare(self) -> bool:
        """Whether the clause has no subject of its own: nothing but adverbs, times and what prepositions govern before the wording."""
        bare = _BARE.match(self.text, self.low, self.start)
        at = bare.end() if bare else self.low
        return self.start - at <= _SHORT or self.text[at] in _PREPOSITIONS or bool(_PRONOUN.match(self.text, self.low))

    @cached_property
    def others(self) -> Sequence[FoundName]:
        """Names of other companies and bodies in the clause, those joined to the first one too."""
        return [
            name
            for name in self.names
            if name.entity.type in ACTORS and name.entity.type not in (EntityType.PLACE, EntityType.PERSON)
            and not (self.actor and (name.start == self.actor.start or name.entity.canonical == self.actor.canonical))
        ]

    @cached_property
    def partner(self) -> tuple[int, int] | None:
        """Whom the one who acts does it with: other names of the clause, else the words behind `与` in front of the wording."""
        if self.others:
            last = next((name for name in reversed(self.others) if name.start - self.others[0].end <= _LISTED), self.others[0])
            return self.others[0].start, last.end
        beside = _PARTNERED.search(self.text, max(self.low, self.start - 32), self.start)
        return beside.span("partner") if beside else None

    def _named(self, low: int, high: int) -> bool:
        return (
            any(name.entity.type in _NAMED_TYPES and low <= name.start and name.end <= high for name in self.names)
            or bool(_QUOTED.search(self.text, low, high) or _MODEL.search(self.text, low, high))
            or any(low <= start < high for start, _ in self.titles)
        )


def _is(reading: Reading, fact: str) -> bool:
    unit = reading.found.quantity.unit
    money = bool(_CURRENCY.fullmatch(unit))
    match fact:
        case "money":
            return money
        case "percent":
            return unit in ("%", "pp")
    return not money and unit not in ("%", "pp")


def _start(reading: Reading) -> int:
    return reading.found.start
