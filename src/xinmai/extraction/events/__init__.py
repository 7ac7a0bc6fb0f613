"""What happened: events with their type, wording, arguments, date and modality, each once for an article."""

from xinmai.extraction.events.found import FoundEvent
from xinmai.extraction.events.merging import tell_same
from xinmai.extraction.events.read import read_events

__all__ = ["FoundEvent", "read_events", "tell_same"]
