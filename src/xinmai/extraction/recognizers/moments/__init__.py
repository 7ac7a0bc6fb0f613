"""Dates, times, stretches, lengths and recurring times of a text, counted from a reference.

Readers of single forms find candidates (`days`, `periods`, `clock`, `lengths`, `instants`, `sets`); the longest of those that
overlap stay; what stands beside each other is joined (`joining`), and words that leave a side open are added (`limits`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from xinmai.extraction.recognizers.fold import fold
from xinmai.extraction.recognizers.moments.clock import clock
from xinmai.extraction.recognizers.moments.days import days
from xinmai.extraction.recognizers.moments.instants import day_ends, instants
from xinmai.extraction.recognizers.moments.joining import dated_times, opened, stretches
from xinmai.extraction.recognizers.moments.lengths import lengths
from xinmai.extraction.recognizers.moments.limits import limited
from xinmai.extraction.recognizers.moments.moment import Moment, readings_of
from xinmai.extraction.recognizers.moments.periods import periods
from xinmai.extraction.recognizers.moments.sets import recurring
from xinmai.extraction.recognizers.moments.shortened import short_left
from xinmai.extraction.recognizers.result import Found
from xinmai.extraction.recognizers.words import alternatives, table

__all__ = ["read_times"]

_NAMES = re.compile(rf"《[^《》\n]{{1,40}}》|{alternatives(table('times')['names'].split())}")


def read_times(text: str, reference: datetime) -> list[Found]:
    """The times a text speaks of, each with all its readings."""
    folded, reference = fold(text), reference.replace(tzinfo=None)
    times, dates = list(clock(folded)), list(days(folded, reference))
    found = [*dates, *periods(folded, reference), *times, *lengths(folded, reference)]
    found += [*instants(folded, reference, times), *recurring(folded, times)]
    found += [*day_ends(folded, dates, times), *short_left(folded, found, reference)]
    kept = _longest(_outside_names(folded, found))
    joined = stretches(folded, dated_times(folded, kept), reference)
    for widen in (opened, limited):
        joined = _widened(folded, joined, widen)
    return [Found(one.start, one.end, readings=readings_of(one)) for one in joined]


def _widened(folded: str, moments: list[Moment], widen: Callable[[str, Moment], Moment]) -> list[Moment]:
    """The moments with the words around them that belong to them, where these belong to no neighbour."""
    starts = [*(moment.start for moment in moments), len(folded)][1:]
    done: list[Moment] = []
    for moment, behind in zip(moments, starts, strict=True):
        wide = widen(folded, moment)
        fits = wide.end <= behind and (not done or done[-1].end <= wide.start)
        done.append(wide if fits else moment)
    return done


def _outside_names(folded: str, moments: list[Moment]) -> list[Moment]:
    """The moments that do not lie in a name or a title."""
    taken = {at for match in _NAMES.finditer(folded) for at in range(*match.span())}
    return [moment for moment in moments if moment.start not in taken and moment.end - 1 not in taken]


def _longest(moments: Iterable[Moment]) -> list[Moment]:
    """The moments in order, none overlapping: the longer stays, of equal ones the first."""
    kept: list[Moment] = []
    for moment in sorted(moments, key=lambda one: (one.start, -one.end)):
        if not kept or moment.start >= kept[-1].end:
            kept.append(moment)
        elif moment.end - moment.start > kept[-1].end - kept[-1].start:
            kept[-1] = moment
    return kept
