"""Articles and facts -> Edition: chooses what an issue prints. Says nothing that is not in a source.

A digest is verbatim sentences; a number is printed with the observation behind it; an item that has neither
keeps its title and source. Nothing is padded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xinmai.hanzi import sentences, step_of, unit_name
from xinmai.model import (
    Article,
    Citation,
    Document,
    Edition,
    Facts,
    Item,
    KeyNumber,
    Mark,
    Modifier,
    Observation,
    Origin,
    Passage,
    Section,
    Status,
)

__all__ = ["Report", "Story", "compose"]

_SENTENCES = 3
_DIGEST_LIMIT = 260
"""Characters of digest per item: a reader takes in an item at a glance, the source is one link away."""
_SHORTEST = 12
_NUMBERS = 5
_CONFIDENT = 0.85
_STATUS = {Status.ACTUAL: "实际", Status.ESTIMATE: "估计", Status.FORECAST: "预测", Status.TARGET: "目标"}
_MODIFIER = {Modifier.EQ: "", Modifier.APPROX: "约", Modifier.GT: "超过", Modifier.LT: "不足"}


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


def compose(stories: Iterable[Story], columns: Sequence[str], title: str, subtitle: str, dateline: str) -> Edition:
    """An edition with one item per story in the order given, under its column; empty columns are left out."""
    desk = _Desk()
    filed: dict[str, list[Item]] = {column: [] for column in columns}
    for story in _by_column(stories, columns):
        filed[_column(story, columns)].append(desk.item(story))
    sections = tuple(Section(column, tuple(items)) for column, items in filed.items() if items)
    return Edition(title, subtitle, dateline, sections, tuple(desk.citations))


def _column(story: Story, columns: Sequence[str]) -> str:
    column = story.reports[0].column
    return column if column in columns else columns[0]


def _by_column(stories: Iterable[Story], columns: Sequence[str]) -> list[Story]:
    """Citation numbers run through the issue as it is read."""
    return sorted(stories, key=lambda story: columns.index(_column(story, columns)))


@dataclass(slots=True)
class _Desk:
    """Hands out citation numbers while items are written."""

    citations: list[Citation] = field(default_factory=list)
    _numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def item(self, story: Story) -> Item:
        lead = story.reports[0]
        origins = tuple(self._origin(report) for report in story.reports)
        passages = tuple(self._passage(lead, start, end) for start, end in _digest(lead))
        numbers = tuple(self._key_number(lead, o) for o in _key_observations(lead))
        return Item(lead.article.id, lead.article.title, passages, numbers, origins, story.because)

    def _cite(self, report: Report, start: int, end: int) -> int:
        """Cite clean characters `start` to `end` of an article's body."""
        span = report.article.body.span(start, end)
        return self._cite_raw(report, span.start, span.end)

    def _cite_raw(self, report: Report, start: int, end: int) -> int:
        article, document = report.article, report.document
        key = (document.id, start, end)
        if key in self._numbers:
            return self._numbers[key]
        number = self._numbers[key] = len(self.citations) + 1
        span = type(article.span)(start, end)
        self.citations.append(
            Citation(
                number=number,
                document_id=document.id,
                document_name=document.name,
                title=article.title,
                quote=span.of(document.raw),
                span=span,
                publisher=article.publisher,
                published=article.published,
                url=document.url,
                place=document.place(start),
            )
        )
        return number

    def _passage(self, report: Report, start: int, end: int) -> Passage:
        number = self._cite(report, start, end)
        body = report.article.body
        marks = []
        for observation in report.facts.observations:
            low = body.locate(observation.evidence.span.start)
            high = body.locate(observation.evidence.span.end - 1) + 1
            if start <= low < high <= end:
                marks.append(Mark(low - start, high - start, number, reading(observation)))
        return Passage(body.text[start:end], number, tuple(marks))

    def _key_number(self, report: Report, observation: Observation) -> KeyNumber:
        start, end = _sentence_around(report, observation)
        return KeyNumber(
            series=series_name(observation),
            period=observation.period.text or "未注明",
            value=printed_value(observation),
            status=_STATUS[observation.status],
            source=observation.source or report.article.publisher or report.document.name,
            citation=self._cite(report, start, end),
        )

    def _origin(self, report: Report) -> Origin:
        article = report.article
        span = article.title_span or article.span
        number = self._cite_raw(report, span.start, span.end)
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


def _sentence_around(report: Report, observation: Observation) -> tuple[int, int]:
    body = report.article.body
    at = body.locate(observation.evidence.span.start)
    low = body.text.rfind("\n", 0, at) + 1
    high = body.text.find("\n", at)
    line = sentences(body.text, low, high if high >= 0 else len(body))
    return next(((s, e) for s, e in line if s <= at < e), (at, at + 1))


def _key_observations(report: Report) -> list[Observation]:
    """The most certain named ones, one per series and period, in text order."""
    named = [o for o in report.facts.observations if o.subject and o.indicator and o.evidence.confidence >= _CONFIDENT]
    once = {(o.subject, o.indicator, o.period.text): o for o in reversed(named)}
    best = sorted(once.values(), key=lambda o: (-o.evidence.confidence, o.evidence.span))[:_NUMBERS]
    return sorted(best, key=lambda o: o.evidence.span)


def reading(observation: Observation) -> str:
    """How a number was understood, in words: series, period, value, status."""
    parts = [series_name(observation), observation.period.text or "时期未注明", printed_value(observation)]
    return "，".join([*parts, _STATUS[observation.status]])


def series_name(observation: Observation) -> str:
    """Subject and indicator as one name; what is not known is said."""
    return " ".join(part for part in (observation.subject, observation.indicator) if part) or "指标未识别"


def printed_value(observation: Observation) -> str:
    """A value as a person writes it: 亿 and 万, Chinese money names, hedges in front."""
    quantity = observation.quantity
    numbers = [quantity.low] if quantity.low == quantity.high else [quantity.low, quantity.high]
    return _MODIFIER[quantity.modifier] + "—".join(_scaled(n, quantity.unit) for n in numbers) + unit_name(quantity.unit)


def _scaled(value: Decimal, unit: str) -> str:
    scale, word = (1, "") if unit in ("%", "pp") else step_of(value)
    return f"{(value / scale).normalize():f}{word}"
