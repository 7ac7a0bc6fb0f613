"""Third revision: what articles are about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0003"
down_revision = "0002"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Articles that are there have no topics; what was read by an older engine is read again anyway."""
    op.add_column("article", sa.Column("topics", _TEXT, nullable=False, server_default="[]"))
