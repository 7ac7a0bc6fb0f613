"""What is in use beside what was shipped in one year: fewer things in use than were handed out in that year alone.

Harm prevented: a yearly shipment passes for an installed base, or an installed base of one kind for that of all.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.model import Finding, Reason, Severity

__all__ = ["stock_vs_flow"]


def stock_vs_flow(ledger: Ledger) -> Iterator[Finding]:
    """Findings on stocks of one thing, area and year that are below its flow in that year."""
    in_use, handed_out = ledger.kinship.words("in_use"), ledger.kinship.words("handed_out")
    for stock in ledger.figures:
        if stock.key.indicator not in in_use or stock.when is None or not _counts(stock):
            continue
        for flow in (one for indicator in handed_out for one in ledger.of_time(stock.key.subject, indicator, stock.when, stock)):
            together = flow.document == stock.document and flow.in_area(stock.key.area) and _counts(flow)
            if together and stock.interval.below(flow.interval):
                message = f"{stock.name}（{stock.written}）少于当年{flow.observation.indicator}（{flow.written}）"
                computed = f"{shown(stock.value, stock.key.unit)} < {shown(flow.value, flow.key.unit)}"
                yield broken("part_exceeds_whole", Reason.CONFLICT, (stock, flow), message, computed, stock.written, Severity.MEDIUM)
                break


def _counts(figure: Figure) -> bool:
    return figure.is_level and figure.is_exact and figure.is_outcome and figure.when is not None and figure.when.year is not None
