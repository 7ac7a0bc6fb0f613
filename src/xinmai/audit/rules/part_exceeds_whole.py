"""A kind of a thing that is more than the thing: a part cannot exceed its whole.

Harm prevented: a total of one year stands beside parts of another, or a flow beside a stock.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.model import Finding, Reason, Stretch

__all__ = ["part_exceeds_whole"]


def part_exceeds_whole(ledger: Ledger) -> Iterator[Finding]:
    """Findings on amounts of one period and unit, and on running totals where the part's is not the later one.

    A whole is only what an area is named for: without one, it may be one company's.
    """
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in ledger.figures:
        if figure.is_level and figure.when and not figure.when.span and figure.is_outcome and figure.interval.positive and figure.key.unit:
            measure = "cumulative" if figure.key.basis == "cumulative" else figure.key.indicator
            groups.setdefault((figure.document, measure, figure.key.unit), []).append(figure)
    for (_, measure, _), figures in groups.items():
        by_subject: dict[str, list[Figure]] = {}
        for figure in figures:
            by_subject.setdefault(figure.key.subject, []).append(figure)
        for part_name, parts in by_subject.items():
            for whole_name in ledger.kinship.wholes_of(part_name):
                if whole_name in by_subject:
                    yield from _exceeding(parts, by_subject[whole_name], running=measure == "cumulative")


def _exceeding(parts: list[Figure], wholes: list[Figure], *, running: bool) -> Iterator[Finding]:
    smallest: dict[tuple[Stretch | None, str], Figure] = {}
    for whole in wholes:
        if whole.key.area:
            place = (whole.when, whole.key.area)
            smallest[place] = min(smallest.get(place, whole), whole, key=lambda figure: figure.interval.high)
    for part in parts:
        for whole in smallest.values():
            if part.when is None or whole.when is None or not part.in_area(whole.key.area):
                continue
            timely = part.when.end <= whole.when.end if running else part.when == whole.when
            if timely and whole.interval.below(part.interval):
                message = f"部分大于总体：{part.name}为{part.written}，而{whole.name}只有{whole.written}"
                computed = f"{shown(part.interval.middle, part.key.unit)} > {shown(whole.interval.middle, whole.key.unit)}"
                yield broken("part_exceeds_whole", Reason.CONFLICT, (part, whole), message, computed, part.written)
                break
