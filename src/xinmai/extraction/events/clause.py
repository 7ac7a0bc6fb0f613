"""The clause of a wording, and what conditions ask of it; worked out when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from xinmai.extraction.events.actors import ACTORS, Actor, How, actor_in, is_governed, unlisted_in
from xinmai.extraction.events.line import Line
from xinmai.extraction.names import FoundName
from xinmai.extraction.observation import Reading
from xinmai.extraction.sentence import marks_within
from xinmai.model import EntityType

__all__ = ["Clause"]

_CURRENCY = re.compile(r"[A-Z]{3}")
_SHARES = ("%", "pp")
_DATE = re.compile(r"\d{1,2}月|\d{4}\s?年|[今明去后]年|近日|日前|近期|今日|昨[日天]|[上下本]周|季|当地时间|最近|刚刚|年[初底末]")
_QUOTED = re.compile(r"[“「]([^“”「」]{1,24})[”」]")
_MODEL = re.compile(r"[A-Za-z][A-Za-z+-]*\s?-?\d[A-Za-z0-9-]*|\d+[A-Z][A-Za-z0-9-]+")
_PRONOUN = re.compile(
    r"\s*(?:并|还|也|又|而|且|则|同时|此外|另外|其中|目前|据悉|日前|近日)*"
    r"(?:公司|该公司|本公司|集团|管理层|董事会|其|双方|该企业|前者|后者|两家|上述|此次|本次|该|这)"
)
_BARE = re.compile(
    r"(?:\s|[，、]|同时|此外|另外|随后|日前|近日|目前|还|并|也|又|再|则|已经?|将|再次|正式|宣布|更|一并|同日|同步|其后|今年以来|\d{1,4}[年月日])*"
)
"""What may stand in a sentence in front of its verb where its subject is left out."""
_SHORT = 3
_PREPOSITIONS = frozenset("在于向对与和为以从由将把就给拟已完获")
_BESIDE = re.compile(r"(?:与|和|跟|同|携手|联手)[^，。；]{2,30}\Z")
_PARTNER = re.compile(
    r"(?:与|和|跟|同|携手|联手|联合)(?P<partner>[^，。；、与和]{2,24}?)"
    r"(?:达成|签署|签订|展开|开展|建立|正式|共同|再次|已|将|就|在|近日|日前|宣布|联合|[，、]|\w{2,8})?\Z"
)
_REACH = 32
"""Characters in front of a wording in which its partner stands."""
_LISTED = 16
"""Characters within which names are one list."""
_PERSON = re.compile(r"(?:先生|女士|教授|博士)(?<=[\u4e00-\u9fff]{4})")
_AMOUNT_NEXT = re.compile(
    r"[，,；;:：]?\s?(?:合同|项目|其中|预计|计划|交易|投资|募资|涉及|融资|合计|本轮|中标|采购|最高|总|后者|每股|部分\w{0,4})?"
    r"(?:总?金额|总?投资额?|总额|规模|募资|作价|对价|注册资本|共计|合计|总价|价值|估值|增幅|涨幅|降幅|幅度|约|为|达|总计|投资|募集资金|资金|拟)"
)
_THINGS = frozenset([EntityType.PRODUCT, EntityType.TECHNOLOGY, EntityType.STANDARD, EntityType.POLICY])
_BODIES = frozenset([EntityType.GOVERNMENT, EntityType.PLACE])
_NO_PARTNERS = frozenset([EntityType.PLACE, EntityType.PERSON])
_DOCUMENTS = {"rule": EntityType.POLICY, "norm": EntityType.STANDARD}
_NEAR_NUMBER = 4
_BEFORE, _BEHIND = 120, 80
"""Characters of a clause that are looked at; what is longer is a list or lacks its commas."""


class Clause:
    """The clause around the wording at `[start, end)`; `words` are its words, titles blanked, with the wording at `[at, to)`."""

    def __init__(self, line: Line, start: int, end: int) -> None:
        self.line, self.text, self.start, self.end = line, line.text, start, end
        self.index = line.clause_at(start)
        self.low = max(line.bounds[self.index], start - _BEFORE)
        self.high = max(min(line.bounds[self.index + 1], end + _BEHIND), end)
        self.words = line.without_titles(self.low, self.high)
        self.at, self.to = start - self.low, end - self.low
        self.names: Sequence[FoundName] = marks_within(line.names, self.low, self.high) if line.names else ()
        self._looked = False
        self._actor: Actor | None = None
        self._facts: dict[tuple[str, str], bool] = {}

    @property
    def titles(self) -> Sequence[tuple[int, int]]:
        """Book titles in the clause and in the one before it."""
        low = self.line.bounds[max(self.index - 1, 0)]
        return [span for span in self.line.titles if low <= span[0] < self.high]

    def has(self, fact: str, where: str) -> bool:
        """Whether a fact of `lexicon.conditions.FACTS` holds; `where` narrows it to what stands before or behind the wording."""
        known = self._facts.get((fact, where))
        if known is None:
            known = self._facts[fact, where] = self._holds(fact, where)
        return known

    def _holds(self, fact: str, where: str) -> bool:
        match fact:
            case "company" | "actor" | "authority" | "body" | "person":
                return self._acts(fact)
            case "topic":
                return self.start - self.low > 1
            case "other":
                return bool(self.others) or bool(_BESIDE.search(self.text, max(self.low, self.start - _REACH), self.start))
            case "rule" | "norm":
                return any(name.entity.type is _DOCUMENTS[fact] for name in self.names)
            case "date":
                return bool(_DATE.search(self.text, self.line.low, self.high))
            case "number":
                return any(0 <= one.found.start - self.end <= _NEAR_NUMBER for one in self.readings) or self.text[self.end : self.end + 1].isdigit()
        low = self.end if where.startswith(">") else self.low
        high = self.start if where.startswith("<") else self.high
        if fact == "named":
            return self._names_thing(low, high)
        return any(_is(one, fact) for one in self.readings if low <= one.found.start and (not where.startswith("<") or one.found.start < high))

    def _acts(self, fact: str) -> bool:
        if fact == "person":
            return any(name.entity.type is EntityType.PERSON for name in self.names) or bool(_PERSON.search(self.words))
        kind = self.actor.kind if self.actor else ""
        if fact == "body":
            named = kind == "authority" or any(name.entity.type in _BODIES for name in self.names)
            return named or self.line.authority.search(self.text, self.line.low, self.high) is not None
        if fact == "authority":
            return kind == fact or self.line.authority.search(self.words, 0, self.at) is not None
        return kind == fact or (fact == "actor" and kind not in ("", "person"))

    def _names_thing(self, low: int, high: int) -> bool:
        return (
            any(name.entity.type in _THINGS and low <= name.start and name.end <= high for name in self.names)
            or bool(_QUOTED.search(self.text, low, high) or _MODEL.search(self.text, low, high))
            or any(low <= start < high for start, _ in self.titles)
        )

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """Amounts of the clause, and of the next one where that only states the amount of this one."""
        bounds, until = self.line.bounds, self.high
        if self.index + 2 < len(bounds) and _AMOUNT_NEXT.match(self.text, self.high):
            until = bounds[self.index + 2]
        return [one for one in self.line.readings if self.low <= one.found.start < until]

    @property
    def actor(self) -> Actor | None:
        """Who acts: named in the clause, else in the one nearest before it, else spoken of before."""
        if not self._looked:
            self._looked, self._actor = True, self._find_actor()
        return self._actor

    def _find_actor(self) -> Actor | None:
        line = self.line
        here = actor_in(self.text, self.names, self.low, self.start) if self.names else None
        if here := here or unlisted_in(self.text, self.low, self.start) or self._authority():
            return here
        if line.names:
            for index in range(self.index - 1, -1, -1):
                if before := line.actor_of(index):
                    return before._replace(how=How.CARRIED if self._opens_bare() else How.FAR)
        bare = _BARE.match(self.text, line.low, self.start)
        left_out = bare is not None and bare.end() == self.start
        refers = left_out or _PRONOUN.match(self.text, line.low) or _PRONOUN.match(self.text, self.low)
        return line.spoken if refers else None

    def _authority(self) -> Actor | None:
        """A government or body that is not named but called so: `政府`, `两部门`."""
        called = self.line.authority.search(self.words, 0, self.at)
        if called is None or is_governed(self.words, 0, called.start()):
            return None
        start, end = self.low + called.start(), self.low + called.end()
        return Actor(start, end, "authority", called.group(), end)

    def _opens_bare(self) -> bool:
        """Whether the clause has no subject of its own: only adverbs, times and what prepositions govern before the wording."""
        bare = _BARE.match(self.text, self.low, self.start)
        at = bare.end() if bare else self.low
        return self.start - at <= _SHORT or self.text[at] in _PREPOSITIONS or bool(_PRONOUN.match(self.text, self.low))

    @cached_property
    def others(self) -> Sequence[FoundName]:
        """Names of other companies and bodies in the clause, those joined to the first one too."""
        actor = self.actor
        return [
            name
            for name in self.names
            if name.entity.type in ACTORS
            and name.entity.type not in _NO_PARTNERS
            and not (actor and (name.start == actor.start or name.entity.canonical == actor.canonical))
        ]

    @property
    def partner(self) -> tuple[int, int] | None:
        """Whom the one who acts does it with: other names of the clause, else the words behind `与` in front of the wording."""
        if self.others:
            first = self.others[0]
            last = next((name for name in reversed(self.others) if name.start - first.end <= _LISTED), first)
            return first.start, last.end
        beside = _PARTNER.search(self.text, max(self.low, self.start - _REACH), self.start)
        return beside.span("partner") if beside else None


def _is(reading: Reading, fact: str) -> bool:
    unit = reading.found.quantity.unit
    money = bool(_CURRENCY.fullmatch(unit))
    if fact == "count":
        return not money and unit not in _SHARES
    return money if fact == "money" else unit in _SHARES
