"""`SearchIndex`: an index that follows a database by a watermark, built anew wherever that is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from xinmai.errors import WorkspaceError
from xinmai.store import additions
from xinmai.store.additions import Addition
from xinmai.store.database import Database
from xinmai.store.search.engine import FORM, DamagedIndexError, Engine, Found
from xinmai.store.search.entry import Entry, entries
from xinmai.store.search.lock import locked
from xinmai.store.search.query import Query
from xinmai.store.search.seal import Seal

__all__ = ["Progress", "SearchIndex"]

Progress = Callable[[int, int], None]
"""Called with documents indexed and documents in all."""

_AT_ONCE = 200
"""Documents read from the database at a time."""


class SearchIndex:
    """The index in a folder; made, continued or built anew when it is first asked and whenever the database has gone on."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder, self._database = folder, database
        self._engine: Engine | None = None
        self._at: Addition | None = None

    def find(self, query: Query, most: int) -> list[Found]:
        """What the index has for a query, the best first; it may be gone from the database. Raises `WorkspaceError`."""
        try:
            return self.follow().find(query, most)
        except DamagedIndexError:
            return self.rebuild().find(query, most)

    def follow(self, progress: Progress | None = None) -> Engine:
        """Bring the index in step with the database."""
        latest = additions.latest(self._database)
        if self._engine is None or self._at != latest:
            self._engine = self._sealed(latest) or self._continued(progress)
        return self._engine

    def rebuild(self) -> Engine:
        """Throw the index away and make it anew."""
        with self._writing():
            self._engine = self._made(None, None)
        return self._engine

    def _sealed(self, latest: Addition) -> Engine | None:
        """The index where it is in step and whole."""
        seal = Seal.read(self._folder)
        if seal is None or (seal.form, seal.at) != (FORM, latest) or not seal.holds(self._folder):
            return None
        self._at = latest
        return _opened(self._folder)

    def _continued(self, progress: Progress | None) -> Engine:
        with self._writing():
            # Another process may have done it while this one waited.
            engine = self._sealed(additions.latest(self._database))
            if engine is not None:
                return engine
            seal = Seal.read(self._folder)
            if seal and seal.form == FORM and additions.chain_at(self._database, seal.at.number) == seal.at.chain and seal.holds(self._folder):
                return self._made(seal, progress)
            return self._made(None, progress)

    def _made(self, seal: Seal | None, progress: Progress | None) -> Engine:
        """Go on behind a seal, or from nothing."""
        latest = additions.latest(self._database)
        engine = _opened(self._folder) if seal else None
        if engine is None:
            seal = None
            _clear(self._folder)
            engine = Engine.create(self._folder)
        start = seal.at.number if seal else 0
        documents = list(additions.documents_after(self._database, start, latest.number))
        try:
            engine.write(documents if seal else (), self._read(documents, progress))
        except DamagedIndexError as error:
            msg = f"{self._folder}: the search index cannot be written ({error}); check the free space and the rights"
            raise WorkspaceError(msg) from error
        Seal.of(self._folder, FORM, latest, seal).write(self._folder)
        self._at = latest
        return engine

    def _read(self, documents: Sequence[str], progress: Progress | None) -> Iterator[Entry]:
        waiting, done = iter(documents), 0
        while some := list(islice(waiting, _AT_ONCE)):
            if progress:
                progress(done, len(documents))
            yield from entries(self._database, some)
            done += len(some)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with locked(self._folder / ".lock"):
                yield
        except OSError as error:
            msg = f"{self._folder}: the search index cannot be written ({error.strerror}); check the free space and the rights"
            raise WorkspaceError(msg) from error


def _opened(folder: Path) -> Engine | None:
    try:
        return Engine.open(folder)
    except DamagedIndexError:
        return None


def _clear(folder: Path) -> None:
    """Remove the files of an index; the lock stays, as somebody may wait for it."""
    for path in folder.iterdir():
        if path.is_file() and path.name != ".lock":
            path.unlink()
