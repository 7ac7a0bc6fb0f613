"""Named things to look through, and all that is known of one: profile, figures, events, links."""

from __future__ import annotations

from xinmai.app.entity import profile
from xinmai.app.library.happened import happening, newest_first
from xinmai.app.library.library import Library
from xinmai.app.library.listings import pages_of
from xinmai.app.library.shown import fact, series_row
from xinmai.app.records import Record
from xinmai.errors import UsageError
from xinmai.model import Entity, EntityType

__all__ = ["TYPES", "entities", "entity"]

TYPES = tuple(str(one) for one in EntityType)
_SHOWN = 60
"""Mentions and series of one entity on its page; more are a filter away."""
_OF_PARTIES = ("subject", "object")


def entities(library: Library, text: str | None, type: str | None, page: int = 1, size: int = 60) -> Record:
    """A page of named things, those in most documents first."""
    if text:
        rows, total = library.store.browse.entities(text, type, size, (page - 1) * size)
    else:
        found = [row for row in library.picture().entities if type in (None, row.type)]
        rows, total = found[(page - 1) * size : page * size], len(found)
    return {"rows": [{"kind": "entity", **row._asdict()} for row in rows], **pages_of(total, page, size)}


def entity(library: Library, type: str, canonical: str) -> Record:
    """One named thing. Raises `UsageError` where no document names it."""
    picture = library.picture()
    mentions = [one for one in library.store.facts.mentions(canonical=canonical) if one.entity.type == type] if type in TYPES else []
    if not mentions:
        raise UsageError(f"no entity {canonical} in this workspace; list them to find the right id")
    wanted = Entity(EntityType(type), canonical)
    names = {canonical, *(m.text for m in mentions), *(name for name, found in library.lexicon.names.items() if found == (wanted,))}
    series = [one for one in picture.series.values() if any(one.key.subject.startswith(name) for name in names)]
    links = {one.id: one for one in (*library.store.facts.links(head=canonical), *library.store.facts.links(tail=canonical))}
    deeds = (one for one in picture.deeds if (one.subject or "") in names or any(name in one.who for name in names))
    happenings = [one for one in picture.happenings(deeds) if (one.subject or "") in names or any(name in text for role, text in one.fullest.args if role in _OF_PARTIES for name in names)]
    types = picture.part("types", lambda: {row.canonical: row.type for row in picture.entities})
    places = {one.evidence.article_id: one for one in mentions}
    known = profile(wanted, names, library.lexicon)
    return {
        "profile": known
        | {"parent_named": known["parent"] in types}
        | {"mentions": len(mentions), "documents": len({m.evidence.document_id for m in mentions}), "reasons": sorted({f"{m.text}: {m.reason}" for m in mentions if m.reason})},
        "series": [series_row(one) for one in sorted(series, key=lambda one: (-one.points, one.key))[:_SHOWN]],
        "series_in_all": len(series),
        "events": newest_first(happening(one, picture) for one in happenings),
        "links": [{**fact(one, picture), "head_type": types.get(one.head), "tail_type": types.get(one.tail)} for one in links.values()],
        "articles": sorted((fact(one, picture) for one in places.values()), key=lambda row: row["published"] or "", reverse=True)[:_SHOWN],
    }
