"""The schema of what the supply chain's risk is worked out by: parts of the index with their weights, bands, signals, countries."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from xinmai.lexicon.schema import Name, Names, cells

__all__ = ["Country", "CutSetting", "DataItem", "LinkClass", "RiskBand", "RiskMeasure", "RiskSetting", "RiskSignal", "RiskTerm"]

Part = Annotated[float, Field(ge=0, le=1)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RiskTerm(_Row):
    """An entry of `risk_terms.yaml`: a part of the interruption risk of a link, its weight, and how its bounds are come by."""

    id: Literal["dependence", "concentration", "restricted", "reach", "single_point", "shortage", "substitutes", "pace"]
    dimension: Literal["exposure", "sensitivity", "adaptability"]
    name: Name
    weight: Part
    reason: Name


class RiskBand(_Row):
    """An entry of `risk_bands.yaml`: what an index is called from a value on."""

    name: Name
    since: Part


class RiskSetting(_Row):
    """An entry of `risk_settings.yaml`: a number that the index assumes, with its reason."""

    name: Literal["dependent_floor", "class_floor", "shortage_floor", "substitutes_half", "fast_pace", "share_noise", "draws", "choke", "hard_choke"]
    value: Annotated[float, Field(ge=0)]
    reason: Name


class CutSetting(_Row):
    """An entry of `cut_settings.yaml`: a number that the simulation of supply cuts assumes, the bounds of its draws, and why; `links` are those it is of."""

    name: Literal["stock_days", "tool_life", "stand_in", "doubt", "maker_spread", "cited_part", "help_stock", "help_points", "cut_draws"]
    value: Annotated[float, Field(ge=0)]
    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]
    reason: Name
    links: Names = ()

    @model_validator(mode="after")
    def _ordered(self) -> CutSetting:
        if not self.low <= self.value <= self.high:
            msg = f"{self.name}: {self.value:g} must lie between low {self.low:g} and high {self.high:g}"
            raise ValueError(msg)
        return self


class RiskMeasure(_Row):
    """An entry of `risk_measures.yaml`: which figures tell the part of a link that is served at home, from abroad, or by one supplier."""

    means: Literal["local", "foreign", "share"]
    indicators: Names
    subject: Names = ()


class RiskSignal(_Row):
    """An entry of `risk_signals.yaml`: wordings of clauses that bound a part of the index of a link of one of `stages`.

    One of `also` must stand in the clause too, none of `unless` anywhere in the sentence.
    """

    kind: Literal["restricted", "dependent", "short", "served"]
    words: Names
    also: Names = ()
    unless: Names = ()
    stages: Names


class LinkClass(_Row):
    """An entry of `link_classes.yaml`: wordings for several links of the chain at once."""

    words: Names
    links: Names


class DataItem(_Row):
    """An entry of `data_items.yaml`: what data sets of others call the goods of a link, and their codes in the harmonised system."""

    link: Name
    names: Names
    codes: Annotated[tuple[Annotated[str, StringConstraints(pattern=r"^\d{4}(\d{2}){0,3}$")], ...], BeforeValidator(cells)] = ()


class Country(_Row):
    """A row of `countries*.csv`: a country or area under its ISO 3166 codes, with the names data sets give it."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    code3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    name: Name
    english: Name
    aliases: Names = ()
