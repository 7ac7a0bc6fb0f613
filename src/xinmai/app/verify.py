"""Checks that every fact a workspace holds still quotes its document exactly."""

from __future__ import annotations

from dataclasses import dataclass

from xinmai.app.workspace import Workspace

__all__ = ["Verdict", "verify"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many facts were checked, and one line for each that does not hold."""

    facts: int
    problems: tuple[str, ...]


def verify(workspace: Workspace) -> Verdict:
    """Compare `raw[start:end]` with the quote of every fact in the store."""
    with workspace.store() as store:
        counts = store.counts()
        facts = sum(counts.get(kind, 0) for kind in ("observation", "mention", "event", "link"))
        return Verdict(facts, tuple(str(error) for error in store.verify()))
