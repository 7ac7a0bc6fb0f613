"""What documents since a date changed, number by number: new, revised, confirmed, contradicted.

The same source that says otherwise later revises; another source contradicts. Rounding makes no change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from xinmai.audit.rounding import interval_of
from xinmai.model import Change, ChangeKind, Observation, Point, Series

__all__ = ["changes"]


def changes(series: Iterable[Series], published: Mapping[str, str], since: str, source_of: Callable[[Observation], str]) -> Iterator[Change]:
    """The changes that articles published on `since` (ISO) or later made; `published` gives articles' dates by their ids.

    `source_of` tells whose figure an observation is. What has no date is taken as known before.
    """
    for one in series:
        for point in one.points:
            dated = [(published.get(observation.evidence.article_id, ""), observation) for observation in point.observations]
            later = [(day, observation) for day, observation in dated if day >= since]
            if later:
                yield _change(one, point, later, [pair for pair in dated if pair[0] < since], source_of)


Dated = Sequence[tuple[str, Observation]]


def _change(series: Series, point: Point, later: Dated, earlier: Dated, source_of: Callable[[Observation], str]) -> Change:
    now = later[0][1]
    if not earlier:
        return Change(ChangeKind.NEW, series.key, point.period, now)
    before = earlier[0][1]
    same_value = [day for day, observation in earlier if observation.quantity == before.quantity]
    seen = (min(same_value), max(same_value))
    if interval_of(now).meets(interval_of(before)):
        kind = ChangeKind.CONFIRMED
    else:
        kind = ChangeKind.REVISED if source_of(now) == source_of(before) else ChangeKind.CONTRADICTED
    return Change(kind, series.key, point.period, now, before, *seen)
