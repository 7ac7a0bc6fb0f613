"""What links cost: a small part of what observations cost over the same passages, counted in calls, not by a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from xinmai.extraction.links import read_links
from xinmai.extraction.names import name_reader
from xinmai.extraction.observation import read_observations
from xinmai.lexicon import default_lexicon

PASSAGES = Path(__file__).parents[2] / "passages"
LEXICON = default_lexicon()
PART = 0.1


def calls(work: Callable[[], object]) -> int:
    """Calls made while something is done, into Python and into C."""
    count = 0

    def tick(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_links_are_read_at_a_small_part_of_the_cost_of_observations() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(PASSAGES.rglob("*.txt"))[:60]]
    names = [list(name_reader(LEXICON).find(text)) for text in texts]
    read_links(texts[0], names[0], [], None, LEXICON)
    list(read_observations(texts[0], names[0], None, LEXICON))
    links = calls(lambda: [read_links(t, n, [], "2024-05-06", LEXICON) for t, n in zip(texts, names, strict=True)])
    observations = calls(lambda: [list(read_observations(t, n, "2024-05-06", LEXICON)) for t, n in zip(texts, names, strict=True)])
    assert links < PART * observations
