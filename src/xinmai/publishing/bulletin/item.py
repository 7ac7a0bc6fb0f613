"""One story -> one item: digest, key numbers, chart, what the audit says, what an editor noted, what was printed before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.hanzi import period_words
from xinmai.model import (
    Article,
    Cell,
    Chart,
    Grid,
    Item,
    Mark,
    Observation,
    Origin,
    Paragraph,
    Part,
    Passage,
    Series,
    Span,
)
from xinmai.publishing.bulletin.digest import digest
from xinmai.publishing.bulletin.figures import key_figures
from xinmai.publishing.bulletin.story import Report, Story, title_place
from xinmai.publishing.bulletin.tracking import tracking
from xinmai.publishing.caution import caution
from xinmai.publishing.charts import series_chart
from xinmai.publishing.desk import Desk
from xinmai.publishing.prose import shorten
from xinmai.publishing.wording import STATUS, reading, series_name

__all__ = ["item_of"]

_GAP = 2
"""Blanks that may lie between sentences of one paragraph; more is another paragraph or a gap."""
_SOURCE = 20
"""Characters of a source in a table; the reading and the evidence have all of it."""
_NOTE = "编者注："
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def item_of(desk: Desk, story: Story) -> Item:
    """The item of a story; evidence is numbered in the order of the page."""
    lead = story.reports[0]
    origins = tuple(_origin(desk, report) for report in story.reports)
    parts = tuple(_parts(desk, story))
    note = tuple(_note(story.edit.note, desk, parts)) if story.edit.note else ()
    return Item(lead.article.id, story.title, (*parts, *note), origins, story.because, edited=bool(story.edit.title))


def _parts(desk: Desk, story: Story) -> Iterator[Part]:
    lead = story.reports[0]
    yield from (Paragraph(passages) for passages in _together(desk, lead))
    if figures := key_figures(lead):
        yield Grid(("指标", "时期", "数值", "性质", "出处"), tuple(_row(desk, lead, one) for one in figures))
    yield from (caution(desk, finding) for finding in story.findings)
    if story.related is not None:
        yield _chart(desk, story.related)
    yield from tracking(desk, story)


def _together(desk: Desk, report: Report) -> Iterator[tuple[Passage, ...]]:
    """The sentences of a digest, those that follow each other in the document as one paragraph."""
    group: list[Passage] = []
    last: Span | None = None
    for start, end in digest(report):
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
    span = body.span(start, end)
    number = desk.cite(report.article.id, report.document.id, span)
    marks = []
    for observation in report.facts.observations:
        figure = observation.evidence.span
        if span.covers(figure):
            low, high = body.locate(figure.start), body.locate(figure.end - 1) + 1
            marks.append(Mark(low - start, high - start, number, reading(observation)))
    return Passage(body.text[start:end], number, tuple(marks))


def _row(desk: Desk, report: Report, observation: Observation) -> tuple[Cell, ...]:
    return (
        Cell(series_name(observation)),
        Cell(period_words(observation.period.text) or "未注明"),
        desk.cell(observation),
        Cell(STATUS[observation.status]),
        Cell(shorten(observation.source or report.article.publisher or "原文", _SOURCE)),
    )


def _chart(desk: Desk, series: Series) -> Chart:
    """The chart of a series, with the evidence of every point it shows."""
    shown = [point.preferred.evidence for point in series.points]
    numbers = tuple(dict.fromkeys(map(desk.cite_fact, shown)))
    names = {one.document_id: desk.documents[one.document_id].name for one in shown}
    first, last = (period_words(series.points[at].period) for at in (0, -1))
    alt = f"折线图：{series.key.title}，{first}至{last}，共{len(series.points)}期"
    return Chart(series.key.title, series_chart([series], names), alt, numbers)


def _origin(desk: Desk, report: Report) -> Origin:
    article: Article = report.article
    number = desk.cite(article.id, report.document.id, title_place(article))
    return Origin(report.document.name, article.publisher, article.published, article.title, number)


def _note(note: str, desk: Desk, parts: tuple[Part, ...]) -> Iterator[Paragraph]:
    """An editor's note; its numbers lead to where the item has them, and one that it has nowhere stays bare for the guard."""
    cited = [passage.citation for part in parts if isinstance(part, Paragraph) for passage in part.passages if passage.citation]
    quotes = {citation.number: citation.quote for citation in desk.citations if citation.number in cited}
    marks = []
    for run in _DIGITS.finditer(note):
        number = next((number for number, quote in quotes.items() if run.group() in _DIGITS.findall(quote)), None)
        if number is not None:
            marks.append(Mark(len(_NOTE) + run.start(), len(_NOTE) + run.end(), number))
    yield Paragraph((Passage(_NOTE + note, None, tuple(marks)),))
