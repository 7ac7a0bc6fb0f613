"""Parts of a whole that an article states side by side: uses, products, regions, each with the same measure and period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from xinmai.analysis.scope import Scope
from xinmai.hanzi import HOME, WORLD
from xinmai.model import Aligned, Status, Structure

__all__ = ["is_group", "regions", "rivals", "structures"]

_NEAR = 300
"""Raw characters between two figures of one list."""
_FEWEST = 3
_LONGEST = 14
_SENTENCE = re.compile(r"[因于且而将已被在其之为等由从把、，；：（(“《]|^[的与和及]")
"""What no name of a part holds: then more than the name was read."""
_GROUP = re.compile(r"(?:全球|中国|国内)?(?:前[一二三四五六七八九十\d]+(?:大|家|名|位|强)?|(?i:top) ?\d+)")
_STATED = (Status.ACTUAL, Status.ESTIMATE)


def is_group(subject: str) -> bool:
    """Whether a subject is a group of leaders (前五大厂商), which is no part beside its members."""
    return _GROUP.match(subject) is not None


def structures(aligned: Iterable[Aligned], scope: Scope, indicators: frozenset[str], with_company: Callable[[str], bool]) -> list[Structure]:
    """Lists of three parts or more, those with most parts first; of one measure and period only the longest.

    Companies and regions are left to `rivals` and `regions`; the topic itself is the whole.
    """
    return _lists(one for one in aligned if one.key.indicator in indicators and _is_part(one.key.subject, scope, with_company))


def rivals(aligned: Iterable[Aligned], indicators: frozenset[str], company_of: Callable[[str], str | None]) -> list[Structure]:
    """Lists of three companies or more that are stated side by side, those with most companies first."""
    return _lists(one for one in aligned if one.key.indicator in indicators and company_of(one.key.subject) is not None)


def _lists(aligned: Iterable[Aligned]) -> list[Structure]:
    lists: dict[tuple[str, str, str, str], list[Aligned]] = defaultdict(list)
    for one in aligned:
        if one.observation.period.text and one.growth is None and one.observation.status in _STATED:
            lists[one.key.indicator, one.key.unit, one.observation.period.text, one.key.area].append(one)
    found = []
    for (indicator, unit, period, _), members in lists.items():
        longest = max(map(_distinct, _runs(members)), key=len)
        if len(longest) >= _FEWEST:
            found.append(Structure(indicator, unit, period, tuple(sorted(longest, key=_size))))
    return sorted(found, key=lambda one: (-len(one.parts), one.indicator, one.period))


def regions(aligned: Iterable[Aligned], scope: Scope, indicators: frozenset[str]) -> list[Structure]:
    """What is stated of the topic, or of the region itself, for two places or more in one period."""
    lists: dict[tuple[str, str, str], list[Aligned]] = defaultdict(list)
    for one in aligned:
        area, period = one.key.area, one.observation.period.text
        of_topic = one.key.subject == scope.name or _is_place(one.key.subject, area)
        if period and area not in ("", HOME, WORLD) and of_topic and one.key.indicator in indicators and one.growth is None:
            lists[one.key.indicator, one.key.unit, period].append(one)
    found = []
    for (indicator, unit, period), members in lists.items():
        once = {one.key.area: one for one in reversed(members)}
        if len(once) > 1:
            found.append(Structure(indicator, unit, period, tuple(sorted(once.values(), key=_size))))
    return sorted(found, key=lambda one: (-len(one.parts), one.indicator, one.period))


def _is_place(subject: str, area: str) -> bool:
    return area.startswith(subject) or subject.startswith(area)


def _is_part(subject: str, scope: Scope, with_company: Callable[[str], bool]) -> bool:
    plain = len(subject) <= _LONGEST and not _SENTENCE.search(subject)
    return plain and subject not in scope.names and not with_company(subject) and not is_group(subject)


def _runs(members: Sequence[Aligned]) -> Iterator[list[Aligned]]:
    """Figures that stand near each other in one document."""
    run: list[Aligned] = []
    for one in sorted(members, key=lambda one: (one.observation.evidence.document_id, one.observation.evidence.span)):
        evidence = one.observation.evidence
        last = run[-1].observation.evidence if run else None
        if last and (last.document_id != evidence.document_id or evidence.span.start - last.span.end > _NEAR):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _distinct(run: Sequence[Aligned]) -> list[Aligned]:
    return list({one.key.subject: one for one in reversed(run)}.values())


def _size(one: Aligned) -> tuple[float, str]:
    return -float(one.observation.quantity.low), one.key.subject
