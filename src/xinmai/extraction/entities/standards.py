"""Standards by their numbers: an issuer's letters with digits behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from xinmai.extraction.entities.forms import Forms
from xinmai.extraction.entities.spotted import Spotted
from xinmai.model import EntityType

__all__ = ["find_standards"]

_NUMBER = r"[ -]?(?:Release|Rel|R)?[ -]?[A-Z]?\d{1,6}(?:\.\d{1,4}){0,3}[A-Za-z]{0,3}(?:[-—–:]\d{1,4}){0,3}"


def find_standards(text: str, forms: Forms) -> Iterator[Spotted]:
    """Numbers of standards."""
    for match in _pattern(forms).finditer(text):
        yield Spotted(match.start(), match.end(), EntityType.STANDARD, "name:number")


@lru_cache(maxsize=4)
def _pattern(forms: Forms) -> re.Pattern[str]:
    issuers = "|".join(re.escape(word) for word in sorted(forms.of("issuer"), key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z0-9/.])(?:{issuers}){_NUMBER}(?![A-Za-z0-9])" if issuers else r"(?!)", re.ASCII)
