"""The schema of `holidays.yaml`: which days of a year are worked in mainland China otherwise than from Monday to Friday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

__all__ = ["Holidays"]

_LONGEST = 31
"""Days of one stretch; more is a mistake in writing."""


class Holidays(BaseModel):
    """An entry of `holidays.yaml`: the days off of a year, single or `first/last`, and the days of weekends that are worked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    year: Annotated[int, Field(ge=2000, le=2100)]
    source: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
    free: tuple[str, ...]
    worked: tuple[date, ...] = ()

    @field_validator("free", mode="before")
    @classmethod
    def _as_text(cls, spans: object) -> object:
        """YAML reads a single day as a date."""
        return tuple(map(str, spans)) if isinstance(spans, list | tuple) else spans

    @model_validator(mode="after")
    def _of_the_year(self) -> Self:
        strange = next((day for day in (*self.days_free, *self.worked) if day.year != self.year), None)
        if strange is not None:
            msg = f"{strange} is no day of {self.year}"
            raise ValueError(msg)
        return self

    @property
    def days_free(self) -> frozenset[date]:
        """Every day off. Raises `ValueError` on a stretch that is none."""
        return frozenset(day for span in self.free for day in _days(span))


def _days(span: str) -> Iterator[date]:
    first, _, last = span.partition("/")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    if not 0 <= (end - start).days < _LONGEST:
        msg = f"{span} is no stretch of days"
        raise ValueError(msg)
    yield from (start + timedelta(days=at) for at in range((end - start).days + 1))
