"""Whether readers have had a story before, and how late in the issue's time it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xinmai.analysis.importance.telling import Telling
from xinmai.model import Ground, GroundKind

__all__ = ["Known", "novelty"]

_NEW, _LATEST = 2.0, 1.0
_FULL_DAY = 10


@dataclass(frozen=True, slots=True)
class Known:
    """What was known before: articles by the issue that printed them, articles whose event another one told first.

    `days` are the first and the last date of the issue's articles.
    """

    printed: Mapping[str, str] = field(default_factory=dict)
    followed: Mapping[str, str] = field(default_factory=dict)
    days: tuple[str, str] = ("", "")


def novelty(telling: Telling, known: Known) -> tuple[Ground, ...]:
    """Grounds by what was printed before, what was told before, and the date."""
    return tuple(filter(None, (_first(telling, known), _date(telling, known.days))))


def _first(telling: Telling, known: Known) -> Ground:
    ids = [article.id for article in telling.articles]
    printed = next((known.printed[id] for id in ids if id in known.printed), None)
    if printed is not None:
        return Ground(GroundKind.NOVELTY, 0.0, printed)
    followed = next((known.followed[id] for id in ids if id in known.followed), None)
    if followed is not None:
        return Ground(GroundKind.NOVELTY, _NEW / 2, f"后续报道，《{followed}》先报")
    return Ground(GroundKind.NOVELTY, _NEW, "首次刊出")


def _date(telling: Telling, days: tuple[str, str]) -> Ground | None:
    """What came in the last days of the period is newer to its readers; an inexact date speaks for nothing."""
    published = max((article.published or "" for article in telling.articles), default="")
    if min(len(day) for day in (published, *days)) < _FULL_DAY:
        return None
    first, last, this = (date.fromisoformat(day).toordinal() for day in (*days, published))
    if first == last:
        return None
    return Ground(GroundKind.NOVELTY, round(_LATEST * (this - first) / (last - first), 2), f"发布于{published}")
