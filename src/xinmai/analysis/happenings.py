"""Events of several articles -> happenings: the same deed of the same actor in the same days is one, with many reports.

Reports are compared only with those of their type and actor, the latest groups of these, so the cost grows with the reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xinmai.model import Article, Cluster, Event, Facts, Happening, Quantity

__all__ = ["happenings"]

_DAYS = 14
"""Days within which reports of one event come out, reprints and second thoughts included."""
_LATEST = 24
"""Groups of an actor that a report is compared with."""
_ALIKE = 0.5
"""Part of the pairs of characters that two wordings of one thing share."""
_ROUNDING = 0.05
"""What rounding may make of one amount."""
_FULL_DAY = 10


@dataclass(frozen=True, slots=True)
class _Report:
    """An event with what it is compared by: who acts, names and words of the object, amount, the day it was told."""

    event: Event
    subject: str | None
    named: frozenset[str]
    words: str
    amount: Quantity | None
    published: str
    origin: str


def happenings(articles: Iterable[tuple[Article, Facts]], clusters: Iterable[Cluster] = ()) -> tuple[Happening, ...]:
    """All events of some articles, each once, in the order in which they were first reported.

    Articles of one of the `clusters` tell the same story and count as one origin.
    """
    origins = {article: cluster.id for cluster in clusters for article in cluster.articles}
    reports = [_report(event, article, facts, origins) for article, facts in articles for event in facts.events]
    reports.sort(key=lambda report: (report.published, report.event.evidence.document_id, report.event.evidence.span))
    groups: dict[tuple[str, str], list[list[_Report]]] = {}
    for report in reports:
        those = groups.setdefault((report.event.type, report.subject or _story(report)), [])
        group = next((one for one in reversed(those[-_LATEST:]) if any(_same(told, report) for told in one)), None)
        if group is None:
            those.append([report])
        else:
            group.append(report)
    found = [_happening(group) for those in groups.values() for group in those]
    order = {report.event.id: index for index, report in enumerate(reports)}
    return tuple(sorted(found, key=lambda one: order[one.reports[0].id]))


def _story(report: _Report) -> str:
    """What stands for the actor where none is known: the same wording in copies of one article."""
    return f"{report.origin}\n{report.event.trigger}"


def _report(event: Event, article: Article, facts: Facts, origins: Mapping[str, str]) -> _Report:
    args = dict(event.args)
    canonical = {mention.text: mention.entity.canonical for mention in facts.mentions}
    subject, target = args.get("subject"), args.get("object", "")
    amounts = {observation.id: observation.quantity for observation in facts.observations}
    return _Report(
        event=event,
        subject=_first_named(subject, canonical) if subject else None,
        named=frozenset(name for text, name in canonical.items() if text in target),
        words=target,
        amount=amounts.get(event.observation_id or ""),
        published=article.published or "",
        origin=origins.get(article.id, article.id),
    )


def _first_named(subject: str, canonical: Mapping[str, str]) -> str:
    """The canonical name that a subject begins with, of two at one place the longer; else its own words."""
    named = [(subject.find(text), -len(text), name) for text, name in canonical.items() if text in subject]
    return min(named)[2] if named else subject


def _same(one: _Report, other: _Report) -> bool:
    """Whether two reports of one type and actor tell one event: near in time, and nothing they state differs."""
    if not (_near(one.published, other.published) and _dates_agree(one.event.date, other.event.date)):
        return False
    if not _amounts_agree(one.amount, other.amount):
        return False
    if one.named and other.named:
        return bool(one.named & other.named)
    return not one.words or not other.words or _alike(one.words, other.words)


def _near(one: str, other: str) -> bool:
    """Whether two dates of publication lie within some days; a coarse or missing one contradicts nothing but another year."""
    if len(one) < _FULL_DAY or len(other) < _FULL_DAY:
        return not one or not other or one.startswith(other) or other.startswith(one)
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _DAYS


def _dates_agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)


def _amounts_agree(one: Quantity | None, other: Quantity | None) -> bool:
    if one is None or other is None or one.unit != other.unit:
        return True
    return abs(one.low - other.low) <= abs(float(max(one.low, other.low, key=abs))) * _ROUNDING


def _alike(one: str, other: str) -> bool:
    """Whether two wordings share enough: one may only shorten the other."""
    pairs, others = _pairs(one), _pairs(other)
    return one in other or other in one or len(pairs & others) >= _ALIKE * max(1, min(len(pairs), len(others)))


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _happening(reports: Sequence[_Report]) -> Happening:
    first = reports[0]
    origins = len({report.origin for report in reports})
    return Happening(first.event.type, first.subject, tuple(report.event for report in reports), origins)
