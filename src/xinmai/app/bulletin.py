"""The bulletin: what the workspace holds of a period, one item per story, under its columns, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from xinmai import publishing
from xinmai.analysis.importance import Printed
from xinmai.app.agenda import agenda
from xinmai.app.early_warning import at_least, warnings_of
from xinmai.app.enriching import enriched
from xinmai.app.history import History
from xinmai.app.newsroom import Newsroom
from xinmai.app.output import write
from xinmai.app.profile import Profile, profile_of
from xinmai.app.workspace import Workspace
from xinmai.errors import EmptyIssueError
from xinmai.model import Edition, Severity
from xinmai.publishing.bulletin import Alarm, Head, Story, compose

__all__ = ["bulletin", "composed", "publish"]

_ALARMS = 8
"""Warnings that a reader of an issue takes in; all of them are on the list of warnings."""


def bulletin(
    workspace: Workspace, dateline: str, since: str | None = None, until: str | None = None, profile: Profile | None = None
) -> Edition:
    """An edition of the stories of a period that a profile wants. Raises `EmptyIssueError` where there is nothing to print."""
    wanted = profile or profile_of(workspace)
    with workspace.store() as store:
        newsroom = Newsroom(store, workspace.lexicon())
        history = History(store, newsroom)
        chosen = agenda(newsroom, wanted, since, until, history.issues, repeat=True).printed
        weights = {choice.candidate.id: choice.candidate.importance.score for _, choice in chosen}
        filed = [(choice.candidate.column, story) for story, choice in chosen]
        return composed(workspace, newsroom, filed, weights, wanted, dateline, history.items)


def composed(
    workspace: Workspace,
    newsroom: Newsroom,
    filed: Sequence[tuple[str, Story]],
    weights: Mapping[str, float],
    profile: Profile,
    dateline: str,
    printed: Sequence[Printed] = (),
) -> Edition:
    """An edition of stories under their columns, in this order. Raises `EmptyIssueError` where there are none."""
    if not filed:
        msg = "nothing to print: ingest documents first, or widen --since and --until"
        raise EmptyIssueError(msg)
    settings = workspace.settings
    head = Head(profile.title or settings.title, settings.subtitle if profile.subtitle is None else profile.subtitle, dateline, profile.notices)
    stories = enriched(newsroom, [story for _, story in filed], weights, printed)
    return compose(_by_column(filed, stories), weights, head, newsroom.documents, newsroom.articles, _alarms(newsroom, [story for _, story in filed]))


def publish(workspace: Workspace, edition: Edition, target: Path) -> Path:
    """Render an edition to the file type that `target` ends in.

    Raises `UsageError` on an unknown type and where the file cannot be written.
    """
    content = publishing.render(edition, target.suffix.lstrip(".").lower())
    write(target, content)
    return target


def _alarms(newsroom: Newsroom, stories: Sequence[Story]) -> list[Alarm]:
    """Early warnings that an article of these stories stands behind, the severe first; what is contested or slight is left out."""
    printed = {report.article.id for story in stories for report in story.reports}
    rules = {row.id: row for row in newsroom.lexicon.early_warnings}
    found = (one for one in warnings_of(newsroom.known) if not one.contested and at_least(one.severity, Severity.MEDIUM))
    own = [one for one in found if not printed.isdisjoint(evidence.article_id for evidence in one.evidence)]
    return [Alarm(one, rules[one.rule]) for one in sorted(own, key=lambda one: not at_least(one.severity, Severity.HIGH))[:_ALARMS]]


def _by_column(filed: Sequence[tuple[str, Story]], stories: Iterable[Story]) -> dict[str, list[Story]]:
    columns: dict[str, list[Story]] = {}
    for (column, _), story in zip(filed, stories, strict=True):
        columns.setdefault(column, []).append(story)
    return columns
