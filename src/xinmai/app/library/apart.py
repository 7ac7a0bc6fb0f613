"""Working everything out in a process of its own, which takes its memory with it when it is done."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from xinmai.app.ingest import regroup as group_all
from xinmai.app.library.worked import Worked, work_out
from xinmai.app.workspace import open_workspace
from xinmai.errors import WorkspaceError, XinmaiError

__all__ = ["Apart"]

_LOG = logging.getLogger("xinmai.library")
_START = get_context("spawn")
"""A server has threads, and a copy of it would have their locks and none of them."""


class Apart:
    """At most one process for a workspace at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._waiting: Callable[[Worked], None] | None = None
        self._regroup = False
        self._busy = self._stopped = False
        self._process: SpawnProcess | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is at work that nobody waits for."""
        return self._busy

    def work_out(self, *, regroup: bool = False) -> Worked:
        """Work out, where that is wanted with all articles grouped anew before, and wait for it.

        Raises `WorkspaceError` where the process ended before it was done.
        """
        ours, theirs = _START.Pipe(duplex=False)
        process = _START.Process(target=_work, args=(self._folder, regroup, theirs), daemon=True)
        process.start()
        self._process = process
        theirs.close()
        try:
            found: Worked = ours.recv()
        except EOFError:
            raise WorkspaceError(f"{self._folder}: working out series and findings was cut off; is there memory enough?") from None
        finally:
            ours.close()
            process.join()
        return found

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
        if self._process is not None and self._process.is_alive():
            self._process.terminate()

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
    # Who waits is told that it was cut off, which is all a page can say.
    with suppress(XinmaiError):
        workspace = open_workspace(folder)
        with workspace.store() as store:
            if regroup:
                group_all(store)
            to.send(work_out(store.watermark(), store, workspace.lexicon()))
    to.close()
