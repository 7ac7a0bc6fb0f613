"""Nouns only: frozen dataclasses that flow from stage to stage. No I/O, no rules, no Chinese."""

from xinmai.model.cluster import Cluster
from xinmai.model.document import (
    Article,
    Block,
    BlockKind,
    Document,
    Heading,
    Notice,
    NoticeKind,
    Place,
    Snapshot,
    Table,
)
from xinmai.model.edition import Citation, Edition, Item, KeyNumber, Mark, Origin, Passage, Section
from xinmai.model.fact import (
    Entity,
    EntityType,
    Event,
    Evidence,
    Facts,
    Link,
    Mention,
    Modifier,
    Observation,
    Period,
    PeriodBasis,
    Quantity,
    Status,
)
from xinmai.model.identity import sha256_hex, stable_id
from xinmai.model.span import Span
from xinmai.model.traced import Edit, TracedText

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Citation",
    "Cluster",
    "Document",
    "Edit",
    "Edition",
    "Entity",
    "EntityType",
    "Event",
    "Evidence",
    "Facts",
    "Heading",
    "Item",
    "KeyNumber",
    "Link",
    "Mark",
    "Mention",
    "Modifier",
    "Notice",
    "NoticeKind",
    "Observation",
    "Origin",
    "Passage",
    "Period",
    "PeriodBasis",
    "Place",
    "Quantity",
    "Section",
    "Snapshot",
    "Span",
    "Status",
    "Table",
    "TracedText",
    "sha256_hex",
    "stable_id",
]
