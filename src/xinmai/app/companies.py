"""Which company a subject of figures is, for lists of rivals."""

from __future__ import annotations

from collections.abc import Callable

from xinmai.analysis import company_and_use
from xinmai.lexicon import Lexicon

__all__ = ["company_reader"]


def company_reader(lexicon: Lexicon) -> Callable[[str], str | None]:
    """Gives the company that a subject is, under its canonical name; `None` where it is more, or another thing."""

    def company_of(subject: str) -> str | None:
        found = company_and_use(subject, lexicon)
        return found[0] if found and not found[1] else None

    return company_of
