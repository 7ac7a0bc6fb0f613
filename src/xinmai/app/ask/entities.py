"""Answers with portraits: what the lexicon knows of an entity that the documents name, and where they name it."""

from __future__ import annotations

from xinmai.app.ask.knowledge import Knowledge
from xinmai.app.entity import profile
from xinmai.app.records import Record, document_fields, fact_records
from xinmai.model import Entity, Facts, Question

__all__ = ["portrait"]

_MOST = 3


def portrait(known: Knowledge, question: Question) -> list[Record]:
    """The profile of the one entity of the name, and the latest places that name it; nothing where no document does."""
    [word] = question.subjects
    named = known.lexicon.names.get(word, ())
    entities = dict.fromkeys(mention.entity for canonical in dict.fromkeys((word, *(one.canonical for one in named))) for mention in known.store.facts.mentions(canonical))
    if len(entities) != 1:
        return []
    [entity] = entities
    mentions = list(known.store.facts.mentions(entity.canonical))
    last = {mention.evidence.document_id: mention for mention in reversed(mentions)}
    places = list(last.values())[:_MOST]
    records = [record for one in places for record in fact_records(Facts(mentions=(one,)), document_fields(known.store.documents.get(one.evidence.document_id)))]
    return [_profile(known, entity, {mention.text for mention in mentions}) | {"mentions": len(mentions)}, *records]


def _profile(known: Knowledge, entity: Entity, names: set[str]) -> Record:
    return profile(entity, names | {entity.canonical}, known.lexicon)
