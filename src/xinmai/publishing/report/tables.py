"""Tables and warnings that several chapters print in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from xinmai.hanzi import period_words
from xinmai.model import Aligned, Cell, Grid, Observation, Part, Point
from xinmai.publishing.caution import caution
from xinmai.publishing.desk import Desk
from xinmai.publishing.prose import shorten
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.wording import STATUS

__all__ = ["latest", "others", "source_of", "values", "warnings"]

_TITLE = 16
_WARNINGS = 4
"""Findings that one part of a chapter prints; all are in the chapter on the figures."""


def source_of(desk: Desk, observation: Observation) -> Cell:
    """Who is named as the source of a figure, else who published it, else the document."""
    article, document = desk.articles[observation.evidence.article_id], desk.documents[observation.evidence.document_id]
    return Cell(observation.source or article.publisher or f"《{shorten(article.title or document.name, _TITLE)}》")


def others(desk: Desk, point: Point) -> list[Cell]:
    """What else is stated for a point: other values than the preferred one, each once."""
    seen = {point.preferred.quantity.value}
    found = []
    for one in point.observations[1:]:
        if one.quantity.value not in seen and one.status == point.preferred.status:
            seen.add(one.quantity.value)
            found.append(desk.cell(one))
    return found


def values(desk: Desk, figures: Iterable[tuple[str, Aligned]], head: str) -> Grid:
    """Named figures with period, value, status and source."""
    rows = [
        (Cell(name), Cell(period_words(one.observation.period.text) or "未注明"), desk.cell(one.observation), Cell(STATUS[one.observation.status]), source_of(desk, one.observation))
        for name, one in figures
    ]
    return Grid((head, "时期", "数值", "性质", "出处"), tuple(rows))


def latest(aligned: Iterable[Aligned]) -> list[Aligned]:
    """Of each series the figure of the latest period, outcomes before forecasts, in order of the first of each."""
    best: dict[tuple[str, ...], Aligned] = {}
    for one in aligned:
        key = (one.key.subject, one.key.indicator, one.key.area, one.key.unit)
        other = best.get(key)
        if other is None or _recent(one) > _recent(other):
            best[key] = one
    return list(best.values())


def _recent(one: Aligned) -> tuple[bool, str]:
    return one.observation.status.value in ("actual", "estimate"), (one.observation.period.text or "").rsplit("/", maxsplit=1)[-1]


def warnings(dossier: Dossier, desk: Desk, figures: Sequence[Observation], most: int = _WARNINGS) -> Iterator[Part]:
    """What the audit says of the figures that were printed."""
    return (caution(desk, finding) for finding in dossier.contested(figures)[:most])

