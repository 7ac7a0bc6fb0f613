"""Second revision: how real events and links are, and the observation that states their amount."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0002"
down_revision = "0001"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Rows that are there tell of things done; what was read by an older engine is read again anyway."""
    for table in ("event", "link"):
        op.add_column(table, sa.Column("modality", _TEXT, nullable=False, server_default="done"))
        op.add_column(table, sa.Column("observation_id", _TEXT))
