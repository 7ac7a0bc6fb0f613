"""Reports of one story -> their grades: what the source is, and how many independent origins say the same.

Reports are of one origin where they are copies, or where the words of both are those of one publisher: of its own
or of a source that it cites. A paper that prints the figures of the customs confirms nothing the customs said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from xinmai.analysis.sources import SourceReader, source_reader
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Facts, Grade, Modifier, Observation, Status

__all__ = ["grades", "independent"]

_ROUNDING = Decimal("0.01")
"""Two figures of one thing that differ by less are one figure, rounded differently."""

_NOT_KNOWN = "F"

Series = tuple[str | None, ...]


class _Report(NamedTuple):
    article: Article
    voices: frozenset[str]
    """Whose words it prints."""
    figures: Mapping[Series, frozenset[Decimal]]


def grades(
    story: Sequence[tuple[Article, Facts]], copies: Callable[[Article, Article], bool], lexicon: Lexicon
) -> tuple[Grade, ...]:
    """A grade for each report of a story; `copies` tells whether one text is a copy of another."""
    reader = source_reader(lexicon)
    reports = [_report(article, facts, reader) for article, facts in story]
    origins = list(_origins(reports, copies))
    return tuple(_grade(report, reports, origins, reader) for report in reports)


def independent(story: Sequence[tuple[Article, Facts]], copies: Callable[[Article, Article], bool], lexicon: Lexicon) -> int:
    """How many independent origins tell a story."""
    reader = source_reader(lexicon)
    return len(list(_origins([_report(article, facts, reader) for article, facts in story], copies)))


def _report(article: Article, facts: Facts, reader: SourceReader) -> _Report:
    cited = {reader.name_of(o.source) for o in facts.observations if o.source}
    voices = {reader.of(article.publisher).origin, *cited}
    figures: dict[Series, set[Decimal]] = {}
    for observation in facts.observations:
        if series := _series(observation):
            figures.setdefault(series, set()).add(observation.quantity.low)
    return _Report(article, frozenset(voices - {""}), {series: frozenset(values) for series, values in figures.items()})


def _series(observation: Observation) -> Series | None:
    """What a figure is of; `None` where that is not all stated or the figure is no plain one."""
    quantity, period = observation.quantity, observation.period.text
    plain = quantity.low == quantity.high and quantity.modifier in (Modifier.EQ, Modifier.APPROX)
    if not (plain and observation.status is Status.ACTUAL and observation.subject and observation.indicator and period):
        return None
    return observation.subject, observation.indicator, period, observation.area, quantity.unit


def _origins(reports: Sequence[_Report], copies: Callable[[Article, Article], bool]) -> Iterator[frozenset[int]]:
    """Groups of reports of one origin. Those of which no voice is known are one: none can be shown to be another."""
    left = list(range(len(reports)))
    while left:
        group, grown = {left.pop(0)}, True
        while grown:
            joined = {i for i in left if any(_same_origin(reports[i], reports[j], copies) for j in group)}
            left = [i for i in left if i not in joined]
            group |= joined
            grown = bool(joined)
        yield frozenset(group)


def _same_origin(one: _Report, other: _Report, copies: Callable[[Article, Article], bool]) -> bool:
    both_nameless = not one.voices and not other.voices
    return both_nameless or bool(one.voices & other.voices) or copies(one.article, other.article)


def _grade(report: _Report, reports: Sequence[_Report], origins: Sequence[frozenset[int]], reader: SourceReader) -> Grade:
    source = reader.of(report.article.publisher)
    own: list[list[_Report]] = []
    others: list[list[_Report]] = []
    for origin in ([reports[i] for i in group] for group in origins):
        (own if any(each is report for each in origin) else others).append(origin)
    against = sum(any(_contradicts(report, other) for other in origin) for origin in others)
    known = any(reader.of(each.article.publisher).reliability != _NOT_KNOWN for origin in own for each in origin)
    credibility, reason = _credibility(len(others) - against, against, known)
    who = f"{report.article.publisher}：{source.reason}" if report.article.publisher else source.reason
    return Grade(source.reliability, credibility, (who, reason))


def _credibility(agreeing: int, against: int, known: bool) -> tuple[int, str]:
    if against:
        told = f"另有{against}个独立来源的数字与之不符，{agreeing}个与之相符"
        return (5 if against > agreeing else 4), told
    if agreeing:
        return (1 if agreeing > 1 else 2), f"另有{agreeing}个独立来源说的是同一件事"
    return (3, "没有其他独立来源印证，也没有相反的说法") if known else (6, "来源不明，又没有其他来源印证")


def _contradicts(one: _Report, other: _Report) -> bool:
    """Whether two reports give another figure for the same thing; one that gives both figures explains them."""
    shared = [(one.figures[series], other.figures[series]) for series in one.figures if series in other.figures]
    return any(not any(_agree(a, b) for a in mine for b in theirs) for mine, theirs in shared)


def _agree(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _ROUNDING * max(abs(one), abs(other))
