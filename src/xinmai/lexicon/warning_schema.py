"""The schema of the rules of early warning: what is looked at, from which bound on it is told, and why that bound."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from xinmai.lexicon.schema import EventType, Maybe, Name, Names

__all__ = ["WarningRule"]

_WANTS: dict[str, tuple[str, ...]] = {
    "level": ("indicators",),
    "rate": ("indicators", "against"),
    "points": ("indicators", "against"),
    "share": (),
    "event": ("types",),
    "anomaly": ("least",),
}


class WarningRule(BaseModel):
    """An entry of `early_warnings.yaml`. Which fields count depends on its kind.

    - `level`: a figure of one of `indicators` beyond a bound, which is in `unit` where that is a length of time, else as stated
    - `rate`: how far it moved, in percent, stated or worked out · `points`: how far a percentage moved, in percentage points;
      `against` says against what: the same time a `year` before, the `period` before, or a stretch that is not named (`span`)
    - `share`: the change of the Herfindahl index of suppliers that two lists have in common, where it is `floor` or more
    - `event`: deeds of `types` told with one of `words`; bounds are of the kind of `amount` told with it, percent or money in CNY; without
      such an amount it has the severity `bare`
    - `anomaly`: the newest of `least` points or more, so many spreads off its trend and off its usual step, and by `floor` percent at least

    One of `also` must stand in the sentence and none of `unless`. `low`, `medium` and `high` are the bounds from which on it has that severity. `named` asks that a link of the chain is
    named, or a firm in one, and `stages` that the link is of one of these. `cooldown` are days in which the same thing is not told again, `fresh` the months after which a fact is background.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    topic: Literal["price", "lead_time", "utilisation", "inventory", "control", "shortage", "capacity", "concentration", "dependence", "anomaly"]
    kind: Literal["level", "rate", "points", "share", "event", "anomaly"]
    name: Name
    english: Name
    reason: Name
    source: Maybe = None
    indicators: Names = ()
    against: tuple[Literal["year", "period", "span"], ...] = ()
    way: Literal["up", "down", "both"] = "up"
    unit: Maybe = None
    low: Annotated[float, Field(gt=0)] | None = None
    medium: Annotated[float, Field(gt=0)] | None = None
    high: Annotated[float, Field(gt=0)] | None = None
    floor: Annotated[float, Field(ge=0)] = 0
    least: Annotated[int, Field(ge=8)] | None = None
    types: tuple[EventType, ...] = ()
    words: Names = ()
    also: Names = ()
    unless: Names = ()
    amount: Literal["percent", "money"] = "percent"
    actor: Literal["company", "authority"] | None = None
    bare: Literal["low", "medium", "high"] | None = None
    stages: Names = ()
    named: bool = True
    cooldown: Annotated[int, Field(ge=0, le=366)] = 30
    fresh: Annotated[int, Field(ge=1, le=60)] = 12

    @model_validator(mode="after")
    def _whole(self) -> Self:
        missing = next((name for name in _WANTS[self.kind] if not getattr(self, name)), None)
        if missing:
            msg = f"a rule of the kind {self.kind} wants the field {missing}"
            raise ValueError(msg)
        bounds = [bound for bound in (self.low, self.medium, self.high) if bound is not None]
        if not bounds and self.bare is None:
            msg = "a rule wants a bound: low, medium or high (an event without an amount: bare)"
            raise ValueError(msg)
        falling = self.kind == "level" and self.way == "down"
        if bounds != sorted(bounds, reverse=falling) or len(set(bounds)) < len(bounds):
            msg = f"the bounds must become stricter from low to high, not {bounds}"
            raise ValueError(msg)
        if self.kind == "level" and self.way == "both":
            msg = "a level is too high or too low: way is up or down; write two rules for both"
            raise ValueError(msg)
        return self
