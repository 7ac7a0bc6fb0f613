"""The bulletin desk: issues, and one issue with its items by columns, those left out, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from xinmai.app import plans
from xinmai.app.library.library import Library
from xinmai.app.library.press import publications
from xinmai.app.profile import Profile
from xinmai.app.records import Record
from xinmai.app.sheet import short_id
from xinmai.model import ItemState, PlannedItem

__all__ = ["FORMS", "issue", "issues", "printed_issues", "targets"]

FORMS = ("pdf", "docx", "html", "md", "xlsx")
"""The formats in which an issue is printed."""
_LEFT_OUT = 100
"""Stories left out that are shown, the weightiest: more than an editor looks through."""


def issues(library: Library) -> Record:
    """All issues, the latest first."""
    return {"rows": [plans.plan_record(plan) for plan in library.store.plans.all()]}


def issue(library: Library, number: int) -> Record:
    """One issue for its editors. Raises `UsageError` on an unknown number."""
    plan = library.store.plans.get(number)
    columns = plans.columns_of(library.lexicon)
    profile = Profile.model_validate_json(plan.profile)
    order = {name: at for at, name in reversed(list(enumerate((*profile.columns, *columns))))}
    shown = sorted((item for item in plan.items if item.state is not ItemState.LEFT_OUT), key=lambda item: order[item.column])
    left_out = sorted((item for item in plan.items if item.state is ItemState.LEFT_OUT), key=lambda item: -item.score)
    of_articles = _articles(library, [*shown, *left_out[:_LEFT_OUT]])
    return {
        "issue": plans.plan_record(plan),
        "profile": {"title": profile.title, "most": profile.most, "columns": list(profile.columns), "exclude": list(profile.exclude)},
        "columns": columns,
        "groups": [{"column": name, "items": [_told(item, of_articles, at) for at, item in enumerate(items, 1)]} for name, items in groupby(shown, key=lambda item: item.column)],
        "left_out": [_told(item, of_articles, at) for at, item in enumerate(left_out[:_LEFT_OUT], 1)],
        "left_out_in_all": len(left_out),
        "stamp": plan.stamp,
        "files": _printed(library, number),
    }


def printed_issues(library: Library, most: int) -> list[Record]:
    """Issues that were published, the latest first, with the titles of their items and the file to look at."""
    found: list[Record] = []
    for plan in library.store.plans.all():
        if plan.published is not None and len(found) < most:
            files = {row["name"] for row in _printed(library, plan.number)}
            page = f"issue-{plan.number}.html"
            found.append({**plans.plan_record(plan), "titles": [item.heading or item.title for item in plan.chosen], "file": page if page in files else None})
    return found


def targets(library: Library, number: int) -> list[Path]:
    """Where the files of an issue go."""
    return [library.workspace.out / f"issue-{number}.{form}" for form in FORMS]


def _printed(library: Library, number: int) -> list[Record]:
    """The files of an issue that was published."""
    found = {row["name"]: row for row in publications(library)}
    return [found[target.name] for target in targets(library, number) if target.name in found]


def _articles(library: Library, items: Sequence[PlannedItem]) -> dict[str, Record]:
    """Articles of items by id, as far as the workspace still holds them."""
    headlines = library.picture().headlines
    found = {}
    for id in dict.fromkeys(id for item in items for id in item.articles):
        if id in headlines:
            one = headlines[id]
            found[id] = {"document_id": one.document_id, "title": one.title, "publisher": one.publisher, "published": one.published, "start": one.start}
    return found


def _told(item: PlannedItem, of_articles: dict[str, Record], place: int) -> Record:
    return {**plans.item_record(item), "key": short_id(item), "place": place, "stated_title": item.title, "reports": [of_articles[id] for id in item.articles if id in of_articles]}
