"""The schema of lexicon files: one pydantic model per row, strict, unknown fields refused.

A lexicon is a folder: `lexicon.yaml` (manifest), tables as CSV with a header, trees and lists as YAML.
In CSV, several values in one cell are separated by `|`; an empty cell means not known, never a guess.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from xinmai.lexicon.conditions import atoms_of

__all__ = [
    "ChainLink",
    "Chapter",
    "Column",
    "Company",
    "DoNotExtract",
    "EventNoun",
    "EventTrigger",
    "EventWeight",
    "Furniture",
    "Indicator",
    "KnownSource",
    "Manifest",
    "MeasureVerb",
    "NameForm",
    "Organisation",
    "PlaceName",
    "QuestionWord",
    "Rate",
    "SourceGrade",
    "Term",
    "Theme",
    "Thing",
    "Unit",
    "Variant",
    "WordClass",
    "cells",
]


def cells(value: object) -> object:
    """The values of a cell that `|` parts; what is no text as it is."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split("|") if part.strip())
    return value


def _blank(value: object) -> object:
    return None if value == "" else value


Name = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Names = Annotated[tuple[Name, ...], BeforeValidator(cells)]
Maybe = Annotated[Name | None, BeforeValidator(_blank)]
StockCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z][0-9A-Z.\-]{0,9}\.[A-Z]{1,3}$")]
Codes = Annotated[tuple[StockCode, ...], BeforeValidator(cells)]
Country = Annotated[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None, BeforeValidator(_blank)]


def _condition(text: str) -> str:
    atoms_of(text)
    return text


Conditions = tuple[Annotated[Name, AfterValidator(_condition)], ...]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Manifest(_Row):
    """`lexicon.yaml`: what this lexicon is about."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Name
    version: Name
    licence: Name
    notes: str = ""


class Company(_Row):
    """A row of `companies*.csv`; `name` is the canonical simplified Chinese (or own Latin) name."""

    name: Name
    aliases: Names = ()
    english: Maybe = None
    former: Names = ()
    codes: Codes = ()
    country: Country = None
    links: Names = ()
    parent: Maybe = None
    source: Maybe = None


class Organisation(_Row):
    """A row of `organisations*.csv`: who governs, studies, reports or represents the industry."""

    name: Name
    aliases: Names = ()
    english: Maybe = None
    kind: Literal["official", "association", "research_house", "broker", "media", "research_org"]
    country: Country = None
    source: Maybe = None


class Term(_Row):
    """A row of `terms*.csv`: a product, technology, policy, standard or report with its chain link."""

    name: Name
    aliases: Names = ()
    english: Maybe = None
    type: Literal["product", "technology", "policy", "standard", "report"]
    link: Maybe = None
    issued: Maybe = None
    source: Maybe = None


class Thing(_Row):
    """A row of `things*.csv`: a kind of goods, trade or user that statistics count, with the other words for the same."""

    name: Name
    aliases: Names = ()


class PlaceName(_Row):
    """A row of `places*.csv`: countries, provinces, cities and named regions."""

    name: Name
    aliases: Names = ()
    kind: Literal["world", "region", "country", "province", "city"]
    parent: Maybe = None


class Rate(_Row):
    """A row of `rates.csv`: between what a unit of a currency has lain in yuan; conversions outside are slips."""

    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    low: Annotated[float, Field(gt=0)]
    high: Annotated[float, Field(gt=0)]
    source: Maybe = None


Dimension = Literal[
    "money", "percent", "point", "count", "length", "area", "mass", "volume", "time", "frequency", "rate",
    "power", "energy", "data", "throughput", "computing", "temperature", "voltage", "current", "ratio",
    "price", "luminance", "angle", "pressure", "layers", "qubits", "other",
]  # fmt: skip


class Unit(_Row):
    """An entry of `units.yaml`. `code` is what an observation carries; `scale` multiplies into it."""

    code: Name
    names: Names
    dimension: Dimension
    scale: float = 1.0
    classifier: bool = False
    counts: str = ""
    """What a classifier counts where no noun says so: 家 counts 企业; empty for one that counts goods of any kind."""


class Indicator(_Row):
    """An entry of `indicators.yaml`: the canonical measure with its wordings."""

    name: Name
    synonyms: Names = ()
    kind: Literal["stock", "flow", "ratio", "growth", "price", "rank", "count", "parameter", "index"]
    units: Names = ()
    needs_basis: bool = False
    bare: tuple[Dimension, ...] = ()
    """The dimensions whose quantities it names where no word does: 128 GB is a 存储容量."""


class MeasureVerb(_Row):
    """A row of `measure_verbs.csv`: what a number behind the verb measures, by whether it is money, a count or a percentage.

    `{}` stands for the verb's object. A verb without a `share` tells nothing of percentages.
    """

    verb: Name
    amount: Name
    count: Name
    share: Maybe = None


EventType = Literal[
    "policy_release", "sanction", "earnings", "financing", "ipo", "merger_acquisition", "investment", "capacity_expansion", "product_launch",
    "cooperation", "contract_award", "price_change", "supply_shortage", "personnel", "legal", "standard_release", "technology_breakthrough",
]  # fmt: skip


class EventTrigger(_Row):
    """An entry of `events.yaml`: wordings that tell an event where one of `needs` holds and none of `unless` does.

    Conditions follow `lexicon.conditions`. Wordings without a type tell no event, whatever they hold.
    """

    words: Names
    type: EventType | None = None
    needs: Conditions = ()
    unless: Conditions = ()
    amount: tuple[Literal["money", "percent", "count"], ...] = ("money",)
    """The kinds of amount it is told with, the likeliest first."""
    weight: Annotated[float, Field(ge=0, le=1)] = 1.0


class EventNoun(_Row):
    """An entry of `event_nouns.yaml`: a class of words that conditions name."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
    words: Names


class EventWeight(_Row):
    """An entry of `event_weights.yaml`: what an event of a type is called, and how much it makes of a story, 3 the most."""

    type: EventType
    name: Name
    weight: Annotated[float, Field(ge=0, le=3)]


class ChainLink(_Row):
    """An entry of `chain.yaml`: a link of the industry chain and what it needs."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    name: Name
    aliases: Names = ()
    stage: Name
    needs: Names = ()


class Theme(_Row):
    """An entry of `themes.yaml`: what an article may be about that is no link of the chain. No id is one of the chain."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    name: Name
    words: Names


class Column(_Row):
    """An entry of `columns.yaml`: a bulletin column with the words that speak for an article to be in it.

    `base` is what speaks for it without any word, `kinds` what names of a kind weigh (`articles.name_kinds`).
    """

    name: Name
    english: Name
    base: float = 0.0
    words: dict[Name, float] = Field(default_factory=dict)
    kinds: dict[Name, float] = Field(default_factory=dict)


class Chapter(_Row):
    """An entry of `chapters.yaml`: a chapter of a market report, and by what a fact or a sentence belongs into it.

    `cues` are words of sentences that say something for it, such as 主要分为 in a definition; with `names_topic` a sentence must name
    the report's topic, too.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
    name: Name
    english: Name
    indicators: Names = ()
    events: Annotated[tuple[EventType, ...], BeforeValidator(cells)] = ()
    cues: Names = ()
    names_topic: bool = False


class QuestionWord(_Row):
    """An entry of `question_words.yaml`: words of a question, and what they ask for.

    `filler` says nothing, `amount` asks for a figure, `growth`, `ranking`, `comparison` and `ahead` for one of that kind, `when` and
    `who` for a detail of an event, `about` for a portrait, `event` for events of a `type`.
    """

    kind: Literal["filler", "amount", "growth", "ranking", "comparison", "ahead", "when", "who", "about", "event"]
    words: Names
    type: EventType | None = None


class SourceGrade(_Row):
    """An entry of `source_grades.yaml`: how far a kind of source is relied on, a letter of the Admiralty code.

    `kind` is that of an organisation, `company`, `unknown` or one of its own; `words` make a publisher one of the kind.
    """

    kind: Name
    reliability: Literal["A", "B", "C", "D", "E", "F"]
    reason: Name
    english: Name
    words: Names = ()
    relays: bool = False


class KnownSource(_Row):
    """An entry of `known_sources.yaml`: a public source that a user may choose to watch; the address is not looked up here."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
    name: Name
    kind: Literal["feed", "sitemap", "list", "page"]
    url: Annotated[str, StringConstraints(pattern=r"^https?://")]
    grade: Literal["A", "B", "C", "D", "E", "F"]
    publisher: str | None = None
    column: str | None = None
    language: str | None = None
    interval: Annotated[int, Field(ge=5)] = 720
    note: str = ""


class WordClass(_Row):
    """An entry of `word_classes.yaml`: words that the audit asks for by the name of their class; a pair is written with `/`."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
    words: Names


class Variant(_Row):
    """A row of `variants.csv`: a regional wording and the mainland one it stands for."""

    written: Name
    standard: Name


class Furniture(_Row):
    """An entry of `furniture.yaml`: wording that is about the page or the site, never about the industry.

    `kind` `tail` ends the document where it stands alone on a line; `line` drops the line that matches.
    """

    pattern: Name
    kind: Literal["tail", "line"]
    reason: Name


class DoNotExtract(_Row):
    """An entry of `do_not_extract.yaml`: a string that looks like a name or a number and is none."""

    text: Name
    reason: Name


class NameForm(_Row):
    """An entry of `name_forms.yaml`: words by which a name that no table lists is known to be one.

    - `body`: the last word of an organisation's name; `sure` where it names by itself (有限公司), not only with more in front
    - `charge`: what an authority is in charge of (工信), with its `full` wording
    - `trade`: what companies do, in their names: 半导体
    - `inside`: verbs that stand inside of names: 发展 · `before`: what describes a name in front of it: 龙头
    - `generic`: what names nobody by itself: 联合
    - `office`: a post in front of a person's name · `address`: one behind it · `says`: what persons do behind their names
    - `surname` · `sound`: characters that write foreign names
    - `work`: the last word of a document's title · `issuer`: what stands in front of a standard's number
    - `area`: the last word of a place's name · `goods`: words for products
    - `part`: the last word of the name of a part of a body: 学院 · `deal`: where verbs begin that only companies do
    - `class`: a word for a kind of company, in front of its name · `ending`: what short names of companies end in
    """

    kind: Literal[
        "body", "charge", "trade", "inside", "before", "generic", "office", "address", "says", "surname", "sound", "work", "issuer", "area", "goods", "part", "deal", "class", "ending"
    ]  # fmt: skip
    words: Names
    type: Literal["company", "government", "research_org", "association", "media", "policy", "standard", "report"] | None = None
    full: Maybe = None
    sure: bool = False
