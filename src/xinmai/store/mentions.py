"""Mentions as rows, each with the type and canonical name of its entity."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from xinmai.model import Entity, EntityType, Mention
from xinmai.store.codec import Columns, evidence_columns, evidence_of
from xinmai.store.factkind import FactKind
from xinmai.store.schema import mention

__all__ = ["MENTIONS"]


def _columns(fact: Mention) -> Columns:
    return evidence_columns(fact.evidence) | {
        "entity_type": fact.entity.type,
        "canonical": fact.entity.canonical,
        "text": fact.text,
        "reason": fact.reason,
    }


def _mention(row: Row[Any]) -> Mention:
    entity = Entity(EntityType(row.entity_type), row.canonical)
    return Mention(entity, row.text, evidence_of(row), row.reason)


MENTIONS = FactKind(mention, lambda facts: facts.mentions, _columns, _mention)
