"""The ledger of others' forecasts over a workspace, and the scoreboard of who made them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from xinmai.analysis import Aligner, scoreboard
from xinmai.analysis import ledger as ledger_of
from xinmai.app.accounts import forecast_record
from xinmai.app.names import names_in
from xinmai.app.records import Record
from xinmai.app.workspace import Workspace
from xinmai.model import Forecast
from xinmai.store import Store

__all__ = ["ledger", "scores"]



def ledger(workspace: Workspace, *, resolved_only: bool = False) -> Iterator[Record]:
    """Forecasts and targets in order of the date they were made, each beside its outcome."""
    with workspace.store() as store:
        name_of = names_in(store)
        for one in _forecasts(store, workspace):
            if one.outcome is not None or not resolved_only:
                yield forecast_record(one, name_of)


def scores(workspace: Workspace) -> list[Record]:
    """The scoreboard: forecasters that are named in the documents, ranked where they have outcomes enough."""
    with workspace.store() as store:
        return [{"kind": "score", **asdict(one)} for one in scoreboard(_forecasts(store, workspace))]


def _forecasts(store: Store, workspace: Workspace) -> list[Forecast]:
    aligner = Aligner(workspace.lexicon())
    published = {article.id: article.published or "" for article in store.articles.all()}
    return ledger_of(filter(None, map(aligner.align, store.facts.observations())), published, workspace.lexicon())
