"""Articles and facts -> Edition: chooses what an issue prints. Says nothing that is not in a source.

A digest is verbatim sentences; a number is printed with the observation behind it; an item that has neither
keeps its title and source. Nothing is padded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xinmai.hanzi import period_words, sentences
from xinmai.model import (
    Article,
    Cell,
    Document,
    Edition,
    Facts,
    Grid,
    Item,
    Mark,
    Observation,
    Origin,
    Paragraph,
    Part,
    Passage,
    Section,
    Span,
)
from xinmai.publishing.desk import Desk
from xinmai.publishing.wording import STATUS, reading, series_name

__all__ = ["Report", "Story", "compose"]

_SENTENCES = 3
_DIGEST_LIMIT = 260
"""Characters of digest per item: a reader takes in an item at a glance, the source is one link away."""
_SHORTEST = 12
_NUMBERS = 5
_CONFIDENT = 0.85
_GAP = 2
"""Blanks that may lie between sentences of one paragraph; more is another paragraph or a gap."""


@dataclass(frozen=True, slots=True)
class Report:
    """One article with its document and facts, as told by one source; `column` is where it is filed."""

    article: Article
    document: Document
    facts: Facts
    column: str


@dataclass(frozen=True, slots=True)
class Story:
    """One event: the reports of it, the origin first, and why they were put together."""

    reports: tuple[Report, ...]
    because: str = ""


def compose(stories: Sequence[Story], columns: Sequence[str], title: str, subtitle: str, dateline: str) -> Edition:
    """An edition with one item per story in the order given, under its column; empty columns are left out."""
    reports = [report for story in stories for report in story.reports]
    desk = Desk({report.document.id: report.document for report in reports}, {report.article.id: report.article for report in reports})
    filed: dict[str, list[Item]] = {column: [] for column in columns}
    for story in _by_column(stories, columns):
        filed[_column(story, columns)].append(_item(desk, story))
    sections = tuple(Section(column, tuple(items)) for column, items in filed.items() if items)
    return Edition(title, subtitle, dateline, sections, desk.citations)


def _column(story: Story, columns: Sequence[str]) -> str:
    column = story.reports[0].column
    return column if column in columns else columns[0]


def _by_column(stories: Iterable[Story], columns: Sequence[str]) -> list[Story]:
    """Citation numbers run through the issue as it is read."""
    return sorted(stories, key=lambda story: columns.index(_column(story, columns)))


def _item(desk: Desk, story: Story) -> Item:
    lead = story.reports[0]
    origins = tuple(_origin(desk, report) for report in story.reports)
    parts: list[Part] = [Paragraph(passages) for passages in _together(desk, lead)]
    if numbers := _key_observations(lead):
        parts.append(Grid(("指标", "时期", "数值", "性质", "出处"), tuple(_row(desk, lead, one) for one in numbers)))
    return Item(lead.article.id, lead.article.title, tuple(parts), origins, story.because)


def _together(desk: Desk, report: Report) -> Iterator[tuple[Passage, ...]]:
    """The sentences of a digest, those that follow each other in the document as one paragraph."""
    group: list[Passage] = []
    last: Span | None = None
    for start, end in _digest(report):
        span = report.article.body.span(start, end)
        if group and last is not None and not 0 <= span.start - last.end <= _GAP:
            yield tuple(group)
            group = []
        group.append(_passage(desk, report, start, end))
        last = span
    if group:
        yield tuple(group)


def _passage(desk: Desk, report: Report, start: int, end: int) -> Passage:
    body = report.article.body
    number = desk.cite(report.article.id, report.document.id, body.span(start, end))
    marks = []
    for observation in report.facts.observations:
        low = body.locate(observation.evidence.span.start)
        high = body.locate(observation.evidence.span.end - 1) + 1
        if start <= low < high <= end:
            marks.append(Mark(low - start, high - start, number, reading(observation)))
    return Passage(body.text[start:end], number, tuple(marks))


def _row(desk: Desk, report: Report, observation: Observation) -> tuple[Cell, ...]:
    return (
        Cell(series_name(observation)),
        Cell(period_words(observation.period.text) or "未注明"),
        desk.cell(observation),
        Cell(STATUS[observation.status]),
        Cell(observation.source or report.article.publisher or report.document.name),
    )


def _origin(desk: Desk, report: Report) -> Origin:
    article = report.article
    number = desk.cite(article.id, report.document.id, article.title_span or article.span)
    return Origin(report.document.name, article.publisher, article.published, article.title, number)


def _digest(report: Report) -> list[tuple[int, int]]:
    """The lead sentence and those that state most, in their order, as far as there is room."""
    body = report.article.body
    headings = {heading.text for heading in report.article.subheadings}
    prose = (body.text[s:e] not in headings and "\t" not in body.text[s:e] for s, e in sentences(body.text))
    found = [span for span, keep in zip(sentences(body.text), prose, strict=True) if keep and span[1] - span[0] >= _SHORTEST]
    weights = {(s, e): _weight(report, s, e) for s, e in found}
    chosen = found[:1]
    room = _DIGEST_LIMIT - sum(e - s for s, e in chosen)
    for s, e in sorted(found[1:], key=lambda span: (-weights[span], span)):
        if len(chosen) < _SENTENCES and weights[s, e] > 0 and e - s <= room:
            chosen.append((s, e))
            room -= e - s
    return sorted(chosen)


def _weight(report: Report, start: int, end: int) -> float:
    span = report.article.body.span(start, end)
    return sum(o.evidence.confidence for o in report.facts.observations if span.covers(o.evidence.span))


def _key_observations(report: Report) -> list[Observation]:
    """The most certain named ones, one per series and period, in text order."""
    named = [o for o in report.facts.observations if o.subject and o.indicator and o.evidence.confidence >= _CONFIDENT]
    once = {(o.subject, o.indicator, o.period.text): o for o in reversed(named)}
    best = sorted(once.values(), key=lambda o: (-o.evidence.confidence, o.evidence.span))[:_NUMBERS]
    return sorted(best, key=lambda o: o.evidence.span)
