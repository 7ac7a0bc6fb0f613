"""Observations as rows. The decimals are kept as written; the floats beside them serve range queries."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from xinmai.model import Modifier, Observation, Period, PeriodBasis, Quantity, Status
from xinmai.store.codec import Columns, evidence_columns, evidence_of
from xinmai.store.factkind import FactKind
from xinmai.store.schema import observation

__all__ = ["OBSERVATIONS"]


def _columns(fact: Observation) -> Columns:
    quantity = fact.quantity
    return evidence_columns(fact.evidence) | {
        "low": str(quantity.low),
        "high": str(quantity.high),
        "value_low": float(quantity.low),
        "value_high": float(quantity.high),
        "unit": quantity.unit,
        "modifier": quantity.modifier,
        "subject": fact.subject,
        "indicator": fact.indicator,
        "period": fact.period.text,
        "period_basis": fact.period.basis,
        "area": fact.area,
        "status": fact.status,
        "source": fact.source,
    }


def _observation(row: Row[Any]) -> Observation:
    return Observation(
        quantity=Quantity(Decimal(row.low), Decimal(row.high), row.unit, Modifier(row.modifier)),
        evidence=evidence_of(row),
        subject=row.subject,
        indicator=row.indicator,
        period=Period(row.period, PeriodBasis(row.period_basis)),
        area=row.area,
        status=Status(row.status),
        source=row.source,
    )


OBSERVATIONS = FactKind(observation, lambda facts: facts.observations, _columns, _observation)
