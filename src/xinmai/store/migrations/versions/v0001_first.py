"""First revision: documents, where they lie, their articles, facts and clusters, and what failed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0001"
down_revision = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create all tables."""
    _documents()
    _articles()
    _clusters()
    _observations()
    _mentions()
    _events()
    _links()


def _documents() -> None:
    op.create_table(
        "document",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("snapshot_sha256", _TEXT, nullable=False, unique=True),
        sa.Column("engine", _TEXT, nullable=False),
        sa.Column("media_type", _TEXT, nullable=False),
        sa.Column("title", _TEXT),
        sa.Column("publisher", _TEXT),
        sa.Column("published", _TEXT),
        sa.Column("raw", _TEXT, nullable=False),
        sa.Column("blocks", _TEXT, nullable=False),
        sa.Column("tables", _TEXT, nullable=False),
        sa.Column("notices", _TEXT, nullable=False),
    )
    op.create_table(
        "location",
        sa.Column("document_id", _TEXT, sa.ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("url", _TEXT, primary_key=True),
        sa.Column("name", _TEXT, primary_key=True),
    )
    op.create_table(
        "failure",
        sa.Column("url", _TEXT, primary_key=True),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("sha256", _TEXT),
        sa.Column("reason", _TEXT, nullable=False),
    )


def _articles() -> None:
    op.create_table(
        "article",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("document_id", _TEXT, sa.ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        sa.Column("title", _TEXT, nullable=False),
        sa.Column("title_start", sa.Integer),
        sa.Column("title_end", sa.Integer),
        sa.Column("section", _TEXT),
        sa.Column("subheadings", _TEXT, nullable=False),
        sa.Column("publisher", _TEXT),
        sa.Column("published", _TEXT),
        sa.Column("body", _TEXT, nullable=False),
        sa.Column("trace", sa.LargeBinary, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
    )
    op.create_index("article_by_document", "article", ["document_id"])
    op.create_index("article_by_date", "article", ["published", "document_id"])


def _clusters() -> None:
    op.create_table(
        "cluster",
        sa.Column("article_id", _TEXT, sa.ForeignKey("article.id"), primary_key=True),
        sa.Column("cluster_id", _TEXT, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
    )
    op.create_index("cluster_members", "cluster", ["cluster_id", "ordinal"], unique=True)


def _facts(name: str, *own: sa.Column[str] | sa.Column[float]) -> None:
    op.create_table(
        name,
        sa.Column("article_id", _TEXT, sa.ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        sa.Column("quote", _TEXT, nullable=False),
        sa.Column("rules", _TEXT, nullable=False),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("place", _TEXT),
        *own,
    )


def _observations() -> None:
    _facts(
        "observation",
        sa.Column("low", _TEXT, nullable=False),
        sa.Column("high", _TEXT, nullable=False),
        sa.Column("value_low", sa.Double, nullable=False),
        sa.Column("value_high", sa.Double, nullable=False),
        sa.Column("unit", _TEXT, nullable=False),
        sa.Column("modifier", _TEXT, nullable=False),
        sa.Column("subject", _TEXT),
        sa.Column("indicator", _TEXT),
        sa.Column("period", _TEXT),
        sa.Column("period_basis", _TEXT, nullable=False),
        sa.Column("area", _TEXT),
        sa.Column("status", _TEXT, nullable=False),
        sa.Column("source", _TEXT),
    )
    op.create_index("observation_by_subject", "observation", ["subject", "indicator", "period"])
    op.create_index("observation_by_indicator", "observation", ["indicator", "period"])


def _mentions() -> None:
    _facts(
        "mention",
        sa.Column("entity_type", _TEXT, nullable=False),
        sa.Column("canonical", _TEXT, nullable=False),
        sa.Column("text", _TEXT, nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
    )
    op.create_index("mention_by_entity", "mention", ["canonical"])


def _events() -> None:
    _facts(
        "event",
        sa.Column("type", _TEXT, nullable=False),
        sa.Column("trigger", _TEXT, nullable=False),
        sa.Column("date", _TEXT),
        sa.Column("args", _TEXT, nullable=False),
    )
    op.create_index("event_by_type", "event", ["type"])


def _links() -> None:
    _facts(
        "link",
        sa.Column("relation", _TEXT, nullable=False),
        sa.Column("head", _TEXT, nullable=False),
        sa.Column("tail", _TEXT, nullable=False),
        sa.Column("product", _TEXT),
        sa.Column("share", _TEXT),
        sa.Column("period", _TEXT),
    )
    op.create_index("link_by_head", "link", ["head"])
    op.create_index("link_by_tail", "link", ["tail"])
