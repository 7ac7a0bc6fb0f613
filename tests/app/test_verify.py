"""Every stored fact is held against its document."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from xinmai.app.ingest import ingest
from xinmai.app.verify import verify
from xinmai.app.workspace import Workspace

from .made import counts, reports


def test_all_facts_are_checked_and_hold(workspace: Workspace, tmp_path: Path) -> None:
    ingest(workspace, [reports(tmp_path / "in", 3)])
    kept = counts(workspace)
    verdict = verify(workspace)
    assert verdict.facts == sum(kept[kind] for kind in ("observation", "mention", "event", "link")) > 12
    assert verdict.problems == ()


def test_a_quote_that_was_tampered_with_is_found(workspace: Workspace, tmp_path: Path) -> None:
    ingest(workspace, [reports(tmp_path / "in", 3)])
    with sqlite3.connect(workspace.folder / "xinmai.db") as connection:
        connection.execute("update observation set quote = '9' || quote where ordinal = 1")
    connection.close()
    problems = verify(workspace).problems
    assert len(problems) == 3
    assert all("observation at" in problem and "\n" not in problem for problem in problems)


def test_an_empty_workspace_has_nothing_wrong(workspace: Workspace) -> None:
    assert (verify(workspace).facts, verify(workspace).problems) == (0, ())
