"""What earlier issues printed: the plans of a workspace, as far as their articles are still there."""

from __future__ import annotations

from functools import cached_property

from xinmai.analysis.importance import Printed
from xinmai.app.newsroom import Newsroom
from xinmai.model import PlannedItem, PlanState
from xinmai.store import Store

__all__ = ["History"]


class History:
    """Published issues, those with a number below `before` only, the latest first.

    For a `client` of the calendar only its own count, also those that are still to be published: what waits in one is not put into the next.
    """

    def __init__(self, store: Store, newsroom: Newsroom, before: int | None = None, client: str | None = None) -> None:
        self._newsroom = newsroom
        earlier = [plan for plan in store.plans.all() if before is None or plan.number < before]
        if client is not None:
            numbers = {day.number for day in store.issue_days.of(client)}
            earlier = [plan for plan in earlier if plan.number in numbers]
        self._plans = [plan for plan in earlier if plan.state is PlanState.PUBLISHED]
        self._waiting = [plan for plan in earlier if plan.state is not PlanState.PUBLISHED] if client is not None else []

    @cached_property
    def issues(self) -> dict[str, str]:
        """The first issue that printed an article or is about to, in words, by the article's id."""
        waiting = {id: f"第{plan.number}期待刊" for plan in self._waiting for item in plan.chosen for id in item.articles}
        return waiting | {id: f"第{plan.number}期已刊" for plan in self._plans for item in plan.chosen for id in item.articles}

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
