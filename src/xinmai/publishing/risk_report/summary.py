"""The summary: the chain's index with what it covers, and the worst links, a point each."""

from __future__ import annotations

from xinmai.model import Item, Part, Role
from xinmai.publishing.desk import Desk
from xinmai.publishing.risk_report.dossier import RiskDossier
from xinmai.publishing.risk_report.sentences import printed
from xinmai.publishing.risk_words import Piece, Said, explain, index_text, named

__all__ = ["summary"]

_POINTS = 3
_SENTENCES = 2
"""Of each link: its number, and the first reason for it."""


def summary(dossier: RiskDossier, desk: Desk) -> list[Item]:
    """One part; nothing where no link has a number."""
    overall = dossier.risk.overall
    if overall is None:
        return []
    value = Piece(index_text(overall.value), overall)
    head = Said((*named([dossier.topic]), Piece("有资料的环节合起来，中断风险指数为"), value, Piece("；没有资料的环节不计，故只反映资料说到的部分。")))
    parts: list[Part] = [printed(desk, head, Role.POINT)]
    for place, one in enumerate(dossier.worst[:_POINTS], 1):
        said = list(explain(one, place, len(dossier.worst), dossier.buyers.get(one.link, ())))
        parts += (printed(desk, each, Role.POINT) for each in said[:_SENTENCES])
    return [Item("summary", "", tuple(parts))]
