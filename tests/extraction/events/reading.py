"""Short way to the events of a passage."""

from __future__ import annotations

from xinmai.extraction.events import FoundEvent, read_events
from xinmai.extraction.names import name_reader
from xinmai.extraction.observation import read_observations
from xinmai.lexicon import default_lexicon

PUBLISHED = "2024-05-09"


def events(text: str, published: str | None = PUBLISHED) -> list[FoundEvent]:
    """What is read from a passage, in order."""
    lexicon = default_lexicon()
    names = list(name_reader(lexicon).find(text))
    return read_events(text, names, list(read_observations(text, names, published, lexicon)), published, lexicon)


def the_event(text: str, published: str | None = PUBLISHED) -> FoundEvent:
    """The only event of a passage."""
    (found,) = events(text, published)
    return found
