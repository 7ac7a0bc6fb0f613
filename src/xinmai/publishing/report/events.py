"""What happened, as a table in order of time and a time line: policy and standards, or technology and products."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from xinmai.hanzi import period_words, sentences
from xinmai.model import Cell, Chart, Event, Grid, Happening, Item, Modality, Part
from xinmai.publishing.charts import timeline_chart
from xinmai.publishing.desk import Desk
from xinmai.publishing.event_words import EVENTS
from xinmai.publishing.prose import one_line, shorten
from xinmai.publishing.report.dossier import Dossier

__all__ = ["events", "told"]

_ROWS = 24
_DRAWN = 12
_WORDS = 90
_SHORT = 44
_CLAUSE = re.compile(r"[^，；。：,;]*[，；。：,;]?")


def events(dossier: Dossier, desk: Desk, chapter: str) -> list[Item]:
    """The events of a chapter's types that have happened and are dated, the earliest first."""
    return told(dossier.happenings, dossier.chapters[chapter].events, chapter, dossier.chapters[chapter].name, desk)


def told(happenings: Iterable[Happening], types: Sequence[str], id: str, title: str, desk: Desk) -> list[Item]:
    """The events of some types that have happened and are dated, the earliest first, under a title for the time line."""
    dated = [(date, one) for one in happenings if one.type in types and one.modality is Modality.DONE and (date := _date(one))]
    if not dated:
        return []
    dated.sort(key=lambda pair: pair[0])
    chosen = dated[-_ROWS:]
    rows = [(date, *_clauses(desk, one.fullest), one) for date, one in chosen]
    table = tuple(
        (Cell(period_words(date)), Cell(text, number, f"{period_words(date)}，{EVENTS[one.type][0]}"), Cell(EVENTS[one.type][0]))
        for date, text, _, number, one in rows
    )
    parts: list[Part] = [Grid(("时间", "事项（原文）", "类别"), table)]
    if len(rows) > 2:
        parts.append(_chart(desk, title, rows[-_DRAWN:]))
    return [Item(f"events-{id}", "", tuple(parts))]


def _date(one: Happening) -> str | None:
    return next((event.date for event in one.reports if event.date), None)


def _clauses(desk: Desk, event: Event) -> tuple[str, str, int]:
    """The clauses around the trigger, as far as a row has room, cleaned; the one with the trigger; and the citation of just these."""
    article = desk.articles[event.evidence.article_id]
    body = article.body
    at = min(body.locate(event.evidence.span.start), len(body) - 1)
    low, high = body.text.rfind("\n", 0, at) + 1, body.text.find("\n", at)
    line = sentences(body.text, low, high if high >= 0 else len(body))
    start, end = next(((s, e) for s, e in line if s <= at < e), (at, at + 1))
    clauses = [(start + found.start(), start + found.end()) for found in _CLAUSE.finditer(body.text[start:end]) if found.group()]
    first = last = here = next(i for i, (_, ends) in enumerate(clauses) if at < ends)
    while first > 0 and clauses[last][1] - clauses[first - 1][0] <= _WORDS:
        first -= 1
    while last + 1 < len(clauses) and clauses[last + 1][1] - clauses[first][0] <= _WORDS:
        last += 1
    begins, ends = clauses[first][0], clauses[last][1]
    text, clause = (one_line(body.text[start:end]).strip("，；：、,;:。") for start, end in ((begins, ends), clauses[here]))
    return shorten(text, 2 * _WORDS), clause, desk.cite(article.id, article.document_id, body.span(begins, ends))


def _chart(desk: Desk, title: str, rows: list[tuple[str, str, str, int, Happening]]) -> Chart:
    entries = [(period_words(date), shorten(clause, _SHORT)) for date, _, clause, _, _ in rows]
    documents = "、".join(dict.fromkeys(desk.documents[one.fullest.evidence.document_id].name for _, _, _, _, one in rows))
    cited = tuple(dict.fromkeys(number for _, _, _, number, _ in rows))
    return Chart(title, timeline_chart(title, entries, documents), f"{title}，时间线，内容见上表", cited)

