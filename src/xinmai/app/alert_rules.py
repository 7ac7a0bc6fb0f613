"""Rules of warning: `alerts.yaml`, read against a strict schema. What a rule fires on is decided in `alerting`."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from xinmai.app.forms import Clock, distinct, read_form
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.sources.words import read_rules

__all__ = ["FILE", "AlertBook", "AlertRule", "read_rulebook"]

FILE = "alerts.yaml"

Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Kind = Literal["words", "entity", "event", "figure", "audit", "change", "source", "early_warning"]
Topic = Literal["price", "lead_time", "utilisation", "inventory", "control", "shortage", "capacity", "concentration", "dependence", "anomaly"]
_NEEDS: dict[str, tuple[str, ...]] = {"words": ("words",), "entity": ("entity",), "event": ("types",), "figure": ("indicator",)}


class Quiet(BaseModel):
    """Hours in which only what is of high severity is told; over midnight where `to` comes before `from`."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    start: Clock = Field(alias="from")
    end: Clock = Field(alias="to")

    def covers(self, at: time) -> bool:
        """Whether a time of day lies within."""
        start, end = time.fromisoformat(self.start), time.fromisoformat(self.end)
        return start <= at < end if start <= end else at >= start or at < end


class AlertRule(BaseModel):
    """A rule. Which of its fields count depends on `kind`; `cooldown` are hours between two alerts of it.

    A rule on early warnings tells those of `topics` (of all where none is named) that are `least` severe or worse, each with the severity of the
    warning, and what is contested only where `contested` says so.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
    kind: Kind
    severity: Literal["high", "medium", "low"] = "medium"
    words: tuple[Word, ...] = ()
    entity: Word | None = None
    types: tuple[Word, ...] = ()
    indicator: Word | None = None
    subject: Word | None = None
    unit: Word | None = None
    above: float | None = None
    below: float | None = None
    changed: tuple[Literal["revised", "contradicted", "new"], ...] = ("revised", "contradicted")
    topics: tuple[Topic, ...] = ()
    least: Literal["high", "medium", "low"] = "medium"
    contested: bool = False
    sources: tuple[Word, ...] = ()
    cooldown: Annotated[float, Field(ge=0, le=24 * 366)] = 0
    digest: bool = False
    channels: tuple[Word, ...] = ()
    enabled: bool = True

    @field_validator("words")
    @classmethod
    def _rules(cls, lines: tuple[str, ...]) -> tuple[str, ...]:
        try:
            read_rules(lines)
        except UsageError as error:
            raise ValueError(str(error)) from None
        return lines

    @model_validator(mode="after")
    def _whole(self) -> Self:
        missing = next((name for name in _NEEDS.get(self.kind, ()) if not getattr(self, name)), None)
        if missing:
            msg = f"a rule on {self.kind} wants the field {missing}; add it"
            raise ValueError(msg)
        if self.kind == "figure" and self.above is None and self.below is None:
            msg = "a rule on figures wants above or below; add one"
            raise ValueError(msg)
        return self


class AlertBook(BaseModel):
    """All of `alerts.yaml`. Times of day are those `hours_from_utc` east of Greenwich; digests go out at `digest_at`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hours_from_utc: Annotated[float, Field(ge=-12, le=14)] = 8
    quiet: Quiet | None = None
    digest_at: Clock = "08:00"
    rules: tuple[AlertRule, ...] = ()

    @field_validator("rules")
    @classmethod
    def _distinct(cls, rules: tuple[AlertRule, ...]) -> tuple[AlertRule, ...]:
        return distinct(rules)


def read_rulebook(workspace: Workspace) -> AlertBook:
    """The rules of a workspace; none where it has no file. Raises `UsageError` with file, line and field."""
    file = workspace.folder / FILE
    return read_form(file, AlertBook) if file.is_file() else AlertBook()
