"""Which articles tell the same story. Written all at once, since a new article may join old ones."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from xinmai.model import Cluster
from xinmai.store.codec import Columns
from xinmai.store.database import Database
from xinmai.store.schema import cluster

__all__ = ["ClusterStore"]


class ClusterStore:
    """The clusters of a workspace; an article is in one at most."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, clusters: Iterable[Cluster]) -> None:
        """Put these in place of all there are; an article unknown or in two raises `WorkspaceError`."""
        rows = [row for each in clusters for row in _rows(each)]
        with self._database.writing() as connection:
            connection.execute(delete(cluster))
            if rows:
                connection.execute(insert(cluster), rows)

    def of(self, article_id: str) -> Cluster | None:
        """Find the cluster an article is in, if any."""
        same = select(cluster.c.cluster_id).where(cluster.c.article_id == article_id)
        query = select(cluster).where(cluster.c.cluster_id == same.scalar_subquery())
        rows = list(self._database.rows(query.order_by(cluster.c.ordinal)))
        if not rows:
            return None
        return Cluster(tuple(row.article_id for row in rows), tuple(row.reason for row in rows))

    def all(self) -> list[Cluster]:
        """All clusters in order of their ids."""
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self._database.rows(select(cluster).order_by(cluster.c.cluster_id, cluster.c.ordinal)):
            found.setdefault(row.cluster_id, []).append((row.article_id, row.reason))
        return [Cluster(tuple(id for id, _ in members), tuple(reason for _, reason in members)) for members in found.values()]


def _rows(each: Cluster) -> list[Columns]:
    members = zip(each.articles, each.reasons, strict=True)
    return [
        {"cluster_id": each.id, "ordinal": at, "article_id": article_id, "reason": reason}
        for at, (article_id, reason) in enumerate(members)
    ]
