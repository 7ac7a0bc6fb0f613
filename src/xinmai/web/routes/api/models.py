"""What the API's records look like, for its document; the records themselves come from `app` as they are."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Article", "Document", "Entity", "Event", "Finding", "Link", "Observation", "Page", "Problem", "Series", "SeriesWhole"]

Row = TypeVar("Row")


class _Record(BaseModel):
    """A record may have more fields than are described: page, sheet and row where the document has them."""

    model_config = ConfigDict(extra="allow")


class _Stated(_Record):
    """Where a fact stands: `text[start:end]` of its document."""

    id: str = Field(description="hash of the place and what was read there: reading again gives the same id")
    kind: str
    start: int = Field(description="first character, in Unicode code points of the document's text")
    end: int
    document: str = Field(description="name of the document")
    document_id: str
    document_sha256: str
    article: str | None
    article_id: str
    publisher: str | None
    published: str | None = Field(description="date of the article: 2021-08-12, 2021-08 or 2021")
    confidence: float
    rules: list[str] = Field(description="the decisions that made the fact")


class Observation(_Stated):
    """A stated measurement."""

    quote: str
    value: float | list[float] = Field(description="a number, or the two ends of a range")
    unit: str = Field(description="ISO 4217 code, %, pp, or the classifier or SI unit in Chinese")
    modifier: str
    subject: str | None
    indicator: str | None
    period: str | None = Field(description="2025, 2025-H1, 2025-Q2, 2025-06, 2020/2025")
    period_basis: str
    area: str | None
    status: str
    source: str | None = Field(description="whom the text names as the source of the figure")


class Event(_Stated):
    """Something that happened, or may."""

    type: str
    trigger: str
    date: str | None
    args: dict[str, str]
    modality: str
    observation: str | None


class Link(_Stated):
    """A relation between two named things."""

    quote: str
    relation: str
    head: str
    tail: str
    product: str | None
    share: float | None
    period: str | None
    modality: str
    observation: str | None


class Article(_Record):
    """An article of a document."""

    id: str
    document_id: str
    title: str
    section: str | None
    publisher: str | None
    published: str | None
    start: int
    end: int


class Document(_Record):
    """A document and how much was read out of it."""

    id: str
    sha256: str
    name: str
    title: str | None
    media_type: str
    publisher: str | None
    published: str | None
    characters: int
    articles: int
    observations: int


class Entity(_Record):
    """A named thing."""

    canonical: str
    type: str
    mentions: int
    documents: int


class Series(_Record):
    """What is measured the same way over time."""

    id: str
    title: str
    subject: str
    indicator: str
    area: str | None
    unit: str
    basis: str
    points: int
    sources: int
    first: str
    last: str
    newest: dict[str, Any]
    contested: int = Field(description="periods for which the sources do not agree")


class SeriesWhole(Series):
    """A series with its points and what was worked out from them."""

    points_told: list[dict[str, Any]]
    growth: list[dict[str, Any]]
    forecasts: list[dict[str, Any]]
    projection: list[dict[str, Any]]
    unprojected_because: str | None


class Finding(_Record):
    """A relation between stated figures that was worked out."""

    id: str
    kind: str
    verdict: str
    reason: str
    severity: str
    confidence: float
    message: str
    computed: str
    stated: str
    quotes: list[dict[str, Any]]


class Page(BaseModel, Generic[Row]):
    """A page of records; `next` is the cursor of the page behind it, none at the end."""

    items: list[Row]
    next: str | None


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
