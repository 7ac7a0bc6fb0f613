"""Reads the links that an article states.

`customer_of` is no relation of its own: `甲是乙的客户` is read as 乙 supplies 甲, with its ends turned. What is merely
named together is no link: each needs a wording of the lexicon (`links.yaml`) with both its ends in place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from xinmai.extraction.links.antecedents import Antecedents
from xinmai.extraction.links.details import Figures, period_of
from xinmai.extraction.links.found import End, FoundLink
from xinmai.extraction.links.modality import modality_of
from xinmai.extraction.links.relations import RELATIONS, SYMMETRIC
from xinmai.extraction.links.scene import Scene, scene_of
from xinmai.extraction.links.slots import Slots
from xinmai.extraction.links.groups import ORGANISATIONS, Group
from xinmai.extraction.links.subjects import Filled, both_of
from xinmai.extraction.links.things import ThingReader, thing_reader
from xinmai.extraction.links.wordings import Cue, cue_reader
from xinmai.extraction.names import FoundName
from xinmai.extraction.sentence import Reading, marks_within
from xinmai.hanzi import sentences
from xinmai.lexicon import Lexicon, LinkWording
from xinmai.model import EntityType

__all__ = ["read_links"]

_BEHIND = 14
"""Characters behind an end in which a word that must follow it stands."""
_SURE, _CARRIED = 0.8, 0.6
"""Confidence of a link whose ends stand in its clause, and of one that takes an end up from before."""


_WEAK = frozenset(["subject", "topic", "lead"])
"""Slots that take what stands before; the other end is looked for first."""
_CARRIED_BY = frozenset(["carried", "antecedent"])
_DESCRIBES = re.compile(r"[^，。；：、\n]{0,6}的(?!同时)")
"""What makes of a clause without a subject a description of something that follows: 采用7nm工艺的芯片."""
_EXACT = re.compile(r"[A-Za-z0-9]")


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
        self._text, self._names, self._published = text, names, published
        self._cues = cue_reader(lexicon)
        self._things: ThingReader = thing_reader(lexicon)
        self._antecedents = Antecedents(text, names)
        self._figures = Figures(readings)

    def read(self) -> Iterator[FoundLink]:
        starts = [name.start for name in self._names]
        bounds = sentences(self._text)
        start = end = 0
        scene: Scene | None = None
        for cue in self._cues.find(self._text):
            while end <= cue.start:
                start, end = next(bounds)
                scene = None
            at = bisect_right(starts, cue.start)
            if at and self._names[at - 1].end > cue.start:
                continue
            if scene is None:
                scene = scene_of(self._text, start, end, marks_within(self._names, start, end))
            read = False
            for row in cue.rows:
                if row.relation != "none" and (row.also or not read):
                    stated = list(self._state(scene, cue, row))
                    yield from stated
                    read = read or bool(stated)

    def _state(self, scene: Scene, cue: Cue, row: LinkWording) -> Iterator[FoundLink]:
        low, high = scene.clause(cue.start)
        if row.before and not any(scene.text.find(word, low, cue.start) >= 0 for word in row.before):
            return
        if row.needs == "site" and not self._things.site(scene, cue.end, high):
            return
        kinds = RELATIONS[row.relation]
        slots = Slots(scene, cue._replace(rows=(row,)), self._antecedents, self._things)
        if row.relation in SYMMETRIC and (two := both_of(scene, cue.start, kinds.head)):
            for one, other in product(two[0].ends, two[1].ends):
                if kinds.allow(one, other):
                    yield self._link(scene, cue, row, (one, other), (_whole(two[0]), _whole(two[1])), None)
            return
        head, tail = self._ends(slots, row)
        if tail is None and "with" in row.tail and row.relation in SYMMETRIC and head and len(head.ends) > 1 and head.how in ("named", "governed"):
            yield from self._pairs(scene, cue, row, head)
            return
        if head is None or tail is None or (row.behind and not self._follows(row, max(tail.end, cue.end), high)):
            return
        tail = _fit(tail, row)
        if head.how in _CARRIED_BY and row.relation in ("makes", "uses") and _DESCRIBES.match(scene.text, tail.end):
            return
        goods = slots.fill(row.product, kinds.tail) if row.product else None
        if row.needs == "product" and row.product and goods is None:
            return
        taken = {one.name for one in tail.ends}
        for one, other in product(head.ends, tail.ends):
            if kinds.allow(one, other) and one.name not in taken:
                yield self._link(scene, cue, row, (one, other), (head, tail), goods)

    @staticmethod
    def _ends(slots: Slots, row: LinkWording) -> tuple[Filled | None, Filled | None]:
        """Both ends; what stands in a place of its own is looked for before what only stood earlier."""
        kinds = RELATIONS[row.relation]
        if row.tail[0] == "topic" and slots.speaks_of_itself():
            tail = slots.fill(row.tail, kinds.tail)
            return slots.fill(row.head, kinds.head, _names(tail)), tail
        strong = [slot for slot in row.tail if slot not in _WEAK], [slot for slot in row.head if slot not in _WEAK]
        tail = slots.fill(strong[0], kinds.tail)
        sought = kinds.head & _kinds_of(tail) if tail and row.relation == "substitutes" else kinds.head
        head = slots.fill(strong[1], sought, _names(tail))
        head = head or slots.fill([slot for slot in row.head if slot in _WEAK], sought, _names(tail))
        tail = tail or slots.fill([slot for slot in row.tail if slot in _WEAK], kinds.tail, _names(head))
        return head, tail

    def _pairs(self, scene: Scene, cue: Cue, row: LinkWording, both: Filled) -> Iterator[FoundLink]:
        """The links between the members of 甲与乙、丙合作: across 与, or each with each in a list."""
        sides = product(both.ends[: both.across], both.ends[both.across :]) if both.across else combinations(both.ends, 2)
        for one, other in sides:
            if RELATIONS[row.relation].allow(one, other):
                yield self._link(scene, cue, row, (one, other), (both, both), None)

    def _follows(self, row: LinkWording, at: int, high: int) -> bool:
        return any(self._text.find(word, at, min(high, at + _BEHIND)) >= 0 for word in row.behind)

    def _link(
        self, scene: Scene, cue: Cue, row: LinkWording, ends: tuple[End, End], filled: tuple[Filled, Filled], goods: Filled | None
    ) -> FoundLink:
        low, high = scene.clause(cue.start)
        inside = [slot for slot in filled if scene.start <= slot.start]
        outside = next((slot for slot in filled if slot.start < scene.start), None)
        start = min([low, *(scene.clause(slot.start)[0] for slot in inside)])
        end = max([high, *(slot.end for slot in inside)])
        start += len(self._text[start:end]) - len(self._text[start:end].lstrip())
        modality = modality_of(scene, min([cue.start, *(slot.start for slot in inside)]), (cue.start, cue.end), ended=row.ended)
        carried = outside is not None or any(slot.how == "carried" for slot in filled)
        return FoundLink(
            relation=row.relation,
            head=ends[0].name,
            tail=ends[1].name,
            start=start,
            end=end,
            product=goods.ends[0].name if goods else None,
            share=self._figures.share(low, high, cue.end),
            amount=self._figures.amount(low, high, cue.end) if row.relation in ("supplies", "invests_in", "partners_with") else None,
            period=period_of(self._text[scene.start : scene.end], self._text[start:end], self._published),
            modality=modality,
            rules=("link:stated", "link:carried") if carried else ("link:stated",),
            confidence=_CARRIED if carried else _SURE,
            antecedent=(outside.start, outside.end) if outside else None,
        )


def _names(filled: Filled | None) -> frozenset[str]:
    return frozenset(one.name for one in filled.ends) if filled else frozenset()


def _whole(group: Group) -> Filled:
    return Filled(group.ends, "carried", group.start, group.end)


def _kinds_of(filled: Filled) -> frozenset[str]:
    return frozenset("organisation" if one.type in ORGANISATIONS else "thing" for one in filled.ends)


def _fit(filled: Filled, row: LinkWording) -> Filled:
    """The ends that a relation admits: nobody makes a process, and what is used has a name or an exact kind (3nm工艺)."""
    if row.relation == "makes":
        made = [one for one in filled.ends if one.kind not in ("process", "vague") or one.type is EntityType.PRODUCT]
        kept = [one for one in made if row.needs != "product" or one.type is not EntityType.TECHNOLOGY]
    elif row.relation == "uses":
        kept = [one for one in filled.ends if one.type or (one.kind == "process" and _EXACT.search(one.name))]
    else:
        return filled
    return filled._replace(ends=tuple(kept))
