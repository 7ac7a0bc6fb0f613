"""The slots of `links.yaml`, each with the function that fills it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from xinmai.extraction.links.found import Filled, Wanted
from xinmai.extraction.links.frame import Frame
from xinmai.extraction.links.groups import End
from xinmai.extraction.links.noun_slots import here, member, owner
from xinmai.extraction.links.relations import SYMMETRIC
from xinmai.extraction.links.subjects import subject_of
from xinmai.extraction.links.things import ThingReader
from xinmai.extraction.links.verb_slots import (
    across,
    beside,
    governed,
    lead,
    object_of,
    recalled,
    those,
    topic,
    upcoming,
)

__all__ = ["Slots"]

_WHOLE = frozenset(["invests_in", "competes_with"])
"""Relations to a company, not to a part of it or its orders."""
_PREPOSITIONS = frozenset(["to", "with", "by", "from", "place", "instead", "moved"])
_ALONE = {"subject": subject_of, "topic": topic, "lead": lead, "upcoming": upcoming, "recalled": recalled, "beside": beside, "of": owner, "member": member, "here": here}


class Slots(NamedTuple):
    """What stands around one wording of a relation; a slot is filled when it is asked for."""

    frame: Frame
    relation: str
    things: ThingReader
    since: int = 0
    """Where what a noun belongs to may start: behind the word that must stand in front of it (获甲的订单)."""

    def fill(self, slots: Collection[str], wanted: Wanted) -> Filled | None:
        """The first of some slots that names anything wanted."""
        for slot in slots:
            if filled := self._one(slot, wanted):
                return filled
        return None

    def speaks_of_itself(self) -> bool:
        """Whether the clause says 公司, which is then rather the company that reports than the one spoken of last."""
        return self.frame.text.startswith(("公司", "本公司"), self.frame.low)

    def _one(self, slot: str, wanted: Wanted) -> Filled | None:
        frame = self.frame
        if slot == "of" and self.since:
            return owner(frame._replace(low=self.since), wanted)
        if slot in _ALONE:
            return _ALONE[slot](frame, wanted)
        if slot == "object":
            return object_of(frame, wanted, whole=self.relation in _WHOLE)
        if slot in _PREPOSITIONS:
            found = governed(slot, frame, wanted)
            if found is None and slot == "with":
                found = (None if self.relation in SYMMETRIC else across(frame, wanted)) or those(frame, wanted)
            return found
        return _filled(self._things(slot), wanted)

    def _things(self, slot: str) -> tuple[End, ...]:
        if slot == "things":
            return self.things.before(self.frame.scene, self.frame.start)
        if slot == "listed":
            return self.things.listed(self.frame.scene, self.frame.end)
        last, loose = self.relation != "uses", self.relation == "supplies"
        asked, known = (self.frame.end, last, loose), self.frame.scene.things
        if asked not in known:
            known[asked] = self.things.behind(self.frame.scene, self.frame.end, last=last, loose=loose)
        return known[asked]


def _filled(ends: tuple[End, ...], wanted: Wanted) -> Filled | None:
    kept = tuple(one for one in ends if one.name not in wanted.without)
    return Filled(kept, "thing", kept[0].start, kept[-1].end) if kept else None
