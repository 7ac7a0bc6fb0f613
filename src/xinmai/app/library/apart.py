"""Reading documents in and working everything out in processes of their own, which take their memory with them when they are done."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from xinmai.app.ingest import Summary, ingest_snapshots
from xinmai.app.ingest import regroup as group_all
from xinmai.app.library.worked import Worked, work_out
from xinmai.app.workspace import open_workspace
from xinmai.errors import WorkspaceError, XinmaiError
from xinmai.model import Snapshot

__all__ = ["Apart"]

_LOG = logging.getLogger("xinmai.library")
_START = get_context("spawn")
"""A server has threads, and a copy of it would have their locks and none of them."""


class Apart:
    """Processes for a workspace; of what nobody waits for, one at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._waiting: Callable[[Worked], None] | None = None
        self._regroup = False
        self._busy = self._stopped = False
        self._running: list[SpawnProcess] = []

    @property
    def is_busy(self) -> bool:
        """Whether something is at work that nobody waits for."""
        return self._busy

    def work_out(self, *, regroup: bool = False) -> Worked:
        """Work out, where that is wanted with all articles grouped anew before, and wait for it.

        Raises `WorkspaceError` where the process ended before it was done.
        """
        found: Worked = self._answer_of(_work, regroup)
        return found

    def take_in(self, snapshots: Sequence[Snapshot]) -> Summary:
        """Read documents in without grouping them, and wait for it: what reads them stays in no memory, and keeps no page waiting.

        Raises `WorkspaceError` where the process ended before it was done.
        """
        found: Summary = self._answer_of(_take, snapshots)
        return found

    def _answer_of(self, work: Callable[..., None], *asked: Any) -> Any:
        ours, theirs = _START.Pipe(duplex=False)
        process = _START.Process(target=work, args=(self._folder, *asked, theirs), daemon=True)
        process.start()
        with self._lock:
            self._running.append(process)
        theirs.close()
        try:
            return ours.recv()
        except EOFError:
            raise WorkspaceError(f"{self._folder}: the work was cut off before it was done; is there memory enough?") from None
        finally:
            ours.close()
            process.join()
            with self._lock:
                self._running.remove(process)

    def begin(self, then: Callable[[Worked], None], *, regroup: bool = False) -> None:
        """Work out without waiting, and hand over what comes of it. What is asked for while something is at work comes next, once."""
        with self._lock:
            self._waiting = then
            self._regroup |= regroup
            if self._busy:
                return
            self._busy = True
        threading.Thread(target=self._keep_on, daemon=True).start()

    def stop(self) -> None:
        """End what is at work."""
        self._stopped = True
        with self._lock:
            for process in self._running:
                process.terminate()

    def _keep_on(self) -> None:
        while True:
            with self._lock:
                then, self._waiting = self._waiting, None
                regroup, self._regroup = self._regroup, False
                if then is None or self._stopped:
                    self._busy = False
                    return
            try:
                then(self.work_out(regroup=regroup))
            except WorkspaceError as error:
                if not self._stopped:
                    _LOG.warning("%s", error)


def _work(folder: Path, regroup: bool, to: Connection) -> None:
    with _quietly():
        workspace = open_workspace(folder)
        with workspace.store() as store:
            if regroup:
                group_all(store)
            to.send(work_out(store.watermark(), store, workspace.lexicon()))


def _take(folder: Path, snapshots: Sequence[Snapshot], to: Connection) -> None:
    with _quietly():
        to.send(ingest_snapshots(open_workspace(folder), snapshots, group=False))


@contextmanager
def _quietly() -> Iterator[None]:
    # Ctrl+C reaches the whole group; the server ends this process itself. Of errors, who waits is told that the work was cut off.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(XinmaiError):
        yield
