"""A share and the amount it is told of: the two stand in one sentence, the amount in front."""

from __future__ import annotations

from xinmai.audit.figures import Figure
from xinmai.audit.ledger import Ledger

__all__ = ["part_of"]

_REACH = 60
"""Raw characters between a part and its share."""


def part_of(ledger: Ledger, share: Figure) -> Figure | None:
    """The amount of which a share is told: the nearest in front, of the same thing and time."""
    if not share.is_share or share.is_cell or not share.interval.positive or share.interval.high > 100:
        return None
    for part in ledger.around(share, _REACH):
        if part.start < share.start and part.is_level and part.is_exact and part.interval.positive and part.when == share.when:
            return part if part.key.subject == share.key.subject else None
    return None
