"""持续跟踪: what earlier issues printed of the same story, company or event, each with the evidence of its title."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.model import Mark, Paragraph, Passage
from xinmai.publishing.bulletin.story import Earlier, Story, title_place
from xinmai.publishing.desk import Desk
from xinmai.publishing.guard import bears_out

__all__ = ["tracking"]

_HEAD = "持续跟踪："
_KIND = 4
"""Characters that say what two items have in common: 同一事件, 同一企业."""


def tracking(desk: Desk, story: Story) -> Iterator[Paragraph]:
    """One paragraph for all earlier items of a story; none where there are none."""
    if story.earlier:
        yield Paragraph((Passage(_HEAD), *(_earlier(desk, one) for one in story.earlier)))


def _earlier(desk: Desk, one: Earlier) -> Passage:
    """The title leads to its evidence, or where that words it otherwise, what both have in common."""
    article, document = one.article, one.document
    span = title_place(article)
    number = desk.cite(article.id, document.id, span)
    head = f"{one.issue}《{article.title}》（"
    start, end = len(one.issue) + 1, len(head) - 2
    if not bears_out(span.of(document.raw), article.title):
        start, end = len(head), len(head) + _KIND
    mark = Mark(start, end, number, f"{one.issue}刊出的《{article.title}》，{one.because}")
    return Passage(f"{head}{one.because}）。", None, (mark,))
