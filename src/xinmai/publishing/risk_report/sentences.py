"""Sentences on risk for print: each number a link to its working, each quote one to its source, assumptions marked."""

from __future__ import annotations

from xinmai.model import Cell, Mark, Paragraph, Passage, Role
from xinmai.publishing.desk import Desk
from xinmai.publishing.risk_words import Piece, Said, name_measure
from xinmai.publishing.wording import measure_reading

__all__ = ["ASSUMED", "name_cell", "printed"]

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


def name_cell(desk: Desk, name: str) -> Cell:
    """The cell of a name; digits in it lead to where they come from, as all do."""
    measure = name_measure(name)
    return Cell(name) if measure is None else Cell(name, desk.measure(measure), measure.formula)


def _cited(desk: Desk, piece: Piece) -> tuple[int | None, str]:
    if piece.measure is not None:
        return desk.measure(piece.measure), measure_reading(piece.measure)
    return (desk.cite_fact(piece.evidence), "原文") if piece.evidence is not None else (None, "")
