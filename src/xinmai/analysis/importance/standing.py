"""Who tells a story: how many independently, and how far the best of them is relied on."""

from __future__ import annotations

from math import log2

from xinmai.analysis.importance.telling import Telling
from xinmai.model import Ground, GroundKind

__all__ = ["standing"]

_SECOND, _MOST = 1.5, 3.0
"""Points for each doubling of independent sources, and for all of them."""
_GRADES = {"A": 3.0, "B": 2.0, "C": 1.0}


def standing(telling: Telling) -> tuple[Ground, Ground]:
    """Grounds by the number of independent sources, and by the best grade."""
    several = min(_MOST, _SECOND * log2(max(1, telling.origins)))
    grade = min((grade for _, _, grade in telling.reports), key=lambda grade: grade.code)
    return (
        Ground(GroundKind.SOURCES, round(several, 2), f"{telling.origins}个独立来源"),
        Ground(GroundKind.GRADE, _GRADES.get(grade.reliability, 0.0), f"来源{grade.code}，{grade.because[0]}"),
    )
