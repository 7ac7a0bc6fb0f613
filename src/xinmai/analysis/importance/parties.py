"""Who a story is about: authorities of the home country, and companies by how much of the chain hangs on what they make."""

from __future__ import annotations

from functools import lru_cache

from xinmai.analysis.importance.telling import Telling, named_in_lead
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType, Ground, GroundKind

__all__ = ["authorities", "centrality", "companies"]

_TITLED, _LED = 1.0, 0.5
_HOME = "CN"
_BODY_TITLED, _BODY_LED = 2.0, 1.0
_CENTRAL = 2.0
_NEXT = 0.5
"""Of the points of the second company; further ones add nothing."""


def authorities(telling: Telling, lexicon: Lexicon) -> Ground:
    """The ground by the bodies of the state that title or lead name: what they do binds the whole industry."""
    bodies = {body.name for body in lexicon.organisations if body.kind == "official" and body.country in (None, _HOME)}
    named = {entity.canonical: titled for entity, titled in named_in_lead(telling).items() if entity.canonical in bodies}
    if not named:
        return Ground(GroundKind.AUTHORITIES, 0.0, "不涉及主管部门")
    chosen = max(named, key=lambda name: (named[name], name))
    return Ground(GroundKind.AUTHORITIES, _BODY_TITLED if named[chosen] else _BODY_LED, f"涉及{chosen}")


def companies(telling: Telling, lexicon: Lexicon) -> Ground:
    """The ground by the two companies that weigh most of those in title and lead; only those of the lexicon count."""
    central = centrality(lexicon)
    points: dict[str, float] = {}
    for entity, titled in named_in_lead(telling).items():
        if entity.type is EntityType.COMPANY and entity.canonical in central:
            points[entity.canonical] = (_TITLED if titled else _LED) * (1 + _CENTRAL * central[entity.canonical])
    chosen = sorted(points, key=lambda name: (-points[name], name))[:2]
    total = sum(points[name] * share for name, share in zip(chosen, (1.0, _NEXT), strict=False))
    return Ground(GroundKind.COMPANIES, round(total, 2), f"涉及{'、'.join(chosen)}" if chosen else "不涉及词库中的企业")


@lru_cache(maxsize=4)
def centrality(lexicon: Lexicon) -> dict[str, float]:
    """How many links of the chain need one that a company is in, themselves or through others, as a part of the most there are."""
    needed_by: dict[str, set[str]] = {link.id: set() for link in lexicon.chain}
    for link in lexicon.chain:
        for need in link.needs:
            needed_by.setdefault(need, set()).add(link.id)
    reach = {id: _reach(id, needed_by) for id in needed_by}
    counts = {company.name: len(set().union(*(reach.get(id, set()) for id in company.links))) for company in lexicon.companies}
    most = max(counts.values(), default=0) or 1
    return {name: count / most for name, count in counts.items()}


def _reach(id: str, needed_by: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    rest = [id]
    while rest:
        new = needed_by[rest.pop()] - found
        found |= new
        rest += new
    return found
