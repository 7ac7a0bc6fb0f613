"""Answers in the form of Microsoft Recognizers-Text: one list of findings for a kind and a sentence.

A second, wider view beside the readers of facts: it answers what stands in a sentence, not what was measured. One file
for each kind; all work on folded text of the same length, so that the offsets are those of the text given.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from xinmai.extraction.recognizers.age import read_ages
from xinmai.extraction.recognizers.currency import read_currencies
from xinmai.extraction.recognizers.dimension import read_dimensions
from xinmai.extraction.recognizers.moments import read_times
from xinmai.extraction.recognizers.number import read_numbers
from xinmai.extraction.recognizers.numberrange import read_ranges
from xinmai.extraction.recognizers.ordinal import read_ordinals
from xinmai.extraction.recognizers.percentage import read_percentages
from xinmai.extraction.recognizers.result import Found
from xinmai.extraction.recognizers.temperature import read_temperatures

__all__ = ["KINDS", "recognize"]

_READERS: dict[str, Callable[[str], list[Found]]] = {
    "number": read_numbers,
    "ordinal": read_ordinals,
    "numberrange": read_ranges,
    "percentage": read_percentages,
    "currency": read_currencies,
    "dimension": read_dimensions,
    "age": read_ages,
    "temperature": read_temperatures,
}
_TIMES = "datetime"
_UNSAID = datetime(2000, 1, 1)  # noqa: DTZ001
"""Relative times of a text that comes without a reference are counted from here: the answer must not depend on the clock."""

KINDS = frozenset({*_READERS, _TIMES})
"""What can be asked for."""


def recognize(kind: str, text: str, reference: datetime | str | None = None) -> list[dict[str, Any]] | None:
    """What a text says of one kind, in its order; `None` for a kind that is not read here.

    `reference` is the moment that relative times are counted from, as a datetime or in ISO 8601.
    """
    if kind == _TIMES:
        moment = datetime.fromisoformat(reference) if isinstance(reference, str) else reference
        return [found.record() for found in read_times(text, moment or _UNSAID)]
    reader = _READERS.get(kind)
    return None if reader is None else [found.record() for found in reader(text)]
