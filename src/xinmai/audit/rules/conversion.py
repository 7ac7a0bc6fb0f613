"""An amount and what it is said to be in another currency, beside what the currencies have been worth.

Harm prevented: a conversion that slips by a power of ten, or into the wrong currency, is what readers remember.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import plain
from xinmai.model import Finding, Reason

__all__ = ["conversion"]

_READ = "conversion"
"""The rule of the reader that takes an amount for another one in other money."""


def conversion(ledger: Ledger) -> Iterator[Finding]:
    """Findings on amounts that the text itself converts: `4760亿日元（约227.57亿元）`."""
    for original, converted in pairwise(ledger.figures):
        if original.article == converted.article and _READ in converted.observation.evidence.rules and original.interval.positive:
            yield from _judged(ledger, original, converted)


def _judged(ledger: Ledger, original: Figure, converted: Figure) -> Iterator[Finding]:
    known = ledger.kinship.rate(original.key.unit, converted.key.unit)
    if known is None or not converted.interval.positive:
        return
    rate = converted.interval.over(original.interval)
    computed = f"{converted.written} / {original.written} = {plain(rate.middle)}"
    stated = f"{original.written}（{converted.written}）"
    usual = f"{plain(known.low)}至{plain(known.high)}"
    if rate.meets(known):
        yield holds("unit", (converted, original), f"{stated}：折算汇率在历年范围（{usual}）之内", computed, stated)
    else:
        message = f"{stated}：折算汇率为{plain(rate.middle)}，历年在{usual}之间，疑为单位或币种写错"
        yield broken("unit", Reason.UNIT_SLIP, (converted, original), message, computed, stated)
