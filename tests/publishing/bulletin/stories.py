"""Stories made up for these tests, read as documents are: by the pipeline, so that every offset is a real one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xinmai.app.pipeline import file_articles, lexicon_of, read_snapshot
from xinmai.model import Edition, Grade, Item, Snapshot
from xinmai.publishing.bulletin import Head, Report, Story, compose
from xinmai.sources import fetch

GRADE = Grade("B", 3, ("某报：企业自己发布", "没有其他来源印证"))
HEAD = Head("刊", "", "第1期")


@cache
def report(folder: Path, text: str, name: str = "a.txt") -> Report:
    """The report of the one article of a text."""
    path = folder / name
    path.write_text(text, "utf-8")
    snapshot: Snapshot = fetch(path)
    document, parts = read_snapshot(snapshot, lexicon_of())
    ((article, facts),) = file_articles(parts, lexicon_of())
    return Report(article, document, facts, "企业情报", GRADE)


def composed(*stories: Story, head: Head = HEAD) -> Edition:
    """An issue of one column."""
    reports = [one for story in stories for one in story.reports]
    reports += [Report(one.article, one.document, stories[0].reports[0].facts, "") for story in stories for one in story.earlier]
    documents = {one.document.id: one.document for one in reports}
    articles = {one.article.id: one.article for one in reports}
    return compose({"企业情报": stories}, {}, head, documents, articles)


def items(edition: Edition) -> list[Item]:
    """The items of columns."""
    return [item for section in edition.sections if not section.overview for item in section.items]
