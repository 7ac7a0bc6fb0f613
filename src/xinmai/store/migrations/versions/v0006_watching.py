"""Sixth revision: what is watched and what came of it, alerts, and letters on their way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0006"
down_revision = "0005"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Nothing has been watched before."""
    op.create_table(
        "health",
        sa.Column("source_id", _TEXT, primary_key=True),
        sa.Column("next_visit", _TEXT),
        sa.Column("last_visit", _TEXT),
        sa.Column("last_success", _TEXT),
        sa.Column("last_error", _TEXT),
        sa.Column("error", _TEXT, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("etag", _TEXT, nullable=False),
        sa.Column("modified", _TEXT, nullable=False),
        sa.Column("fingerprint", _TEXT, nullable=False),
        sa.Column("offered", sa.Integer, nullable=False),
        sa.Column("barren", sa.Integer, nullable=False),
    )
    op.create_table(
        "arrival",
        sa.Column("source_id", _TEXT, primary_key=True),
        sa.Column("key", _TEXT, primary_key=True),
        sa.Column("url", _TEXT, nullable=False),
        sa.Column("title", _TEXT, nullable=False),
        sa.Column("seen", _TEXT, nullable=False),
        sa.Column("published", _TEXT),
        sa.Column("state", _TEXT, nullable=False),
        sa.Column("document_id", _TEXT),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("error", _TEXT, nullable=False),
    )
    op.create_index("arrival_by_time", "arrival", ["seen", "source_id"])
    op.create_index("arrival_by_state", "arrival", ["state", "source_id"])
    op.create_index("arrival_by_document", "arrival", ["document_id"])
    op.create_table(
        "alert",
        sa.Column("rule", _TEXT, primary_key=True),
        sa.Column("key", _TEXT, primary_key=True),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("severity", _TEXT, nullable=False),
        sa.Column("title", _TEXT, nullable=False),
        sa.Column("why", _TEXT, nullable=False),
        sa.Column("proofs", _TEXT, nullable=False),
        sa.Column("channels", _TEXT, nullable=False),
        sa.Column("digest", sa.Integer, nullable=False),
        sa.Column("told", _TEXT),
    )
    op.create_index("alert_by_time", "alert", ["at", "rule"])
    op.create_table(
        "parcel",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("channel", _TEXT, nullable=False),
        sa.Column("letter", _TEXT, nullable=False),
        sa.Column("made", _TEXT, nullable=False),
        sa.Column("due", _TEXT, nullable=False),
        sa.Column("state", _TEXT, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("error", _TEXT, nullable=False),
        sa.Column("sent", _TEXT),
    )
    op.create_index("parcel_by_state", "parcel", ["state", "due"])
