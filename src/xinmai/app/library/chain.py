"""The chain to look through: its links with their risk, who needs whom, and one link with its evidence, terms and indicators."""

from __future__ import annotations

from xinmai.app.library.library import Library
from xinmai.app.records import Record
from xinmai.app.risk import Study, buyers_of, study
from xinmai.app.risk_records import measure_record, risk_record
from xinmai.model import LinkRisk
from xinmai.supply import link_id, stated_needs

__all__ = ["chain", "studied"]


def studied(library: Library) -> Study:
    """All that the workspace states of the chain, worked out once for each state of it."""
    return library.picture().part("study", lambda: study(library.store, library.lexicon))


def chain(library: Library, link: str | None = None) -> Record:
    """All links and needs, and one link whole. Raises `UsageError` on an unknown id."""
    found = studied(library)
    risks = {one.link: one for one in found.risk.links}
    overall = found.risk.overall
    return {
        "links": [_row(risks[row.id], found) for row in found.lexicon.chain],
        "needs": _needs(found),
        "bands": [band.name for band in sorted(found.lexicon.risk_bands, key=lambda band: band.since)],
        "with_number": len(found.risk.known),
        "overall": measure_record(overall, found.cite) if overall else None,
        "chosen": _whole(link, found) if link in risks else None,
    }


def _row(one: LinkRisk, found: Study) -> Record:
    bands = [band.name for band in sorted(found.lexicon.risk_bands, key=lambda band: band.since)]
    return {
        "id": one.link, "name": one.name, "stage": one.stage, "index": None if one.value is None else round(one.value, 4), "low": round(one.low, 4), "high": round(one.high, 4),
        "band": one.band or None, "level": bands.index(one.band) if one.band else None, "by_class_only": one.by_class_only, "coverage": round(one.coverage, 4),
    }  # fmt: skip


def _needs(found: Study) -> list[Record]:
    edges = stated_needs(found.graph)
    return [
        {"from": need, "to": row.id, "cited": bool(edges[link_id(need), link_id(row.id)].evidence)} for row in found.lexicon.chain for need in row.needs
    ]


def _whole(link: str | None, found: Study) -> Record:
    place, one = next((place, one) for place, one in enumerate(found.risk.links, 1) if one.link == link)
    names = {row.id: row.name for row in found.lexicon.chain}
    edges = stated_needs(found.graph)

    def beside(pairs: list[tuple[str, str]], end: int) -> list[Record]:
        return [
            {"id": pair[end], "name": names[pair[end]], "sources": [found.cite(e) for e in edges[link_id(pair[0]), link_id(pair[1])].evidence], "assumed": edges[link_id(pair[0]), link_id(pair[1])].assumed}
            for pair in pairs
        ]

    needs = {row.id: row.needs for row in found.lexicon.chain}
    return {
        **risk_record(one, place, len(found.risk.known), buyers_of(one.link, found.lexicon), found.cite),
        "needs": beside([(need, one.link) for need in needs[one.link]], 0),
        "needed_by": beside([(one.link, other) for other, every in needs.items() if one.link in every], 1),
    }
