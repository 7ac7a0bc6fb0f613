"""The interruption risk index of links and of the chain: a weighted sum of terms, each shown before it is summed.

Value = Σ weight · middle of the term's bounds; the least and the greatest sum are printed beside it. A link gets a number only where
a source speaks of its own exposure: neither the shape of the chain nor what is said of its whole class is evidence for it. Reasons and measurements: docs/decisions/0022-risk-index.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from xinmai.hanzi import plain
from xinmai.lexicon.risk_schema import RiskBand
from xinmai.lexicon.schema import ChainLink
from xinmai.model import ChainRisk, Evidence, LinkRisk, Measure, Term
from xinmai.supply.facts import facts_of
from xinmai.supply.known import Known
from xinmai.supply.stability import shaken
from xinmai.supply.terms import ASSUMED_NEEDS, terms_of

__all__ = ["DIMENSIONS", "EXPOSURE", "band_of", "chain_risk", "narrowed"]

EXPOSURE = "exposure"
DIMENSIONS = {EXPOSURE: "暴露", "sensitivity": "敏感", "adaptability": "适应不足"}
"""The dimensions in order, in words."""
ASSUMED_WEIGHTS = "权重、分段和下限取自词库（risk_terms.yaml、risk_bands.yaml、risk_settings.yaml），是编制者的设定"


def chain_risk(known: Known, seed: int = 0) -> ChainRisk:
    """The risk of every link and of the chain; equal for equal seeds."""
    candidates = Counter(link for row in known.lexicon.companies for link in row.links)
    links = [_link_risk(row, known, candidates[row.id]) for row in known.lexicon.chain]
    ranked = sorted((one for one in links if one.value is not None), key=lambda one: (-(one.value or 0), -one.low, one.link))
    rest = sorted((one for one in links if one.value is None), key=lambda one: (-one.low, one.link))
    return ChainRisk((*shaken(ranked, known.lexicon, seed), *rest), _overall(ranked, known))


def narrowed(risk: ChainRisk, links: Collection[str], known: Known) -> ChainRisk:
    """The risk of a part of the chain: the same numbers of its links, and an index of them alone."""
    kept = tuple(one for one in risk.links if one.link in links)
    return ChainRisk(kept, _overall([one for one in kept if one.value is not None], known))


def _link_risk(row: ChainLink, known: Known, candidates: int) -> LinkRisk:
    terms = terms_of(row.id, known)
    low, high = (min(1.0, sum(term.weight * end for term, end in zip(terms, ends, strict=True))) for ends in ([t.low for t in terms], [t.high for t in terms]))
    spoken = any(term.named for term in terms if term.dimension == EXPOSURE)
    measure = _measure(terms, low, high) if spoken else None
    band = band_of(measure.value, known.lexicon.risk_bands) if measure else ""
    return LinkRisk(row.id, row.name, row.stage, terms, low, high, measure, band, facts_of(row.id, known), candidates)


def _measure(terms: Sequence[Term], low: float, high: float) -> Measure:
    """The index with its parts before the sum."""
    parts = {name: sum(term.weight * term.middle for term in terms if term.dimension == dimension) for dimension, name in DIMENSIONS.items()}
    value = min(1.0, sum(parts.values()))
    shown = " + ".join(f"{name} {part:.2f}" for name, part in parts.items())
    evidence = tuple(dict.fromkeys(e for term in terms for e in _evidence(term)))
    computed = f"{shown} = {value:.2f}；各分项都取最小时 {low:.2f}，都取最大时 {high:.2f}"
    return Measure("中断风险指数", value, "index", "Σ 权重 × 分项区间的中点", computed, evidence, assumed=(ASSUMED_NEEDS, ASSUMED_WEIGHTS))


def _evidence(term: Term) -> Iterator[Evidence]:
    if term.measure:
        yield from term.measure.evidence
    yield from (one.evidence for one in term.signals)


def band_of(value: float, bands: Sequence[RiskBand]) -> str:
    """What an index of this value is called."""
    return max((band for band in bands if band.since <= value), key=lambda band: band.since).name


def _overall(ranked: Sequence[LinkRisk], known: Known) -> Measure | None:
    """The mean of the links that have a number, weighted by how many links lean on each, itself counted."""
    if not ranked:
        return None
    weights = [1 + len(known.shape.reach[one.link]) for one in ranked]
    total = sum(weights)
    value = sum(weight * (one.value or 0) for weight, one in zip(weights, ranked, strict=True)) / total
    shown = "，".join(f"{one.name} {plain(one.value or 0)} × {weight}" for weight, one in zip(weights, ranked, strict=True))
    computed = f"（{shown}）/ {total} = {value:.2f}；{len(known.needs)} 个环节中 {len(ranked)} 个有资料"
    evidence = tuple(dict.fromkeys(e for one in ranked for term in one.terms if term.dimension == EXPOSURE and term.measure for e in term.measure.evidence))
    return Measure("全链中断风险指数", value, "index", "Σ 指数 × (1 + 牵连环节数) / Σ (1 + 牵连环节数)", computed, evidence, assumed=(ASSUMED_NEEDS,))
