"""What alembic runs: the revisions, on the connection and in the transaction that `migrate` hands over."""

from __future__ import annotations

from alembic import context

__all__ = ["run"]


def run() -> None:
    """Apply the revisions that are still missing."""
    context.configure(connection=context.config.attributes["connection"])
    with context.begin_transaction():
        context.run_migrations()


run()
