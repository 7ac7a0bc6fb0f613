"""`Happening`: one event as several articles tell it."""

from __future__ import annotations

from dataclasses import dataclass

from xinmai.model.fact import Event, Modality
from xinmai.model.identity import stable_id

__all__ = ["Happening"]


@dataclass(frozen=True, slots=True)
class Happening:
    """Reports of one event, the first one first; `origins` counts those that do not repeat another.

    `subject` is the canonical name of who acts, where known. A happening without a report raises `ValueError`.
    """

    type: str
    subject: str | None
    reports: tuple[Event, ...]
    origins: int

    def __post_init__(self) -> None:
        if not 0 < self.origins <= len(self.reports):
            msg = f"{len(self.reports)} reports cannot have {self.origins} origins"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Hash of its reports, whatever order they came in."""
        return stable_id("happening", *sorted(event.id for event in self.reports))

    @property
    def first(self) -> str:
        """Id of the article that reported it first."""
        return self.reports[0].evidence.article_id

    @property
    def fullest(self) -> Event:
        """The report that tells most; of equals the earliest."""
        return max(self.reports, key=lambda event: len(event.args))

    @property
    def modality(self) -> Modality:
        """How real it is by the latest report: what was planned may have been done since, or called off."""
        return self.reports[-1].modality
