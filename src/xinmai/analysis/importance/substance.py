"""What a story states: figures that are surely read, and events by what their type weighs and how real they are."""

from __future__ import annotations

from math import log2

from xinmai.analysis.importance.telling import Telling, events_in_lead
from xinmai.lexicon import EventWeight
from xinmai.model import Event, Ground, GroundKind, Modality, Observation

__all__ = ["substance"]

_CONFIDENT = 0.85
_EACH, _MOST = 0.25, 1.0
"""Points for each doubling of figures, and for all of them."""
_REAL = {Modality.DONE: 1.0, Modality.ENDED: 0.8, Modality.PLANNED: 0.7, Modality.DENIED: 0.5, Modality.POSSIBLE: 0.4}
_IN_PASSING = 0.4
"""Of the weight of an event that only the body tells: most of those are told as background."""
_NEXT = 0.5
"""Of the weight of the second type of event; further ones add nothing."""


def substance(telling: Telling, weights: dict[str, EventWeight]) -> tuple[Ground, Ground]:
    """Grounds by figures, and by the two weightiest types of event."""
    _, facts = telling.lead
    figures = sum(map(_sure, facts.observations))
    points = min(_MOST, _EACH * log2(1 + figures))
    return Ground(GroundKind.FIGURES, round(points, 2), f"{figures}个可靠数字"), _events(telling, weights)


def _sure(observation: Observation) -> bool:
    return bool(observation.subject and observation.indicator and observation.evidence.confidence >= _CONFIDENT)


def _events(telling: Telling, weights: dict[str, EventWeight]) -> Ground:
    best: dict[str, float] = {}
    for event, leading in events_in_lead(telling):
        if event.type in weights:
            best[event.type] = max(best.get(event.type, 0.0), _weight(event, weights) * (1.0 if leading else _IN_PASSING))
    chosen = sorted(best, key=lambda type: (-best[type], type))[:2]
    points = sum(best[type] * share for type, share in zip(chosen, (1.0, _NEXT), strict=False))
    return Ground(GroundKind.EVENTS, round(points, 2), "、".join(weights[type].name for type in chosen) or "没有事件")


def _weight(event: Event, weights: dict[str, EventWeight]) -> float:
    return weights[event.type].weight * _REAL[event.modality]
