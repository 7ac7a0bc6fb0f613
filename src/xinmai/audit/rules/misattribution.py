"""One forecast with two makers: the same figures for the same thing and year under two names.

Harm prevented: a forecast gains weight because two houses seem to share it, or is checked against the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken
from xinmai.audit.ledger import Ledger
from xinmai.model import Finding, Reason, Severity

__all__ = ["misattribution"]

_LEAST = 2
"""Forecasts two makers must have in common: one number may be met with by chance."""


def misattribution(ledger: Ledger) -> Iterator[Finding]:
    """Findings on runs of equal forecasts in one document under two named makers."""
    told: dict[tuple[object, ...], list[Figure]] = {}
    for figure in ledger.figures:
        if not figure.is_outcome and figure.when and figure.observation.source:
            told.setdefault((figure.document, figure.key, figure.when, figure.value), []).append(figure)
    shared: dict[tuple[str, str, str], list[Figure]] = {}
    for group in told.values():
        first = group[0]
        for other in group[1:]:
            names = (first.observation.source or "", other.observation.source or "")
            if not (names[0] in names[1] or names[1] in names[0]):
                shared.setdefault((first.document, *names), []).extend((first, other))
    for (_, one, two), figures in shared.items():
        if len(figures) >= 2 * _LEAST:
            values = "、".join(dict.fromkeys(figure.written for figure in figures))
            message = f"同样的预测（{figures[0].measure}等：{values}）一处归{one}，一处归{two}"
            yield broken("misattribution", Reason.CONFLICT, figures, message, f"{one} ≠ {two}", values, Severity.MEDIUM)
