"""The schema of lexicon files: one pydantic model per row, strict, unknown fields refused.

A lexicon is a folder: `lexicon.yaml` (manifest), tables as CSV with a header, trees and lists as YAML.
In CSV, several values in one cell are separated by `|`; an empty cell means not known, never a guess.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

__all__ = [
    "ChainLink",
    "Column",
    "Company",
    "DoNotExtract",
    "Furniture",
    "Indicator",
    "LinkWording",
    "Manifest",
    "MeasureVerb",
    "Organisation",
    "PlaceName",
    "Term",
    "ThingNoun",
    "Unit",
    "Variant",
]


def _cells(value: object) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split("|") if part.strip())
    return value


def _blank(value: object) -> object:
    return None if value == "" else value


Name = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Names = Annotated[tuple[Name, ...], BeforeValidator(_cells)]
Maybe = Annotated[Name | None, BeforeValidator(_blank)]
StockCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z][0-9A-Z.\-]{0,9}\.[A-Z]{1,3}$")]
Codes = Annotated[tuple[StockCode, ...], BeforeValidator(_cells)]
Country = Annotated[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None, BeforeValidator(_blank)]


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


class PlaceName(_Row):
    """A row of `places*.csv`: countries, provinces, cities and named regions."""

    name: Name
    aliases: Names = ()
    kind: Literal["world", "region", "country", "province", "city"]
    parent: Maybe = None


Dimension = Literal[
    "money", "percent", "point", "count", "length", "area", "mass", "volume", "time", "frequency", "rate",
    "power", "energy", "data", "throughput", "computing", "temperature", "voltage", "current", "ratio",
    "price", "luminance", "angle", "pressure", "other",
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


class ChainLink(_Row):
    """An entry of `chain.yaml`: a link of the industry chain and what it needs."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    name: Name
    aliases: Names = ()
    stage: Name
    needs: Names = ()


Relation = Literal[
    "supplies", "invests_in", "subsidiary_of", "partners_with", "competes_with", "makes", "uses", "located_in", "substitutes", "restricts",
    "none",
]  # fmt: skip
"""How two named things may be linked: supplier to buyer, investor to company, child to parent, maker to product, user to what
it uses, company to place, new to replaced, authority to the one it restricts; partners and competitors stand in either order. `none` is for words that hold a wording and state
nothing (集成电路 holds 集成)."""

Slot = Literal[
    "subject", "object", "to", "with", "by", "from", "of", "member", "place", "here", "beside", "instead", "moved", "topic", "lead", "upcoming", "thing", "things", "listed",
]  # fmt: skip
"""Where, beside a wording, an end of its link stands; `links.yaml` tells them apart."""


Slots = Annotated[tuple[Slot, ...], BeforeValidator(_cells)]


class LinkWording(_Row):
    """An entry of `links.yaml`: words that state a link, and where its ends stand beside them."""

    relation: Relation
    words: Names
    head: Slots = ()
    tail: Slots = ()
    product: Slots = ()
    before: Names = ()
    behind: Names = ()
    needs: Literal["product", "process", "site"] | None = None
    ended: bool = False
    also: bool = False
    """Whether it is read beside the rows that state a link with the same word."""


class ThingNoun(_Row):
    """An entry of `things.yaml`: nouns that a kind of product, process or site is named by."""

    kind: Literal["product", "process", "site", "suffix", "vague", "field"]
    """A `suffix` is a product that adds nothing to a name before it (IGBT芯片), `vague` nouns name a product only behind another (安全芯片产品), a `field` of technology is none."""
    words: Names


class Column(_Row):
    """An entry of `columns.yaml`: a bulletin column with the words that speak for an article to be in it."""

    name: Name
    english: Name
    words: dict[Name, float] = Field(default_factory=dict)
    kinds: dict[Name, float] = Field(default_factory=dict)


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
