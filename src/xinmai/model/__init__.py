"""Nouns only: frozen dataclasses that flow from stage to stage. No I/O, no rules, no Chinese."""

from xinmai.model.calendar import Stretch, stretch_of
from xinmai.model.change import Change, ChangeKind
from xinmai.model.cluster import Cluster
from xinmai.model.derived import Derived
from xinmai.model.document import (
    Article,
    Block,
    BlockKind,
    Document,
    Doubt,
    DoubtKind,
    Heading,
    Notice,
    NoticeKind,
    Place,
    Places,
    Snapshot,
    Table,
    Topic,
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
    Modality,
    Modifier,
    Observation,
    Period,
    PeriodBasis,
    Quantity,
    Status,
)
from xinmai.model.finding import Finding, Reason, Severity, Verdict
from xinmai.model.forecast import Forecast, Score
from xinmai.model.grade import Grade
from xinmai.model.happening import Happening
from xinmai.model.identity import sha256_hex, stable_id
from xinmai.model.projection import Backtest, Obstacle, Projected, Projection
from xinmai.model.series import Aligned, Growth, Point, Series, SeriesKey
from xinmai.model.span import Span
from xinmai.model.traced import Edit, TracedText

__all__ = [
    "Aligned",
    "Article",
    "Backtest",
    "Block",
    "BlockKind",
    "Change",
    "ChangeKind",
    "Citation",
    "Cluster",
    "Derived",
    "Document",
    "Doubt",
    "DoubtKind",
    "Edit",
    "Edition",
    "Entity",
    "EntityType",
    "Event",
    "Evidence",
    "Facts",
    "Finding",
    "Forecast",
    "Grade",
    "Growth",
    "Happening",
    "Heading",
    "Item",
    "KeyNumber",
    "Link",
    "Mark",
    "Mention",
    "Modality",
    "Modifier",
    "Notice",
    "NoticeKind",
    "Observation",
    "Obstacle",
    "Origin",
    "Passage",
    "Period",
    "PeriodBasis",
    "Place",
    "Places",
    "Point",
    "Projected",
    "Projection",
    "Quantity",
    "Reason",
    "Score",
    "Section",
    "Series",
    "SeriesKey",
    "Severity",
    "Snapshot",
    "Span",
    "Status",
    "Stretch",
    "Table",
    "Topic",
    "TracedText",
    "Verdict",
    "sha256_hex",
    "stable_id",
    "stretch_of",
]
