"""What earlier issues printed: the published plans of a workspace, as far as their articles are still there."""

from __future__ import annotations

from functools import cached_property

from xinmai.analysis.importance import Printed
from xinmai.app.newsroom import Newsroom
from xinmai.model import PlannedItem, PlanState
from xinmai.store import Store

__all__ = ["History"]


class History:
    """Published issues, those with a number below `before` only, the latest first."""

    def __init__(self, store: Store, newsroom: Newsroom, before: int | None = None) -> None:
        self._newsroom = newsroom
        self._plans = [plan for plan in store.plans.all() if plan.state is PlanState.PUBLISHED and (before is None or plan.number < before)]

    @cached_property
    def issues(self) -> dict[str, str]:
        """The first issue that printed an article, as readers know it, by the article's id."""
        return {id: f"第{plan.number}期" for plan in self._plans for item in plan.chosen for id in item.articles}

    @cached_property
    def items(self) -> list[Printed]:
        """All that was printed."""
        return [
            Printed(f"第{plan.number}期（{plan.dateline}）", self._newsroom.telling(self._newsroom.story(item.articles)))
            for plan in self._plans
            for item in plan.chosen
            if self._there(item)
        ]

    def _there(self, item: PlannedItem) -> bool:
        return all(id in self._newsroom.articles for id in item.articles)
