"""Fifth revision: in which order documents came, for the search index to follow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from xinmai.model import stable_id

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0005"
down_revision = "0004"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Documents that are there count as added in order of their ids."""
    addition = op.create_table(
        "addition",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document_id", _TEXT, nullable=False),
        sa.Column("chain", _TEXT, nullable=False),
    )
    document = sa.table("document", sa.column("id"), sa.column("engine"))
    chain, rows = "", []
    for number, row in enumerate(op.get_bind().execute(sa.select(document.c.id, document.c.engine).order_by(document.c.id)), 1):
        chain = stable_id(chain, row.id, row.engine)
        rows.append({"number": number, "document_id": row.id, "chain": chain})
    op.bulk_insert(addition, rows)
