"""Model objects as the JSON records of the command line and of exports: one flat mapping each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from xinmai.model import (
    Article,
    Document,
    Event,
    Evidence,
    Facts,
    Grade,
    Link,
    Mention,
    Observation,
    Span,
    Table,
    Topic,
    sha256_hex,
)

__all__ = ["Record", "article_record", "document_fields", "fact_records", "number", "table_record", "to_csv", "to_jsonl"]

Record = dict[str, Any]

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""Spreadsheets in East Asian languages read the wide signs like the narrow ones."""


def document_fields(document: Document) -> Record:
    """What each record says of its document; `text_sha256` is of the text its offsets count in, as UTF-8."""
    return {
        "document": document.name,
        "document_sha256": document.snapshot_sha256,
        "text_sha256": sha256_hex(document.raw.encode()),
    }


def article_record(article: Article, grade: Grade) -> Record:
    """The record of an article with the grade of its source; offsets count code points of the raw text."""
    return {
        "kind": "article",
        "section": article.section,
        "title": article.title,
        "subheadings": [heading.text for heading in article.subheadings],
        "start": article.span.start,
        "end": article.span.end,
        "publisher": article.publisher,
        "published": article.published,
        "topics": [_topic(topic) for topic in article.topics],
        "grade": grade.code,
        "grade_because": list(grade.because),
    }


def _topic(topic: Topic) -> Record:
    return {"id": topic.id, "name": topic.name, "weight": topic.weight, "because": list(topic.because)}


def table_record(table: Table, document: Record) -> Record:
    """The record of a table: `cells` are `[start, end]` beside `rows`, `unsure` the cells that may hold something else."""
    return {
        "kind": "table",
        "start": table.span.start,
        "end": table.span.end,
        "caption": table.caption or None,
        "header": list(table.header),
        "units": [unit or None for unit in table.units],
        "rows": [list(row) for row in table.rows],
        "cells": [[_ends(cell) for cell in row] for row in table.cells],
        "confidence": table.confidence,
        "unsure": [
            {"row": doubt.row, "column": doubt.column, "reason": doubt.kind.value, "alternatives": list(doubt.others)}
            for doubt in table.doubts
        ],
        **document,
    }


def _ends(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def fact_records(facts: Facts, document: Record) -> Iterator[Record]:
    """The records of all facts of an article, observations first; `document` is its `document_fields`."""
    yield from (_observation(o, document) for o in facts.observations)
    yield from (_mention(m, document) for m in facts.mentions)
    yield from (_event(e, document) for e in facts.events)
    yield from (_link(link, document) for link in facts.links)


def _observation(observation: Observation, document: Record) -> Record:
    value = observation.quantity.value
    return {
        "kind": "observation",
        "quote": observation.evidence.quote,
        "start": observation.evidence.span.start,
        "value": [number(v) for v in value] if isinstance(value, tuple) else number(value),
        "unit": observation.quantity.unit,
        "modifier": str(observation.quantity.modifier),
        "subject": observation.subject,
        "indicator": observation.indicator,
        "period": observation.period.text,
        "period_basis": str(observation.period.basis),
        "area": observation.area,
        "status": str(observation.status),
        "source": observation.source,
        **_evidence(observation.evidence, document),
    }


def _mention(mention: Mention, document: Record) -> Record:
    return {
        "kind": "entity",
        "text": mention.text,
        "start": mention.evidence.span.start,
        "type": str(mention.entity.type),
        "canonical": mention.entity.canonical,
        "reason": mention.reason,
        **_evidence(mention.evidence, document),
    }


def _event(event: Event, document: Record) -> Record:
    return {
        "kind": "event",
        "type": event.type,
        "trigger": event.trigger,
        "start": event.evidence.span.start,
        "date": event.date,
        "args": dict(event.args),
        "modality": str(event.modality),
        "observation": event.observation_id,
        **_evidence(event.evidence, document),
    }


def _link(link: Link, document: Record) -> Record:
    return {
        "kind": "link",
        "relation": link.relation,
        "head": link.head,
        "tail": link.tail,
        "product": link.product,
        "share": number(link.share) if link.share is not None else None,
        "period": link.period,
        "modality": str(link.modality),
        "observation": link.observation_id,
        "start": link.evidence.span.start,
        "quote": link.evidence.quote,
        **_evidence(link.evidence, document),
    }


def _evidence(evidence: Evidence, document: Record) -> Record:
    fields = {"confidence": evidence.confidence, "rules": list(evidence.rules), "end": evidence.span.end, **document}
    if place := evidence.place:
        fields |= {name: value for name, value in (("page", place.page), ("sheet", place.sheet), ("row", place.row)) if value is not None}
    return fields


def number(value: Decimal) -> int | float:
    """JSON knows one kind of number; whole ones stay whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def to_jsonl(rows: Iterable[Record]) -> Iterator[str]:
    """One JSON object a line, Chinese as it is."""
    return (json.dumps(row, ensure_ascii=False) for row in rows)


def to_csv(rows: Sequence[Record]) -> str:
    """RFC 4180 text with every field of any row as header; lists are joined by `|`, mappings and lists of them are JSON."""
    buffer = io.StringIO()
    fields = dict.fromkeys(field for row in rows for field in row)
    writer = csv.DictWriter(buffer, fieldnames=list(fields))
    if rows:
        writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return buffer.getvalue()


def _cell(value: object) -> object:
    """A cell a spreadsheet shows as text: what would start a formula gets a quote before it."""
    if isinstance(value, list | tuple) and not any(isinstance(part, list | dict) for part in value):
        value = "|".join("" if part is None else str(part) for part in value)
    elif isinstance(value, list | tuple | dict):
        value = json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
