"""Several parts with their shares of one whole that is not stated: each pair gives the whole, and they must agree.

Harm prevented: in a list of makers one row of shares slips, and no total stands by to show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.interval import Interval
from xinmai.audit.ledger import Ledger
from xinmai.audit.pairs import part_of
from xinmai.audit.wording import percent, spread
from xinmai.model import Finding, Reason, Severity

__all__ = ["implied_whole"]

_LEAST = 3
"""Pairs, and pairs that agree before they confirm each other; two that agree are enough to doubt a third."""
_MOST = 60
"""Pairs of one article that are compared with each other."""
_OFF = 1.1
"""How far an implied whole lies from the others before it is told."""

_Pair = tuple[Figure, Figure, Interval]


def implied_whole(ledger: Ledger) -> Iterator[Finding]:
    """Findings on runs of parts with their shares in one article: one indicator, unit and time, different subjects."""
    groups: dict[tuple[object, ...], list[_Pair]] = {}
    for share in ledger.figures:
        part = part_of(ledger, share)
        if part is not None and part.digits > 1 and share.digits > 1:
            key = (share.article, part.key.indicator, part.key.unit, part.when, share.key.indicator)
            groups.setdefault(key, []).append((part, share, part.interval.over(share.interval.times(0.01))))
    for pairs in groups.values():
        if len({(part.key.subject, part.key.area) for part, _, _ in pairs}) >= _LEAST:
            yield from _judged(pairs[:_MOST])


def _judged(pairs: Sequence[_Pair]) -> Iterator[Finding]:
    """Those that most agree on tell the whole; one that lies clearly off it is wrong."""
    best = max(pairs, key=lambda pair: sum(pair[2].meets(other[2]) for other in pairs))
    agreed = [pair for pair in pairs if pair[2].meets(best[2])]
    if len(agreed) <= len(pairs) // 2:
        return
    whole = Interval(max(one.low for _, _, one in agreed), min(one.high for _, _, one in agreed))
    whole = whole if whole.low <= whole.high else best[2]
    unit = best[0].key.unit
    figures = tuple(figure for part, share, _ in agreed for figure in (share, part))
    computed = f"{'、'.join(f'{part.written} / {share.written}' for part, share, _ in agreed)} = {spread(whole, unit)}"
    if len(agreed) >= _LEAST:
        yield holds("share_of_total", figures, f"{best[0].measure}等{len(agreed)}项与各自占比推得同一总量", computed, spread(whole, unit))
    for part, share, implied in pairs:
        if implied.low > whole.high * _OFF or implied.high * _OFF < whole.low:
            ratio = part.interval.over(whole)
            message = f"{part.name}为{part.written}、占{share.written}，推得总量{spread(implied, unit)}；而其他{len(agreed)}项推得{spread(whole, unit)}（占比应为{percent(ratio)}）"
            others = tuple(figure for one, its, _ in agreed for figure in (its, one))
            yield broken("share_of_total", Reason.ARITHMETIC, (share, part, *others), message, f"{part.written} / {share.written} = {spread(implied, unit)}", share.written, Severity.MEDIUM)
