"""The tables of a workspace, as they stand after the newest migration. No queries, no connections.

Every change here needs a revision in `migrations/versions`; a test compares the two.

    document ──< location            where its bytes were found
        └────< article ──< observation, mention, event, link
                    └──── cluster    which articles tell the same story
    failure                          what could not be read
    plan ──< planned_item            issues, by the ids of the articles they print, which may be read anew
    addition                         in which order documents came, for those who follow
    health, arrival                  visits to sources, and what each of them offered
    alert, parcel                    what was warned of, and letters on their way

A fact is keyed by its article and its place among that article's facts, not by its id: one number may
speak of two subjects, and both facts must be kept.
"""

from __future__ import annotations

import zlib

from sqlalchemy import (
    Column,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
)
from sqlalchemy import Text as PlainText

__all__ = [
    "KNOWLEDGE",
    "METADATA",
    "addition",
    "alert",
    "arrival",
    "article",
    "cluster",
    "document",
    "event",
    "failure",
    "health",
    "issue_day",
    "link",
    "location",
    "mention",
    "observation",
    "parcel",
    "plan",
    "planned_item",
]

METADATA = MetaData()

# Both databases must sort alike, or the order of a listing would depend on where it is kept.
Text = PlainText().with_variant(PlainText(collation="C"), "postgresql")


class Deflated(TypeDecorator[bytes]):
    """Bytes kept compressed. Read as they were, so that no result depends on the zlib that packed them."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Compress on the way in."""
        return None if value is None else zlib.compress(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Expand on the way out."""
        return None if value is None else zlib.decompress(value)


document = Table(
    "document",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("snapshot_sha256", Text, nullable=False, unique=True),
    Column("engine", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("raw", Text, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("tables", Text, nullable=False),
    Column("notices", Text, nullable=False),
)

location = Table(
    "location",
    METADATA,
    Column("document_id", ForeignKey(document.c.id, ondelete="CASCADE"), primary_key=True),
    Column("url", Text, primary_key=True),
    Column("name", Text, primary_key=True),
)

failure = Table(
    "failure",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", Text),
    Column("reason", Text, nullable=False),
)

addition = Table(
    "addition",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document_id", Text, nullable=False),
    Column("chain", Text, nullable=False),
)

article = Table(
    "article",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("document_id", ForeignKey(document.c.id, ondelete="CASCADE"), nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("title_start", Integer),
    Column("title_end", Integer),
    Column("section", Text),
    Column("subheadings", Text, nullable=False),
    Column("publisher", Text),
    Column("published", Text),
    Column("body", Text, nullable=False),
    Column("trace", Deflated, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("topics", Text, nullable=False, server_default="[]"),
    Index("article_by_document", "document_id"),
    Index("article_by_date", "published", "document_id"),
)

cluster = Table(
    "cluster",
    METADATA,
    Column("article_id", ForeignKey(article.c.id), primary_key=True),
    Column("cluster_id", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Index("cluster_members", "cluster_id", "ordinal", unique=True),
)


def _fact_table(name: str, *own: Column[str] | Column[float] | Index) -> Table:
    return Table(
        name,
        METADATA,
        Column("article_id", ForeignKey(article.c.id, ondelete="CASCADE"), primary_key=True),
        Column("ordinal", Integer, primary_key=True),
        Column("span_start", Integer, nullable=False),
        Column("span_end", Integer, nullable=False),
        Column("quote", Text, nullable=False),
        Column("rules", Text, nullable=False),
        Column("confidence", Double, nullable=False),
        Column("place", Text),
        *own,
    )


observation = _fact_table(
    "observation",
    Column("low", Text, nullable=False),
    Column("high", Text, nullable=False),
    Column("value_low", Double, nullable=False),
    Column("value_high", Double, nullable=False),
    Column("unit", Text, nullable=False),
    Column("modifier", Text, nullable=False),
    Column("subject", Text),
    Column("indicator", Text),
    Column("period", Text),
    Column("period_basis", Text, nullable=False),
    Column("area", Text),
    Column("status", Text, nullable=False),
    Column("source", Text),
    Index("observation_by_subject", "subject", "indicator", "period"),
    Index("observation_by_indicator", "indicator", "period"),
)

mention = _fact_table(
    "mention",
    Column("entity_type", Text, nullable=False),
    Column("canonical", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("mention_by_entity", "canonical"),
)

event = _fact_table(
    "event",
    Column("type", Text, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("date", Text),
    Column("args", Text, nullable=False),
    Column("modality", Text, nullable=False, server_default="done"),
    Column("observation_id", Text),
    Index("event_by_type", "type"),
)

link = _fact_table(
    "link",
    Column("relation", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("tail", Text, nullable=False),
    Column("product", Text),
    Column("share", Text),
    Column("period", Text),
    Column("modality", Text, nullable=False, server_default="done"),
    Column("observation_id", Text),
    Index("link_by_head", "head"),
    Index("link_by_tail", "tail"),
)

plan = Table(
    "plan",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("dateline", Text, nullable=False),
    Column("since", Text),
    Column("until", Text),
    Column("profile", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("drafted_at", Text, nullable=False),
    Column("reviewed_by", Text),
    Column("reviewed_at", Text),
    Column("published_by", Text),
    Column("published_at", Text),
)

planned_item = Table(
    "planned_item",
    METADATA,
    Column("number", ForeignKey(plan.c.number, ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("articles", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("because", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("note", Text, nullable=False),
)

health = Table(
    "health",
    METADATA,
    Column("source_id", Text, primary_key=True),
    Column("next_visit", Text),
    Column("last_visit", Text),
    Column("last_success", Text),
    Column("last_error", Text),
    Column("error", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("offered", Integer, nullable=False),
    Column("barren", Integer, nullable=False),
)

arrival = Table(
    "arrival",
    METADATA,
    Column("source_id", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("published", Text),
    Column("state", Text, nullable=False),
    Column("document_id", Text),
    Column("tries", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Index("arrival_by_time", "seen", "source_id"),
    Index("arrival_by_state", "state", "source_id"),
    Index("arrival_by_document", "document_id"),
)

alert = Table(
    "alert",
    METADATA,
    Column("rule", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("proofs", Text, nullable=False),
    Column("channels", Text, nullable=False),
    Column("digest", Integer, nullable=False),
    Column("told", Text),
    Index("alert_by_time", "at", "rule"),
)

parcel = Table(
    "parcel",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Column("sent", Text),
    Index("parcel_by_state", "state", "due"),
)

issue_day = Table(
    "issue_day",
    METADATA,
    Column("client", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("number", Integer),
    Column("due", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Index("issue_day_by_state", "state", "day"),
)

KNOWLEDGE = tuple(table for table in METADATA.sorted_tables if table is not addition)
"""The tables that hold what is known, which does not depend on the order in which it came."""
