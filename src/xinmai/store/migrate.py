"""Brings a database to the newest revision. The revisions themselves are in `migrations/versions`."""

from __future__ import annotations

from sqlalchemy import Connection, column, inspect, select, table

from xinmai.errors import WorkspaceError
from xinmai.store.database import Database

__all__ = ["HEAD", "upgrade"]

HEAD = "0007"
"""The newest revision; a test holds it against `migrations/versions`."""

_VERSION = table("alembic_version", column("version_num"))


def upgrade(database: Database) -> None:
    """Upgrade to `HEAD`; a database from a newer version raises `WorkspaceError` and stays as it is."""
    with database.reading() as connection:
        if _revision(connection) == HEAD:
            return
    with database.writing() as connection:
        _run(connection, database.name)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_VERSION.name):
        return None
    return connection.scalar(select(_VERSION.c.version_num))


def _run(connection: Connection, name: str) -> None:
    # Costs 0.2 s, which a command on an up-to-date workspace need not pay.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "xinmai.store:migrations")
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    revision = _revision(connection)
    if revision is not None and revision not in known:
        msg = f"{name}: made by a newer Xinmai (database revision {revision}); upgrade Xinmai to open it"
        raise WorkspaceError(msg)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
