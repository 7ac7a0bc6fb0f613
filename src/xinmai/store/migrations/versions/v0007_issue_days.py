"""Seventh revision: the days on which bulletins come out, and what became of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0007"
down_revision = "0006"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """No issue has come out by a calendar before."""
    op.create_table(
        "issue_day",
        sa.Column("client", _TEXT, primary_key=True),
        sa.Column("day", _TEXT, primary_key=True),
        sa.Column("state", _TEXT, nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("due", _TEXT, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("error", _TEXT, nullable=False),
    )
    op.create_index("issue_day_by_state", "issue_day", ["state", "day"])
