"""Makes findings, so that every rule words and grades them alike."""

from __future__ import annotations

from collections.abc import Sequence

from xinmai.audit.figures import Figure
from xinmai.model import Evidence, Finding, Reason, Severity, Verdict

__all__ = ["broken", "differs", "holds"]


def broken(
    kind: str, reason: Reason, figures: Sequence[Figure], message: str, computed: str, stated: str, severity: Severity = Severity.HIGH
) -> Finding:
    """A relation that cannot hold. It is as sure as the least sure reading in it."""
    return Finding(kind, Verdict.INCONSISTENT, reason, severity, message, computed, stated, _evidence(figures), _confidence(figures))


def differs(kind: str, reason: Reason, figures: Sequence[Figure], message: str, computed: str, stated: str) -> Finding:
    """Figures that differ for a reason that is no error."""
    return Finding(kind, Verdict.DIFFERENT, reason, Severity.LOW, message, computed, stated, _evidence(figures), _confidence(figures))


def holds(kind: str, figures: Sequence[Figure], message: str, computed: str, stated: str) -> Finding:
    """A relation that was worked out and holds."""
    return Finding(kind, Verdict.CONSISTENT, Reason.NONE, Severity.LOW, message, computed, stated, _evidence(figures), _confidence(figures))


def _evidence(figures: Sequence[Figure]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(figure.observation.evidence for figure in figures))


def _confidence(figures: Sequence[Figure]) -> float:
    return min(figure.observation.evidence.confidence for figure in figures)
