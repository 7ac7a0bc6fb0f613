"""What an item of a bulletin is made from: reports of one event, and what the workspace knows beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from xinmai.model import Article, Document, Facts, Finding, Grade, Series, Span

__all__ = ["Earlier", "Edit", "Report", "Story", "title_place"]

_HEAD = 120
"""Raw characters of an article that stand for its title where that has no place of its own: a table's, a whole document's."""


def title_place(article: Article) -> Span:
    """Where the title of an article stands in its document, or where the article begins."""
    span = article.title_span or article.span
    return Span(span.start, min(span.end, span.start + _HEAD))


@dataclass(frozen=True, slots=True)
class Report:
    """One article with its document, facts and grade, as told by one source; `column` is where it is filed."""

    article: Article
    document: Document
    facts: Facts
    column: str
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An item of an earlier issue, named as readers know it, and what it has in common with a story."""

    issue: str
    article: Article
    document: Document
    because: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What an editor changed: another title, a note. Never the evidence; empty for nothing."""

    title: str = ""
    note: str = ""


_UNTOUCHED = Edit()


@dataclass(frozen=True, slots=True)
class Story:
    """One event: the reports of it, the origin first, and why they were put together; then what goes with it."""

    reports: tuple[Report, ...]
    because: str = ""
    findings: tuple[Finding, ...] = ()
    related: Series | None = None
    earlier: tuple[Earlier, ...] = ()
    edit: Edit = field(default=_UNTOUCHED)

    @property
    def title(self) -> str:
        """The title that is printed."""
        return self.edit.title or self.reports[0].article.title
