"""Places by the last word of their names, behind a place that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xinmai.extraction.entities.forms import Cue, Forms
from xinmai.extraction.entities.leftward import read_back
from xinmai.extraction.entities.spotted import Spotted
from xinmai.model import EntityType

__all__ = ["find_places"]

_LONGEST = 12


def find_places(text: str, cues: Iterable[Cue], forms: Forms) -> Iterator[Spotted]:
    """Districts and parks that the name of a place opens."""
    for cue in cues:
        if cue.kind == "area" and (words := read_back(text, cue.start, forms)):
            placed = next((word for word in words if word.place), None)
            if placed and cue.end - placed.start <= _LONGEST and text[cue.start - 1] not in "省市":
                yield Spotted(placed.start, cue.end, EntityType.PLACE, "name:place", False)
