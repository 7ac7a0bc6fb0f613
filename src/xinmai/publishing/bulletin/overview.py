"""Pages about the whole issue: its most telling numbers in front, its sources with their grades at the end.

They only repeat what items cite, so that each number leads to its evidence there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xinmai.hanzi import period_words
from xinmai.model import Cell, Grid, Item, Observation, Section
from xinmai.publishing.bulletin.figures import telling_figure
from xinmai.publishing.bulletin.story import Report, Story, title_place
from xinmai.publishing.desk import Desk
from xinmai.publishing.prose import day, source
from xinmai.publishing.wording import STATUS, series_name

__all__ = ["numbers_of", "sources_of"]

_NUMBERS = 12
"""Numbers that one page shows and a reader remembers some of."""
_SOURCE = ("题名", "来源", "日期", "文件", "原文")
_DIGIT = re.compile(r"\d")


def numbers_of(desk: Desk, stories: Sequence[Story], weights: Sequence[float]) -> Iterator[Section]:
    """The telling numbers of the weightiest stories, in the order of the issue; `weights` stand beside the stories."""
    found = [(at, story, figure) for at, story in enumerate(stories) if (figure := telling_figure(story.reports[0]))]
    chosen = sorted(sorted(found, key=lambda one: -weights[one[0]])[:_NUMBERS], key=lambda one: one[0])
    if chosen:
        rows = tuple(_number(desk, story, figure) for _, story, figure in chosen)
        grid = Grid(("指标", "时期", "数值", "性质", "条目"), rows)
        yield Section("本期数字", (Item("numbers", "", (grid,)),), overview=True)


def _number(desk: Desk, story: Story, figure: Observation) -> tuple[Cell, ...]:
    return (
        Cell(series_name(figure)),
        Cell(period_words(figure.period.text) or "未注明"),
        desk.cell(figure),
        Cell(STATUS[figure.status]),
        Cell(_title(story)),
    )


def _title(story: Story) -> str:
    """The title of an item; an edited one with digits, which the source's head may lack, gives way to that."""
    edited = story.edit.title
    return edited if edited and not _DIGIT.search(edited) else story.reports[0].article.title


def sources_of(desk: Desk, stories: Sequence[Story]) -> Iterator[Section]:
    """Every report of the issue under its grade, the best first, each with its publisher, date, file and a way to its title."""
    groups: dict[str, list[Report]] = {}
    for report in (report for story in stories for report in story.reports):
        groups.setdefault(_graded(report), []).append(report)
    grids = tuple(Grid(_SOURCE, tuple(_source(desk, report, graded) for report in groups[graded]), graded) for graded in sorted(groups))
    if grids:
        yield Section("资料来源", (Item("sources", "", grids),), overview=True)


def _graded(report: Report) -> str:
    """The grade of a report with its reasons, without the publisher, which stands in the row."""
    if report.grade is None:
        return "未评级"
    who, what = report.grade.because
    return f"{report.grade.code}　{who.removeprefix(f'{report.article.publisher}：')}；{what}"


def _source(desk: Desk, report: Report, graded: str) -> tuple[Cell, ...]:
    article = report.article
    number = desk.cite(article.id, report.document.id, title_place(article))
    return (
        Cell(article.title),
        Cell(article.publisher or ""),
        Cell(day(article.published)),
        Cell(report.document.name),
        Cell("查看", number, f"{source(article.title, article.publisher, day(article.published), report.document.name)}，评级{graded}"),
    )
