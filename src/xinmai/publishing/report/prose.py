"""Chapters of quoted sentences: definitions, drivers, opportunities, risks."""

from __future__ import annotations

from collections.abc import Sequence

from xinmai.model import Item, Mark, Paragraph, Passage, Role, Saying
from xinmai.publishing.desk import Desk
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.wording import reading

__all__ = ["quoted"]


def quoted(dossier: Dossier, desk: Desk, chapter: str, title: str, role: Role = Role.POINT) -> list[Item]:
    """The sentences found for a chapter, each with its source."""
    said = dossier.sayings.get(chapter, ())
    return [Item(f"said-{chapter}", title, tuple(Paragraph((_passage(dossier, desk, one),), role) for one in said))] if said else []


def _passage(dossier: Dossier, desk: Desk, saying: Saying) -> Passage:
    body = saying.article.body
    number = desk.cite(saying.article.id, saying.article.document_id, body.span(saying.start, saying.end))
    return Passage(saying.text, number, tuple(_marks(dossier, saying, number)))


def _marks(dossier: Dossier, saying: Saying, number: int) -> Sequence[Mark]:
    body, found = saying.article.body, {}
    span = body.span(saying.start, saying.end)
    for one in dossier.aligned:
        evidence = one.observation.evidence
        if evidence.article_id == saying.article.id and span.covers(evidence.span):
            low, high = body.locate(evidence.span.start), body.locate(evidence.span.end - 1) + 1
            found[low] = Mark(low - saying.start, high - saying.start, number, reading(one.observation))
    return [found[low] for low in sorted(found)]
