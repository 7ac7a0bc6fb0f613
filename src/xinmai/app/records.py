"""Model objects as the JSON records of the command line and of exports: one flat mapping each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from xinmai.model import Article, Document, Event, Evidence, Facts, Link, Mention, Observation, Place

__all__ = ["Record", "article_record", "fact_records", "mention_record", "observation_record", "to_csv", "to_jsonl"]

Record = dict[str, Any]


def article_record(article: Article) -> Record:
    """The record of an article; offsets count code points of the raw text."""
    return {
        "kind": "article",
        "section": article.section,
        "title": article.title,
        "subheadings": [heading.text for heading in article.subheadings],
        "start": article.span.start,
        "end": article.span.end,
        "publisher": article.publisher,
        "published": article.published,
    }


def fact_records(facts: Facts, document: Document) -> Iterator[Record]:
    """The records of all facts of an article, observations first."""
    yield from (observation_record(o, document) for o in facts.observations)
    yield from (mention_record(m, document) for m in facts.mentions)
    yield from (_event(e, document) for e in facts.events)
    yield from (_link(link, document) for link in facts.links)


def observation_record(observation: Observation, document: Document) -> Record:
    """The record of an observation."""
    value = observation.quantity.value
    return {
        "kind": "observation",
        "quote": observation.evidence.quote,
        "start": observation.evidence.span.start,
        "value": [_number(v) for v in value] if isinstance(value, tuple) else _number(value),
        "unit": observation.quantity.unit,
        "modifier": observation.quantity.modifier.value,
        "subject": observation.subject,
        "indicator": observation.indicator,
        "period": observation.period.text,
        "period_basis": observation.period.basis.value,
        "area": observation.area,
        "status": observation.status.value,
        "source": observation.source,
        **_evidence(observation.evidence, document),
    }


def mention_record(mention: Mention, document: Document) -> Record:
    """The record of an entity mention."""
    return {
        "kind": "entity",
        "text": mention.text,
        "start": mention.evidence.span.start,
        "type": mention.entity.type.value,
        "canonical": mention.entity.canonical,
        "reason": mention.reason,
        **_evidence(mention.evidence, document),
    }


def _event(event: Event, document: Document) -> Record:
    return {
        "kind": "event",
        "type": event.type,
        "trigger": event.trigger,
        "start": event.evidence.span.start,
        "date": event.date,
        "args": dict(event.args),
        **_evidence(event.evidence, document),
    }


def _link(link: Link, document: Document) -> Record:
    return {
        "kind": "link",
        "relation": link.relation,
        "head": link.head,
        "tail": link.tail,
        "product": link.product,
        "share": _number(link.share) if link.share is not None else None,
        "period": link.period,
        "start": link.evidence.span.start,
        "quote": link.evidence.quote,
        **_evidence(link.evidence, document),
    }


def _evidence(evidence: Evidence, document: Document) -> Record:
    return {
        "confidence": evidence.confidence,
        "rules": list(evidence.rules),
        "document": document.name,
        "document_sha256": document.snapshot_sha256,
        "end": evidence.span.end,
        **_place(evidence.place),
    }


def _place(place: Place | None) -> Record:
    if place is None:
        return {}
    return {name: value for name in ("page", "sheet", "row") if (value := getattr(place, name)) is not None}


def _number(value: Decimal) -> int | float:
    """JSON knows one kind of number; whole ones stay whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def to_jsonl(rows: Iterable[Record]) -> Iterator[str]:
    """One JSON object a line, Chinese as it is."""
    return (json.dumps(row, ensure_ascii=False) for row in rows)


def to_csv(rows: Iterable[Record]) -> str:
    """RFC 4180 text with the fields of the first row as header; lists are joined by `|`."""
    buffer = io.StringIO()
    writer: Any = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(buffer, fieldnames=list(row), extrasaction="ignore", restval="")
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return buffer.getvalue()


def _cell(value: object) -> object:
    """A cell a spreadsheet shows as text: what would start a formula gets a quote before it."""
    if isinstance(value, list | tuple):
        return "|".join(map(str, value))
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
