"""Links as rows; a share is kept as the decimal it was written as."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from xinmai.model import Link, Modality
from xinmai.store.codec import Columns, evidence_columns, evidence_of
from xinmai.store.factkind import FactKind
from xinmai.store.schema import link

__all__ = ["LINKS"]


def _columns(fact: Link) -> Columns:
    return evidence_columns(fact.evidence) | {
        "relation": fact.relation,
        "head": fact.head,
        "tail": fact.tail,
        "product": fact.product,
        "share": None if fact.share is None else str(fact.share),
        "period": fact.period,
        "modality": fact.modality,
        "observation_id": fact.observation_id,
    }


def _link(row: Row[Any]) -> Link:
    return Link(
        relation=row.relation,
        head=row.head,
        tail=row.tail,
        evidence=evidence_of(row),
        product=row.product,
        share=None if row.share is None else Decimal(row.share),
        period=row.period,
        modality=Modality(row.modality),
        observation_id=row.observation_id,
    )


LINKS = FactKind(link, lambda facts: facts.links, _columns, _link)
