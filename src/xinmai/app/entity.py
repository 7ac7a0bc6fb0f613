"""What a workspace knows of one entity: its names, where it is named, its figures, events and links, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from xinmai.app.records import Record, document_fields, fact_records
from xinmai.app.workspace import Workspace
from xinmai.lexicon import Lexicon
from xinmai.model import Entity, Event, Facts, Observation
from xinmai.store import Store

__all__ = ["candidates", "entity", "profile"]

_AT_HAND = 64
_OF_PARTIES = ("subject", "object")


def candidates(workspace: Workspace, name: str) -> list[Entity]:
    """The entities a name may stand for, by the lexicon and by what the documents call so; more than one is ambiguous."""
    lexicon = workspace.lexicon()
    found = dict.fromkeys(lexicon.names.get(name, ()))
    with workspace.store() as store:
        found |= {mention.entity: None for mention in store.facts.mentions() if name in (mention.text, mention.entity.canonical)}
    return list(found)


def entity(workspace: Workspace, wanted: Entity) -> Iterator[Record]:
    """First a `profile` of the entity, then the records of its observations, events and links, in order of time."""
    lexicon = workspace.lexicon()
    with workspace.store() as store:
        mentions = list(store.facts.mentions(canonical=wanted.canonical))
        names = {wanted.canonical, *(m.text for m in mentions), *(name for name, found in lexicon.names.items() if found == (wanted,))}
        yield profile(wanted, names, lexicon) | {
            "mentions": len(mentions),
            "documents": len({m.evidence.document_id for m in mentions}),
            "reasons": sorted({f"{m.text}: {m.reason}" for m in mentions}),
        }
        yield from _facts(store, wanted, names)


def profile(wanted: Entity, names: set[str], lexicon: Lexicon) -> Record:
    """What the lexicon knows of an entity, under all its names."""
    row = next((row for row in lexicon.companies if row.name == wanted.canonical), None)
    chain = {link.id: link.name for link in lexicon.chain}
    known: Record = {
        "english": row.english if row else None,
        "former": list(row.former) if row else [],
        "codes": list(row.codes) if row else [],
        "country": row.country if row else None,
        "chain": [chain[link] for link in row.links] if row else [],
        "parent": row.parent if row else None,
    }
    return {"kind": "profile", "type": str(wanted.type), "canonical": wanted.canonical, "names": sorted(names)} | known


def _facts(store: Store, wanted: Entity, names: set[str]) -> Iterator[Record]:
    fields = lru_cache(maxsize=_AT_HAND)(lambda document_id: document_fields(store.documents.get(document_id)))
    for observation in store.facts.observations():
        if _is_of(observation, names):
            yield from fact_records(Facts(observations=(observation,)), fields(observation.evidence.document_id))
    for event in store.facts.events():
        if _takes_part(event, names):
            yield from fact_records(Facts(events=(event,)), fields(event.evidence.document_id))
    seen = set()
    for link in (*store.facts.links(head=wanted.canonical), *store.facts.links(tail=wanted.canonical)):
        if link.id not in seen:
            seen.add(link.id)
            yield from fact_records(Facts(links=(link,)), fields(link.evidence.document_id))


def _is_of(observation: Observation, names: set[str]) -> bool:
    """Whether a figure is of the entity or of what it has: 中芯国际, 中芯国际北京厂."""
    subject = observation.subject or ""
    return any(subject.startswith(name) for name in names)


def _takes_part(event: Event, names: set[str]) -> bool:
    return any(name in text for role, text in event.args if role in _OF_PARTIES for name in names)
