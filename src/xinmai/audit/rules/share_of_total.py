"""A part, its share, and the whole: any two give the third.

Harm prevented: a share of one market is quoted beside the size of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken, holds
from xinmai.audit.interval import Interval
from xinmai.audit.ledger import Ledger
from xinmai.audit.pairs import part_of
from xinmai.audit.rounding import slip_of
from xinmai.audit.wording import percent, spread
from xinmai.hanzi import AREA_WORDS, HOME
from xinmai.model import Finding, Reason, Severity

__all__ = ["share_of_total"]

_OF_ALL = re.compile(rf"占(?:据|到)?(?P<area>国产|{'|'.join(AREA_WORDS)})[^，,。；;]{{0,6}}总[^，,。；;]{{0,4}}的?$")
_OF_NAMED = re.compile(r"(?:占(?:据|到)?(?P<of>[^，,。；;占]{2,24})的|在(?P<within>[^，,。；;在]{2,24})中(?:的)?占比)[^，,。；;]{0,6}$")


def share_of_total(ledger: Ledger) -> Iterator[Finding]:
    """Findings on shares whose part stands beside them and whose whole is stated in the document."""
    for share in ledger.figures:
        part = part_of(ledger, share)
        if part is None:
            continue
        wholes = _named(ledger, part, share) or _wholes(ledger, part) or _totals(ledger, part, share)
        if not wholes:
            continue
        fitting = next((whole for whole in wholes if part.interval.over(whole.interval).meets(share.interval.times(0.01))), None)
        whole = fitting or wholes[0]
        ratio = part.interval.over(whole.interval)
        computed = f"{part.written} / {whole.written} = {percent(ratio)}"
        if fitting:
            yield holds("share_of_total", (share, part, whole), f"{part.name}{part.written}占{whole.name}{whole.written}的比例相符", computed, share.written)
            continue
        slip = slip_of(ratio, share.interval.times(0.01))
        if slip:
            message = f"{part.name}为{part.written}，{whole.name}为{whole.written}，写明占{share.written}，相差约{slip:g}倍，疑为单位写错"
            yield broken("unit", Reason.UNIT_SLIP, (part, whole, share), message, computed, share.written)
            continue
        if part.interval.middle > whole.interval.middle and not _OF_NAMED.search(ledger.between(part, share)):
            continue
        implied = part.interval.over(share.interval.times(0.01))
        message = (
            f"{part.name}为{part.written}，写明占{share.written}，则总量应为{spread(implied, part.key.unit)}；"
            f"而文中{whole.name}为{whole.written}（占比应为{percent(ratio)}）"
        )
        severity = Severity.HIGH if _far_off(ratio, share.interval.times(0.01)) else Severity.MEDIUM
        yield broken("share_of_total", Reason.ARITHMETIC, (share, part, whole), message, computed, share.written, severity)


def _named(ledger: Ledger, part: Figure, share: Figure) -> Sequence[Figure]:
    """The wholes that the words between part and share name: 在电信业务收入中占比, 占移动互联网总流量的."""
    found = _OF_NAMED.search(ledger.between(part, share))
    if found is None:
        return []
    name = found["of"] or found["within"]
    return [
        whole
        for whole in ledger.beside(part)
        if whole.key.subject != part.key.subject and whole.key.subject in name and whole.is_exact and whole.interval.positive
    ]


def _wholes(ledger: Ledger, part: Figure) -> Sequence[Figure]:
    """What the part can be a part of, those of its own paragraph first: a kind above it, or its subject in a larger area."""
    found = []
    for whole in ledger.beside(part):
        if whole is part or whole.observation.status is not part.observation.status:
            continue
        kind = ledger.kinship.is_kind(part.key.subject, whole.key.subject) and whole.in_area(part.key.area)
        wider = whole.key.subject == part.key.subject and part.key.area not in ("", "中国", "全球") and whole.key.area in ("中国", "")
        if (kind or wider) and whole.is_exact and whole.interval.positive:
            found.append(whole)
    return sorted(found, key=lambda whole: (whole.interval.middle < part.interval.middle, whole.article != part.article, abs(whole.start - part.start)))


def _totals(ledger: Ledger, part: Figure, share: Figure) -> Sequence[Figure]:
    """The totals of the country or the world that a share is said to be of: 占全国总量的24.7%."""
    scope = _OF_ALL.search(ledger.between(part, share))
    if scope is None:
        return []
    area = AREA_WORDS.get(scope["area"], HOME)
    found = [
        whole
        for whole in ledger.beside(part)
        if whole.key.area == area and whole.is_exact and (whole.interval.low > part.interval.high or slip_of(part.interval.over(whole.interval), share.interval.times(0.01)))
    ]
    return sorted(found, key=lambda whole: abs(part.interval.over(whole.interval).middle * 100 - share.interval.middle))


def _far_off(ratio: Interval, share: Interval) -> bool:
    return ratio.high * 1.1 < share.low or share.high * 1.1 < ratio.low
