"""Sentences on risk for print: each number a link to its working, each quote one to its source, assumptions marked."""

from __future__ import annotations

from xinmai.model import Mark, Paragraph, Passage, Role
from xinmai.publishing.desk import Desk
from xinmai.publishing.risk_words import Piece, Said
from xinmai.publishing.wording import measure_reading

__all__ = ["ASSUMED", "printed"]

ASSUMED = "〔假定〕"


def printed(desk: Desk, said: Said, role: Role = Role.TEXT) -> Paragraph:
    """A sentence as a paragraph."""
    text, marks = ASSUMED if said.assumed else "", []
    for piece in said.pieces:
        number, reading = _cited(desk, piece)
        if number is not None and piece.text:
            marks.append(Mark(len(text), len(text) + len(piece.text), number, reading))
        text += piece.text
    return Paragraph((Passage(text, None, tuple(marks)),), role)


def _cited(desk: Desk, piece: Piece) -> tuple[int | None, str]:
    if piece.measure is not None:
        return desk.measure(piece.measure), measure_reading(piece.measure)
    return (desk.cite_fact(piece.evidence), "原文") if piece.evidence is not None else (None, "")
