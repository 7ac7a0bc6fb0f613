"""Events as rows; their arguments are a JSON list of role and text."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from xinmai.model import Event, Modality
from xinmai.store.codec import Columns, dump, evidence_columns, evidence_of, load
from xinmai.store.factkind import FactKind
from xinmai.store.schema import event

__all__ = ["EVENTS"]


def _columns(fact: Event) -> Columns:
    return evidence_columns(fact.evidence) | {
        "type": fact.type,
        "trigger": fact.trigger,
        "date": fact.date,
        "args": dump(fact.args),
        "modality": fact.modality,
        "observation_id": fact.observation_id,
    }


def _event(row: Row[Any]) -> Event:
    args = tuple((role, text) for role, text in load(row.args))
    return Event(row.type, row.trigger, evidence_of(row), row.date, args, Modality(row.modality), row.observation_id)


EVENTS = FactKind(event, lambda facts: facts.events, _columns, _event)
