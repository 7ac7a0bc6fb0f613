"""The documents a report stands on, each with its grade and the reason."""

from __future__ import annotations

from collections.abc import Mapping

from xinmai.model import Article, Cell, Grade, Grid, Item, Measure, Span
from xinmai.publishing.desk import Desk
from xinmai.publishing.guard import bears_out
from xinmai.publishing.prose import day
from xinmai.publishing.report.dossier import Dossier

__all__ = ["listed", "sources"]

_TITLE = 200
"""Raw characters in which a title stands."""


def sources(dossier: Dossier, desk: Desk) -> list[Item]:
    """A row for each article that the report cites."""
    return listed(dossier.grades, desk)


def listed(grades: Mapping[str, Grade], desk: Desk) -> list[Item]:
    """A row for each article that was cited, with its grade where there is one."""
    cited = {citation.title for citation in desk.citations}, {citation.document_id for citation in desk.citations}
    rows = []
    for article in desk.articles.values():
        if article.title in cited[0] and article.document_id in cited[1]:
            document, grade = desk.documents[article.document_id], grades.get(article.id)
            span = article.title_span or article.span
            number = _title(desk, article, Span(span.start, min(span.end, span.start + _TITLE)))
            rows.append(
                (
                    Cell(article.title, number, f"{document.name}，{article.title}，{day(article.published)}"),
                    Cell(article.publisher or ""),
                    Cell(day(article.published)),
                    Cell(document.name),
                    Cell(grade.reliability if grade else ""),
                    Cell(grade.because[0] if grade else ""),
                )
            )
    return [Item("sources", "", (Grid(("标题", "发布者", "日期", "文件", "可靠程度", "理由"), tuple(rows)),))] if rows else []


def _title(desk: Desk, article: Article, span: Span) -> int:
    """The number of the citation of a title; where the text does not hold it, of a note that the file itself is called so."""
    if bears_out(span.of(desk.documents[article.document_id].raw), article.title):
        return desk.cite(article.id, article.document_id, span)
    return desk.measure(Measure("标题", 0.0, "index", "文件自带的标题", article.title))
