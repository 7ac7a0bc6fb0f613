"""The documents a report stands on, each with its grade and the reason."""

from __future__ import annotations

from collections.abc import Mapping

from xinmai.model import Cell, Grade, Grid, Item
from xinmai.publishing.desk import Desk
from xinmai.publishing.prose import day
from xinmai.publishing.report.dossier import Dossier

__all__ = ["listed", "sources"]


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
            number = desk.cite(article.id, document.id, type(span)(span.start, min(span.end, span.start + 200)))
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
