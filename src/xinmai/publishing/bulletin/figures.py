"""Which numbers of a report are worth a table, and which one tells most."""

from __future__ import annotations

from xinmai.model import Observation, Status
from xinmai.publishing.bulletin.digest import digest
from xinmai.publishing.bulletin.story import Report
from xinmai.publishing.wording import printed_value

__all__ = ["key_figures", "telling_figure"]

_FIGURES = 5
_CONFIDENT = 0.85
_RATES = frozenset({"%", "pp"})


def key_figures(report: Report) -> list[Observation]:
    """The telling one and the most certain of the others, one per series and period, in text order."""
    telling = telling_figure(report)
    best = sorted(_named(report), key=lambda o: (o is not telling, -o.evidence.confidence, o.evidence.span))[:_FIGURES]
    return sorted(best, key=lambda o: o.evidence.span)


def telling_figure(report: Report) -> Observation | None:
    """The figure to take away: one of the title, of a thing in the title, of a known period, of the lead, a level, an outcome, in this order."""
    title = report.article.title
    lead = report.article.body.span(*found[0]) if (found := digest(report)) else None

    def worth(one: Observation) -> tuple[bool, ...]:
        return (
            printed_value(one.quantity) in title or one.evidence.quote in title,
            (one.subject or "") in title,
            one.period.text is not None,
            lead is not None and lead.covers(one.evidence.span),
            one.quantity.unit not in _RATES,
            one.status is Status.ACTUAL,
        )

    return max(_named(report), key=worth, default=None)


def _named(report: Report) -> list[Observation]:
    """Figures that are surely read and whose subject is known, the first of each series and period."""
    named = [o for o in report.facts.observations if o.subject and o.indicator and o.evidence.confidence >= _CONFIDENT]
    return list({(o.subject, o.indicator, o.period.text): o for o in reversed(named)}.values())[::-1]
