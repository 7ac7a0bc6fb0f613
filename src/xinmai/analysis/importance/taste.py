"""What a client wants more of, less of, and not at all. By names, so that each is found in the story itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod

from xinmai.analysis.importance.telling import Telling, named_in_lead

__all__ = ["Taste"]


@dataclass(frozen=True, slots=True)
class Taste:
    """Factors by topic (id or name), named thing, column or word of a title; and what of these is not printed."""

    weights: Mapping[str, float] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()

    def wanted(self, telling: Telling, column: str) -> tuple[float, tuple[str, ...]]:
        """The factor of a story, and the labels it is made of."""
        found = tuple(label for label in self.weights if _has(telling, column, label))
        return prod(self.weights[label] for label in found), found

    def unwanted(self, telling: Telling, column: str) -> str:
        """The first label for which a story is not printed, or nothing."""
        return next((label for label in self.exclude if _has(telling, column, label)), "")


def _has(telling: Telling, column: str, label: str) -> bool:
    article, _ = telling.lead
    topics = {name for topic in article.topics for name in (topic.id, topic.name)}
    return label == column or label in topics or label in article.title or any(entity.canonical == label for entity in named_in_lead(telling))
