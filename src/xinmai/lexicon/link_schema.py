"""The schema of what links are read by: their wordings, and the nouns that kinds of things end in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from xinmai.lexicon.schema import Names

__all__ = ["KindNoun", "LinkWording"]

Relation = Literal[
    "supplies", "invests_in", "subsidiary_of", "partners_with", "competes_with", "makes", "uses", "located_in", "substitutes",
    "restricts", "none",
]  # fmt: skip
"""How two named things may be linked: supplier to buyer, investor to company, child to parent, maker to product, user to
what it uses, company to place, new to replaced, authority to the one it restricts; partners and competitors stand in
either order. `none` is for words that hold a wording and state nothing (集成电路 holds 集成)."""

Slot = Literal[
    "subject", "object", "to", "with", "by", "from", "of", "member", "place", "here", "beside", "instead", "moved", "topic",
    "lead", "upcoming", "recalled", "thing", "things", "listed",
]  # fmt: skip
"""Where, beside a wording, an end of its link stands; `links.yaml` tells them apart."""


def _cells(value: object) -> object:
    return tuple(value.split("|")) if isinstance(value, str) else value


Slots = Annotated[tuple[Slot, ...], BeforeValidator(_cells)]


class LinkWording(BaseModel):
    """An entry of `links.yaml`: words that state a link, and where its ends stand beside them.

    `before` words must stand in front of it in its clause, one of `behind` behind its tail; `also` is for what is read
    beside the rows that state a link with the same word.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

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


class KindNoun(BaseModel):
    """An entry of `kind_nouns.yaml`: nouns that a kind of product, process, site or step of production is named by.

    A `suffix` is a product that adds nothing to a name before it (IGBT芯片), a `vague` noun names a product only behind
    another (安全芯片产品), a `field` of technology is neither made nor used.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["product", "process", "site", "step", "suffix", "vague", "field"]
    words: Names
