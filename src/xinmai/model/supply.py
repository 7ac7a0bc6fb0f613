"""The supply graph and what is worked out from it: nodes, edges, measures, signals, the risk of a link.

What is stated carries evidence; what is not carries the reason for which it is assumed. Nothing here is both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xinmai.model.fact import Evidence, Modality
from xinmai.model.identity import stable_id

__all__ = ["ChainRisk", "LinkRisk", "Measure", "NodeKind", "Signal", "Stability", "SupplyEdge", "SupplyGraph", "SupplyNode", "Term"]


class NodeKind(StrEnum):
    """What a node of the supply graph stands for: a link of the chain, a product of a list, a firm, or a country."""

    LINK = "link"
    ITEM = "item"
    FIRM = "firm"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class SupplyNode:
    """A node; `stage` is that of a link, `country` the ISO 3166 code of a firm's seat where known."""

    id: str
    kind: NodeKind
    name: str
    stage: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class SupplyEdge:
    """A directed relation: stated (`evidence`), taken from a data set (`origin`), or `assumed` for a reason.

    `share` is in percent, `amount` as the source counts; `since` and `until` are periods, empty where not stated. `contested` names
    edges (ids) between the same two nodes that say otherwise; all are kept. `row` is the file and line of a data set. Without any standing it raises `ValueError`.
    """

    source: str
    target: str
    relation: str
    evidence: tuple[Evidence, ...] = ()
    assumed: str = ""
    origin: str = ""
    product: str | None = None
    share: Decimal | None = None
    amount: Decimal | None = None
    since: str | None = None
    until: str | None = None
    modality: Modality = Modality.DONE
    contested: tuple[str, ...] = ()
    row: str = ""

    def __post_init__(self) -> None:
        if sum(map(bool, (self.evidence, self.assumed, self.origin))) != 1:
            msg = f"the edge {self.source} -> {self.target} must be stated, from a data set or assumed: one of the three"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Hash of the ends, the relation and what it stands on."""
        places = (f"{e.document_id}:{e.span.start}:{e.span.end}" for e in self.evidence)
        return stable_id("edge", self.source, self.target, self.relation, self.product, self.modality, self.since, self.until, self.share, self.origin, *places)

    @property
    def confidence(self) -> float | None:
        """That of the best evidence; `None` where there is none."""
        return max((e.confidence for e in self.evidence), default=None)


@dataclass(frozen=True, slots=True)
class SupplyGraph:
    """Nodes and edges, each in a fixed order. An edge to a node that is not there raises `ValueError`."""

    nodes: tuple[SupplyNode, ...]
    edges: tuple[SupplyEdge, ...]

    def __post_init__(self) -> None:
        known = {node.id for node in self.nodes}
        for edge in self.edges:
            if edge.source not in known or edge.target not in known:
                msg = f"the edge {edge.source} -> {edge.target} ends at a node that the graph lacks"
                raise ValueError(msg)

    def of(self, kind: NodeKind) -> Iterator[SupplyNode]:
        """The nodes of a kind."""
        return (node for node in self.nodes if node.kind is kind)


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator worked out: `formula` names the method, `computed` shows it with its numbers.

    `evidence` are the stated figures and sentences that went in, `assumed` what was assumed for it, in words. `unit` is as in observations,
    or `index` for a number without one; `rows` are files and lines of a user's own data that went in.
    """

    name: str
    value: float
    unit: str
    formula: str
    computed: str
    evidence: tuple[Evidence, ...] = ()
    period: str | None = None
    assumed: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of the name, the working and the evidence."""
        return stable_id("measure", self.name, self.formula, self.computed, *self.rows, *(f"{e.document_id}:{e.span.start}:{e.span.end}" for e in self.evidence))


@dataclass(frozen=True, slots=True)
class Signal:
    """A clause that says something of a link of the chain: that it is restricted, dependent, short, or served at home.

    `by_class` is the wording for a whole class (芯片制造设备) where the clause does not name the link itself; `firm` is who serves it.
    """

    kind: str
    link: str
    evidence: Evidence
    words: str
    by_class: str = ""
    firm: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a risk index, from 0 (no risk) to 1: all that is known is that it lies between `low` and `high`.

    `measure` is how a number was come by, `signals` are clauses that bound it, `reason` says in words what the bounds rest on.
    """

    id: str
    name: str
    dimension: str
    weight: float
    low: float
    high: float
    reason: str
    measure: Measure | None = None
    signals: tuple[Signal, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 1:
            msg = f"the term {self.id} must lie within 0 and 1: {self.low} to {self.high}"
            raise ValueError(msg)

    @property
    def middle(self) -> float:
        """The middle of what it may be."""
        return (self.low + self.high) / 2

    @property
    def measured(self) -> bool:
        """Whether its number stands on a source or on a user's data, not on an assumption."""
        return self.measure is not None and bool(self.measure.evidence or self.measure.rows)

    @property
    def cited(self) -> bool:
        """Whether a source stands behind it, be it of the link or of its whole class."""
        return bool(self.signals) or self.measured

    @property
    def named(self) -> bool:
        """Whether a source stands behind it that speaks of the link itself."""
        return self.measured or any(not one.by_class for one in self.signals)


@dataclass(frozen=True, slots=True)
class Stability:
    """What a link's place comes to when shares are shaken and unknown terms drawn: in what part of `draws` it is in the `top` places."""

    draws: int
    top: int
    part: float
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class LinkRisk:
    """The interruption risk of a link: its terms, and only where a source speaks of its own exposure a number (`measure`, with `band`).

    `facts` are further measures to read beside it, none of which goes into the number.
    """

    link: str
    name: str
    stage: str
    terms: tuple[Term, ...]
    low: float
    high: float
    measure: Measure | None
    band: str
    facts: tuple[Measure, ...] = ()
    candidates: int = 0
    stability: Stability | None = None

    @property
    def value(self) -> float | None:
        """The index; `None` where there is none."""
        return self.measure.value if self.measure else None

    @property
    def coverage(self) -> float:
        """What part of the weights stands on something that is known, be it only a bound."""
        return sum(term.weight for term in self.terms if term.high - term.low < 1)

    @property
    def by_class_only(self) -> bool:
        """Whether sources speak of its class only where they speak of its exposure, which is why it has no number."""
        return self.value is None and any(one.by_class for term in self.terms for one in term.signals)

    def part(self, dimension: str) -> float:
        """What a dimension adds to the number."""
        return sum(term.weight * term.middle for term in self.terms if term.dimension == dimension)


@dataclass(frozen=True, slots=True)
class ChainRisk:
    """The links of a chain, those with a number first and the worst of them first; `overall` is of those alone."""

    links: tuple[LinkRisk, ...]
    overall: Measure | None

    @property
    def known(self) -> tuple[LinkRisk, ...]:
        """The links that have a number."""
        return tuple(one for one in self.links if one.value is not None)
