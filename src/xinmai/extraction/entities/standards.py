"""Standards by their numbers: an issuer's letters with digits behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xinmai.extraction.entities.forms import Cue
from xinmai.extraction.entities.spotted import Spotted
from xinmai.model import EntityType

__all__ = ["find_standards"]

_NUMBER = re.compile(
    r"[ -]?(?:Release|Rel|R)?[ -]?[A-Z]?\d{1,6}(?:\.\d{1,4}){0,3}[A-Za-z]{0,3}(?:[-—–:]\d{1,4}){0,3}(?![A-Za-z0-9])", re.ASCII
)
_SIGNS = frozenset("/.")


def find_standards(text: str, cues: Iterable[Cue]) -> Iterator[Spotted]:
    """Numbers of standards."""
    for cue in cues:
        if cue.kind == "issuer" and not _goes_on_before(text, cue.start) and (number := _NUMBER.match(text, cue.end)):
            yield Spotted(cue.start, number.end(), EntityType.STANDARD, "name:number")


def _goes_on_before(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return before.isascii() and (before.isalnum() or before in _SIGNS) if before else False
