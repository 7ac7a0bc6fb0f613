"""Fourth revision: plans of issues, with an editor's edits and who approved them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0004"
down_revision = "0003"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """No issue has been planned before."""
    op.create_table(
        "plan",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("dateline", _TEXT, nullable=False),
        sa.Column("since", _TEXT),
        sa.Column("until", _TEXT),
        sa.Column("profile", _TEXT, nullable=False),
        sa.Column("state", _TEXT, nullable=False),
        sa.Column("drafted_at", _TEXT, nullable=False),
        sa.Column("reviewed_by", _TEXT),
        sa.Column("reviewed_at", _TEXT),
        sa.Column("published_by", _TEXT),
        sa.Column("published_at", _TEXT),
    )
    op.create_table(
        "planned_item",
        sa.Column("number", sa.Integer, sa.ForeignKey("plan.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        sa.Column("articles", _TEXT, nullable=False),
        sa.Column("section", _TEXT, nullable=False),
        sa.Column("title", _TEXT, nullable=False),
        sa.Column("score", sa.Double, nullable=False),
        sa.Column("because", _TEXT, nullable=False),
        sa.Column("state", _TEXT, nullable=False),
        sa.Column("why", _TEXT, nullable=False),
        sa.Column("heading", _TEXT, nullable=False),
        sa.Column("note", _TEXT, nullable=False),
    )
