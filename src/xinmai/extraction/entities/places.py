"""Places by the last word of their names, behind a place that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rjieba

from xinmai.extraction.entities.forms import Cue, Forms
from xinmai.extraction.entities.leftward import read_back
from xinmai.extraction.entities.spotted import Spotted
from xinmai.model import EntityType

__all__ = ["find_places"]

_LONGEST = 12
_DISTRICT = range(1, 4)
"""Characters of a district's own name."""
_DISTRICT_TAGS = ("ns", "nr", "nz")
_OUTER = ("省", "市", "州", "区", "县")


def find_places(text: str, cues: Iterable[Cue], forms: Forms) -> Iterator[Spotted]:
    """Districts and parks that the name of a place opens."""
    for cue in cues:
        if cue.kind != "area":
            continue
        words = read_back(text, cue.start, forms)
        placed = next((word for word in words if word.place), None)
        if placed is None or cue.end - placed.start > _LONGEST:
            continue
        if cue.end - cue.start > 1 or _is_district(text, placed.start + len(placed.text), cue.start):
            yield Spotted(placed.start, cue.end, EntityType.PLACE, "name:place", False)


def _is_district(text: str, start: int, end: int) -> bool:
    """Whether a stretch behind a larger place is the name of a district: 无锡市新吴区."""
    start += text.startswith(_OUTER, start) and end - start > 1
    own = text[start:end]
    if len(own) not in _DISTRICT:
        return False
    words = rjieba.tag(own + text[end])
    return len(words) == 1 and words[0][1] in _DISTRICT_TAGS
