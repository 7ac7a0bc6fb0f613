"""Which numbers of a report are worth a table, and which one tells most."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.model import Observation, PeriodBasis, Status
from xinmai.publishing.bulletin.digest import digest
from xinmai.publishing.bulletin.story import Report, title_place
from xinmai.publishing.wording import printed_value

__all__ = ["key_figures", "telling_figure"]

_FIGURES = 5
_CONFIDENT = 0.85
_STATED = (PeriodBasis.STATED, PeriodBasis.SENTENCE)
_RATES = frozenset({"%", "pp"})


def key_figures(report: Report) -> list[Observation]:
    """The telling one and the most certain of the others, one per series and period, in text order."""
    telling = telling_figure(report)
    best = sorted(_named(report), key=lambda o: (o is not telling, -o.evidence.confidence, o.evidence.span))[:_FIGURES]
    return sorted(best, key=lambda o: o.evidence.span)


def telling_figure(report: Report) -> Observation | None:
    """The figure to take away, if one can be read without its context: of the title, of a thing in the title, of the lead, a level, an outcome, in this order."""
    title = report.article.title
    lead = report.article.body.span(*found[0]) if (found := digest(report)) else None

    def worth(one: Observation) -> tuple[bool, ...]:
        return (
            printed_value(one.quantity) in title or one.evidence.quote in title,
            (one.subject or "") in title,
            lead is not None and lead.covers(one.evidence.span),
            one.quantity.unit not in _RATES,
            one.status is Status.ACTUAL,
        )

    return max(_plain(report), key=worth, default=None)


def _plain(report: Report) -> Iterator[Observation]:
    """Figures that the title or the digest states, with the thing they are of and the period in words there."""
    article = report.article
    stated = [(title_place(article), article.title)]
    stated += [(article.body.span(start, end), article.body.text[start:end] + article.title) for start, end in digest(report)]
    for one in _named(report):
        if one.period.basis in _STATED and any(span.covers(one.evidence.span) and (one.subject or "") in text for span, text in stated):
            yield one


def _named(report: Report) -> list[Observation]:
    """Figures that are surely read and whose subject is known, the first of each series and period."""
    named = [o for o in report.facts.observations if o.subject and o.indicator and o.evidence.confidence >= _CONFIDENT]
    return list({(o.subject, o.indicator, o.period.text): o for o in reversed(named)}.values())[::-1]
