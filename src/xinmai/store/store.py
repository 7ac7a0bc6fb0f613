"""`Store`: one workspace, opened, added to and searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from xinmai.errors import EvidenceError
from xinmai.model import Alert, Article, Event, IssueDay, Link, Mention, Observation, Parcel
from xinmai.store import additions, articles, digest, documents, facts, failures, verify
from xinmai.store.alerts import AlertStore
from xinmai.store.alerts import tell as tell_alerts
from xinmai.store.articles import ArticleStore
from xinmai.store.browse import Browser
from xinmai.store.clusters import ClusterStore
from xinmai.store.database import Database
from xinmai.store.documents import DocumentStore
from xinmai.store.facts import FactStore
from xinmai.store.failures import Failure, FailureStore
from xinmai.store.issue_days import IssueDayStore, save_day
from xinmai.store.migrate import upgrade
from xinmai.store.parcels import ParcelStore
from xinmai.store.parcels import save as save_parcels
from xinmai.store.plans import PlanStore
from xinmai.store.reading import Reading
from xinmai.store.search import Passage, Query, SearchIndex, holds, passage_of
from xinmai.store.search.entry import print_of
from xinmai.store.snapshots import SnapshotStore
from xinmai.store.visits import VisitStore
from xinmai.store.watermark import watermark

__all__ = ["Store"]


_FURTHER = 4
"""How many times as many hits are looked at where the first ones do not hold."""


class Store:
    """Finds by noun (`documents`, `articles`, `facts`, `plans`, `visits`, `alerts`, `parcels` ...) and by words (`search`); adds as a whole.

    One process writes at a time, any number read meanwhile. Close it, or use it in a `with` block.
    What the database refuses raises `WorkspaceError`.
    """

    def __init__(self, database: Database, snapshots: SnapshotStore, index: Path) -> None:
        self._database = database
        self.index = SearchIndex(index, database)
        self.snapshots = snapshots
        self.documents = DocumentStore(database)
        self.articles = ArticleStore(database)
        self.facts = FactStore(database)
        self.clusters = ClusterStore(database)
        self.failures = FailureStore(database)
        self.plans = PlanStore(database)
        self.browse = Browser(database)
        self.visits = VisitStore(database)
        self.alerts = AlertStore(database)
        self.parcels = ParcelStore(database)
        self.issue_days = IssueDayStore(database)

    @classmethod
    def open(cls, url_or_path: str | Path, snapshots: Path, index: Path | None = None) -> Self:
        """Open a database file, made if it is not there, or a `postgresql+psycopg://` address; upgrade it.

        The search index lies in the folder `index`, or beside the snapshots, and is made when it is first asked. One from a newer version raises `WorkspaceError`.
        """
        database = Database(url_or_path)
        try:
            upgrade(database)
        except BaseException:
            database.close()
            raise
        return cls(database, SnapshotStore(snapshots), index or snapshots.parent / "index")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def known(self, sha256: str, engine: str) -> bool:
        """Whether these bytes have been read by this engine, so that reading them again is vain."""
        return self.documents.known(sha256, engine)

    def add(self, reading: Reading) -> bool:
        """Keep a reading in one transaction; `False` if the same engine has read these bytes before.

        Then at most a new location is noted. A reading by another engine takes the place of the old one.
        """
        with self._database.writing() as connection:
            failures.clear(connection, reading.document.url)
            is_new = documents.save(connection, reading.document, reading.engine)
            if is_new:
                articles.save(connection, (article for article, _ in reading.articles))
                facts.save(connection, (found for _, found in reading.articles))
                additions.note(connection, reading.document.id, reading.engine)
        return is_new

    def fail(self, name: str, url: str, sha256: str | None, reason: str) -> None:
        """Note that an input could not be read; gone once the same address is."""
        self.failures.record(Failure(name, url, sha256, reason))

    def dispatch(self, parcels: Iterable[Parcel], alerts: Iterable[Alert], moment: str) -> None:
        """Put letters in the outbox and note that these alerts are told by them, both or neither."""
        with self._database.writing() as connection:
            save_parcels(connection, parcels)
            tell_alerts(connection, alerts, moment)

    def post_issue(self, parcels: Iterable[Parcel], sent: IssueDay) -> None:
        """Put the letters of an issue in the outbox and note that its day is done, both or neither."""
        with self._database.writing() as connection:
            save_parcels(connection, parcels)
            save_day(connection, sent)

    def article_of(self, fact: Observation | Mention | Event | Link) -> Article:
        """Get the article that states a fact."""
        return self.articles.get(fact.evidence.article_id)

    def search(self, query: Query, most: int) -> list[Passage]:
        """The best passages for a query, of equal ones the newest first; each stands in an article as it is now."""
        held: list[tuple[Article, float]] = []
        seen = 0
        # What the index held wrongly leaves room for what comes behind it.
        for asked in (most, most * _FURTHER):
            found = self.index.find(query, asked)
            there = self.articles.those([one.article_id for one in found[seen:]])
            held += [(there[one.article_id], one.score) for one in found[seen:] if self._holds(there.get(one.article_id), one.print, query)]
            if len(held) >= most or len(found) < asked:
                break
            seen = asked
        return [passage_of(article, query, score) for article, score in held[:most]]

    def _holds(self, article: Article | None, print: str, query: Query) -> bool:
        if article is None or print_of(article.title, article.body.text) != print:
            return False
        return holds(article, (), query) or holds(article, self.facts.names_in(article.id), query)

    def counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        return digest.counts(self._database)

    def verify(self) -> Iterator[EvidenceError]:
        """One error for each fact whose quote is not what stands at its offsets."""
        return verify.verify(self._database)

    def watermark(self) -> str:
        """Cheap mark of what the store holds, for what is worked out from all of it and kept."""
        return watermark(self._database)

    def digest(self) -> str:
        """SHA-256 over all that the database holds, to compare two builds."""
        return digest.digest(self._database)
