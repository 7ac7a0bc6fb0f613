"""Reads the links that an article states.

`customer_of` is no relation of its own: `甲是乙的客户` is read as 乙 supplies 甲, with its ends turned. What is merely
named together is no link: each needs a wording of the lexicon (`links.yaml`) with both its ends in place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import combinations, product

from xinmai.extraction.in_order import InOrder
from xinmai.extraction.links.antecedents import Antecedents
from xinmai.extraction.links.details import Figures, Times
from xinmai.extraction.links.ends import ends_of
from xinmai.extraction.links.found import Filled, FoundLink, Wanted
from xinmai.extraction.links.frame import Frame
from xinmai.extraction.links.groups import ORGANISATIONS, End, kinds_of
from xinmai.extraction.links.modality import modality_of
from xinmai.extraction.links.nouns import nouns_of
from xinmai.extraction.links.relations import RELATIONS, SYMMETRIC, possible_relations
from xinmai.extraction.links.scene import Scene, scene_of
from xinmai.extraction.links.slots import Slots
from xinmai.extraction.links.subjects import several_of
from xinmai.extraction.links.things import ThingReader, thing_reader
from xinmai.extraction.links.wordings import cue_reader
from xinmai.extraction.names import FoundName
from xinmai.extraction.sentence import Reading
from xinmai.hanzi import sentences
from xinmai.lexicon import Lexicon, LinkWording
from xinmai.model import EntityType

__all__ = ["read_links"]

_MOST = 32
"""Wordings of one sentence that are looked at; what has more is no sentence."""
_BEHIND = 14
"""Characters behind an end in which a word that must follow it stands."""
_SURE, _CARRIED = 0.8, 0.6
"""Confidence of a link whose ends stand in its clause, and of one that takes an end up from before."""
_PLAIN = frozenset(["named", "governed"])
_TAKEN_UP = frozenset(["carried", "antecedent", "several"])
"""How ends were come by: written in the clause, or only taken up by it."""
_OF_THINGS = frozenset(["makes", "uses"])
_PAID = frozenset(["supplies", "invests_in", "partners_with"])
"""Relations that an amount of money belongs to."""
_SAME = re.compile("公司|集团|其|该|此|这|双方|两者|二者")
_ACTORS = ORGANISATIONS | {EntityType.PRODUCT, EntityType.TECHNOLOGY}
"""Words that take up who was named before, and the names of who may be linked."""
_DESCRIBES = re.compile(r"[^，。；：、\n]{0,6}的(?!同时)")
"""What makes of a clause without a subject a description of something that follows: 采用7nm工艺的芯片."""


def read_links(
    text: str, names: Sequence[FoundName], readings: Sequence[Reading], published: str | None, lexicon: Lexicon
) -> list[FoundLink]:
    """Links of an article's clean text in order, each once."""
    reader = _Reader(text, names, readings, published, lexicon)
    found: dict[tuple[object, ...], FoundLink] = {}
    for link in reader.read():
        ends = (link.head, link.tail) if link.relation not in SYMMETRIC else tuple(sorted((link.head, link.tail)))
        found.setdefault((link.relation, *ends, link.modality), link)
    return sorted(found.values(), key=lambda link: (link.start, link.end))


class _Reader:
    def __init__(
        self, text: str, names: Sequence[FoundName], readings: Sequence[Reading], published: str | None, lexicon: Lexicon
    ) -> None:
        self._text, self._found = text, names
        self._cues = cue_reader(lexicon)
        self._things: ThingReader = thing_reader(lexicon)
        self._nouns = nouns_of(lexicon)
        self._figures, self._times = Figures(readings), Times(text, published)

    @cached_property
    def _names(self) -> InOrder[FoundName]:
        return InOrder(self._found)

    @cached_property
    def _antecedents(self) -> Antecedents:
        return Antecedents(self._text, self._found)

    def read(self) -> Iterator[FoundLink]:
        bounds = sentences(self._text)
        start = end = looked_at = 0
        possible: Collection[str] = ()
        scene: Scene | None = None
        for cue in self._cues.find(self._text):
            if end <= cue.start:
                while end <= cue.start:
                    start, end = next(bounds)
                possible, scene, looked_at = self._possible(start, end), None, 0
            looked_at += 1
            if looked_at > _MOST or not possible:
                continue
            rows = [row for row in cue.rows if row.relation in possible and self._leads(row, start, cue.start)]
            if rows and self._names.over(cue.start) is None:
                # laid out when the first wording asks for it, as half of the sentences need not be
                scene = scene or scene_of(self._text, start, end, self._names.within(start, end))
                yield from self._stated(Frame.of(scene, self._antecedents, self._nouns, (cue.start, cue.end)), rows)

    def _stated(self, frame: Frame, rows: Sequence[LinkWording]) -> Iterator[FoundLink]:
        read = False
        for row in rows:
            if row.also or not read:
                stated = list(self._state(frame, row))
                yield from stated
                read = read or (bool(stated) and not row.also)

    def _possible(self, start: int, end: int) -> Collection[str]:
        """The relations that a sentence can state: none if it names nothing that a link could join."""
        names = self._names.within(start, end)
        if not names and self._text.find("公司", start, end) < 0:
            return ()
        takes_up = _SAME.search(self._text, start, end) is not None
        acts = takes_up or any(name.entity.type in _ACTORS for name in names)
        return possible_relations(kinds_of(names), taken_up=takes_up) if acts else ()

    def _leads(self, row: LinkWording, start: int, at: int) -> bool:
        """Whether a word stands in the sentence that must stand in front of a wording, where one must."""
        return not row.before or any(self._text.find(word, start, at) >= 0 for word in row.before)

    def _state(self, frame: Frame, row: LinkWording) -> Iterator[FoundLink]:
        since = _behind_last(frame, row.before) if row.before else 0
        if row.before and not since:
            return
        kinds = RELATIONS[row.relation]
        if row.needs == "site" and not self._things.site(frame.scene, frame.end, frame.high):
            return
        slots = Slots(frame, row.relation, self._things, since)
        if row.relation in SYMMETRIC and (several := several_of(frame, Wanted(kinds.head))):
            yield from self._pairs(frame, row, several)
            return
        head, tail = ends_of(slots, row)
        alone = head or tail
        if row.relation in SYMMETRIC and alone and not (head and tail) and len(alone.ends) > 1 and alone.how in _PLAIN:
            yield from self._pairs(frame, row, alone)
        if head is None or tail is None or (row.behind and not self._follows(row, max(tail.end, frame.end), frame.high)):
            return
        if head.how in _TAKEN_UP and row.relation in _OF_THINGS and _DESCRIBES.match(frame.text, tail.end):
            return
        goods = slots.fill(row.product, Wanted(kinds.tail)) if row.product else None
        if goods or not (row.needs == "product" and row.product):
            yield from self._links(frame, row, head, tail, goods)

    def _links(self, frame: Frame, row: LinkWording, head: Filled, tail: Filled, goods: Filled | None = None) -> Iterator[FoundLink]:
        for one, other in product(head.ends, tail.ends):
            if RELATIONS[row.relation].allow(one, other) and one.name not in tail.names:
                yield self._link(frame, row, (one, other), (head, tail), goods)

    def _pairs(self, frame: Frame, row: LinkWording, both: Filled) -> Iterator[FoundLink]:
        """The links between the members of 甲与乙、丙合作: across 与, or each with each in a list."""
        sides = product(both.ends[: both.across], both.ends[both.across :]) if both.across else combinations(both.ends, 2)
        for one, other in sides:
            if RELATIONS[row.relation].allow(one, other):
                yield self._link(frame, row, (one, other), (both, both), None)

    def _follows(self, row: LinkWording, at: int, high: int) -> bool:
        return any(self._text.find(word, at, min(high, at + _BEHIND)) >= 0 for word in row.behind)

    def _link(
        self, frame: Frame, row: LinkWording, ends: tuple[End, End], filled: tuple[Filled, Filled], goods: Filled | None
    ) -> FoundLink:
        scene, low, high = frame.scene, frame.low, frame.high
        inside = [slot for slot in filled if scene.start <= slot.start]
        outside = next((slot for slot in filled if slot.start < scene.start), None)
        start = min([low, *(scene.clause(slot.start)[0] for slot in inside)])
        end = max([high, *(slot.end for slot in inside)])
        start += len(self._text[start:end]) - len(self._text[start:end].lstrip())
        carried = any(slot.how in _TAKEN_UP for slot in filled)
        return FoundLink(
            relation=row.relation,
            head=ends[0].name,
            tail=ends[1].name,
            start=start,
            end=end,
            product=goods.ends[0].name if goods else None,
            share=self._figures.share(low, high, frame.end),
            amount=self._figures.amount(low, high, frame.end) if row.relation in _PAID else None,
            period=self._times.period(scene.start, scene.end, start, end),
            modality=modality_of(frame, min([frame.start, *(slot.start for slot in inside)]), deed=row.relation == "invests_in", ended=row.ended),
            rules=("link:carried",) if carried else ("link:stated",),
            confidence=_CARRIED if carried else _SURE,
            antecedent=(outside.start, outside.end) if outside else None,
        )


def _behind_last(frame: Frame, words: Sequence[str]) -> int:
    """Where the last of some words in front of a wording ends; 0 where none stands in its clause."""
    return max((at + len(word) for word in words if (at := frame.text.rfind(word, frame.low, frame.start)) >= 0), default=0)
