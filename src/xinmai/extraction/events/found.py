"""`FoundEvent`: an event read in a text, with the stretches that fill its roles."""

from __future__ import annotations

from dataclasses import dataclass

from xinmai.extraction.events.arguments import Argument
from xinmai.extraction.observation import Reading
from xinmai.model import Modality

__all__ = ["FoundEvent"]


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event whose wording stands at `[start, end)`; offsets of `args` count in the same clean text.

    `actor` is the canonical name of who acts, or the words for it; `told` are the words of the arguments by role; `amount` is
    the reading that states how much. `sentence` and `clause` say where those start; `partners` are the other names in the clause.
    """

    start: int
    end: int
    type: str
    actor: str
    date: str | None
    args: tuple[Argument, ...]
    told: dict[str, str]
    modality: Modality
    amount: Reading | None
    rules: tuple[str, ...]
    confidence: float
    sentence: int = 0
    clause: int = 0
    partners: frozenset[str] = frozenset()
