"""`RiskDossier`: what the special risk report is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinmai.model import (
    Article,
    ChainRisk,
    Document,
    Grade,
    Happening,
    LinkRisk,
    Observation,
    Simulation,
    SupplyEdge,
)

__all__ = ["RiskDossier"]


@dataclass(frozen=True, slots=True)
class RiskDossier:
    """A chain, or the part of it that a topic's link needs, with its risk.

    `target` is the topic's link, `None` for the whole chain; `needs` are the edges between links by their ends (link ids), `buyers` names of
    the links that need a link directly; `stated` are figures on dependence by link, `assumed` names, values and reasons of what the index assumes;
    `deliveries` are stated relations between firms, `simulations` cuts of the worst links.
    """

    topic: str
    target: str | None
    risk: ChainRisk
    needs: Mapping[tuple[str, str], SupplyEdge]
    buyers: Mapping[str, Sequence[str]]
    stated: Mapping[str, Sequence[Observation]]
    deliveries: Sequence[SupplyEdge]
    simulations: Sequence[Simulation]
    happenings: Sequence[Happening]
    assumed: Sequence[tuple[str, float, str]]
    dimensions: Mapping[str, str]
    documents: Mapping[str, Document]
    articles: Mapping[str, Article]
    grades: Mapping[str, Grade]

    @property
    def worst(self) -> Sequence[LinkRisk]:
        """The links with a number, the worst first."""
        return self.risk.known
