"""What is read out of articles: observations, entities, events, links, each with its evidence.

The vocabulary follows SDMX (observation value, unit, period, reference area, status) and schema.org
`Observation`. Money is in ISO 4217 codes, periods are ISO 8601-like with `H` and `Q`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xinmai.model.document import Place
from xinmai.model.identity import stable_id
from xinmai.model.span import Span

__all__ = [
    "Entity",
    "EntityType",
    "Event",
    "Evidence",
    "Facts",
    "Link",
    "Mention",
    "Modality",
    "Modifier",
    "Observation",
    "Period",
    "PeriodBasis",
    "Quantity",
    "Status",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact is stated: the raw slice of a document, verbatim, and the rules that read it.

    Invariant: `document.raw[span.start:span.end] == quote`.
    """

    document_id: str
    article_id: str
    span: Span
    quote: str
    rules: tuple[str, ...] = ()
    confidence: float = 1.0
    place: Place | None = None


class Modifier(StrEnum):
    """How exact the writer says the number is."""

    EQ = "eq"
    APPROX = "approx"
    GT = "gt"
    LT = "lt"


class Status(StrEnum):
    """SDMX-like observation status."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    TARGET = "target"


class PeriodBasis(StrEnum):
    """How the period was found, from stated to merely inherited."""

    STATED = "stated"
    SENTENCE = "sentence"
    CONTEXT = "context"
    PUBLISHED = "published"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """`text` is the normal form (`2025`, `2025-H1`, `2025-Q2`, `2025-06`, `2020/2025`, `FY2021-Q3`) or `None`."""

    text: str | None
    basis: PeriodBasis = PeriodBasis.UNKNOWN


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `low == high` unless a range is written. Falls are negative.

    `unit` is an ISO 4217 code, `%`, `pp`, or the classifier or SI unit in simplified Chinese.
    """

    low: Decimal
    high: Decimal
    unit: str
    modifier: Modifier = Modifier.EQ

    @property
    def value(self) -> Decimal | tuple[Decimal, Decimal]:
        """One number, or the pair of a range."""
        return self.low if self.low == self.high else (self.low, self.high)


@dataclass(frozen=True, slots=True)
class Observation:
    """One stated measurement. `None` means not stated and not inferable, never guessed."""

    quantity: Quantity
    evidence: Evidence
    subject: str | None = None
    indicator: str | None = None
    period: Period = Period(None)
    area: str | None = None
    status: Status = Status.ACTUAL
    source: str | None = None

    @property
    def id(self) -> str:
        """Hash of the document, the place and the value: reading again gives the same id."""
        e = self.evidence
        return stable_id("observation", e.document_id, e.span.start, e.span.end, self.quantity.low, self.quantity.unit)


class EntityType(StrEnum):
    """Kinds of named things."""

    COMPANY = "company"
    GOVERNMENT = "government"
    RESEARCH_ORG = "research_org"
    ASSOCIATION = "association"
    MEDIA = "media"
    PERSON = "person"
    PRODUCT = "product"
    TECHNOLOGY = "technology"
    POLICY = "policy"
    STANDARD = "standard"
    PLACE = "place"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing under its canonical name."""

    type: EntityType
    canonical: str

    @property
    def id(self) -> str:
        """Hash of type and canonical name."""
        return stable_id("entity", self.type, self.canonical)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named, and why it was taken for it (`reason`)."""

    entity: Entity
    text: str
    evidence: Evidence
    reason: str = ""

    @property
    def id(self) -> str:
        """Hash of the place and the entity."""
        return stable_id("mention", self.evidence.document_id, self.evidence.span.start, self.entity.id)


class Modality(StrEnum):
    """How real the writer says a deed or a relation is. Only `DONE` may be told as a fact."""

    DONE = "done"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or may: `args` are `(role, verbatim text)` pairs, the evidence is the trigger.

    `observation_id` is the observation that states its amount.
    """

    type: str
    trigger: str
    evidence: Evidence
    date: str | None = None
    args: tuple[tuple[str, str], ...] = ()
    modality: Modality = Modality.DONE
    observation_id: str | None = None

    @property
    def id(self) -> str:
        """Hash of the place and the type."""
        return stable_id("event", self.evidence.document_id, self.evidence.span.start, self.type)


@dataclass(frozen=True, slots=True)
class Link:
    """A directed relation between two entities (`supplies`, `invests_in`, ...); the evidence is the clause that states it.

    `share` is in percent; `observation_id` is the observation that states the amount.
    """

    relation: str
    head: str
    tail: str
    evidence: Evidence
    product: str | None = None
    share: Decimal | None = None
    period: str | None = None
    modality: Modality = Modality.DONE
    observation_id: str | None = None

    @property
    def id(self) -> str:
        """Hash of the place and the three ends."""
        e = self.evidence
        return stable_id("link", e.document_id, e.span.start, self.relation, self.head, self.tail)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read out of one article."""

    observations: tuple[Observation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
