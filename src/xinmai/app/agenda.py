"""Which stories of a period an issue prints, in which order, and why the others are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xinmai.analysis.importance import Candidate, Choice, Known, LeftOut, choose, weigh
from xinmai.app.newsroom import Newsroom
from xinmai.app.profile import Profile
from xinmai.model import Importance
from xinmai.publishing.bulletin import Story

__all__ = ["Agenda", "agenda", "importance_in_words", "left_out_in_words"]

_DAY = len("2021-08-13")
_WHY = {
    LeftOut.UNWANTED: "客户不要：{}",
    LeftOut.PRINTED: "{}",
    LeftOut.COLUMN: "客户没有这一栏：{}",
    LeftOut.ROOM: "本栏至多{}条",
}


@dataclass(frozen=True, slots=True)
class Agenda:
    """All stories of a period with what was decided of each, in the order of the issue."""

    decided: tuple[tuple[Story, Choice], ...]

    @property
    def printed(self) -> tuple[tuple[Story, Choice], ...]:
        """Those that are printed."""
        return tuple(pair for pair in self.decided if pair[1].left_out is None)


def agenda(
    newsroom: Newsroom, profile: Profile, since: str | None, until: str | None, printed: Mapping[str, str], *, repeat: bool = False
) -> Agenda:
    """Weigh and choose the stories of a period; `printed` says which issue has printed an article or will.

    A story of which anything was printed is left out, unless they may `repeat`: a reprint is no news, and an editor may take it in.
    """
    stories = {story.reports[0].article.id: story for story in newsroom.stories(since, until)}
    known = Known(printed, _followed(newsroom, stories), _days(stories))
    columns = profile.columns or tuple(column.name for column in newsroom.lexicon.columns)
    candidates = [_candidate(newsroom, story, known, profile, repeat=repeat) for story in stories.values()]
    return Agenda(tuple((stories[choice.candidate.id], choice) for choice in choose(candidates, columns, profile.most)))


def _candidate(newsroom: Newsroom, story: Story, known: Known, profile: Profile, *, repeat: bool) -> Candidate:
    telling, lead = newsroom.telling(story), story.reports[0]
    importance = weigh(telling, lead.column, known, newsroom.lexicon, profile.taste)
    had = "" if repeat else next((known.printed[r.article.id] for r in story.reports if r.article.id in known.printed), "")
    return Candidate(lead.article.id, lead.column, importance, profile.taste.unwanted(telling, lead.column), had)


def _followed(newsroom: Newsroom, stories: Mapping[str, Story]) -> dict[str, str]:
    return {id: title for id, story in stories.items() if (title := newsroom.followed(story))}


def _days(stories: Mapping[str, Story]) -> tuple[str, str]:
    dated = [day for story in stories.values() for r in story.reports if (day := r.article.published) and len(day) == _DAY]
    return (min(dated), max(dated)) if dated else ("", "")


def importance_in_words(importance: Importance) -> str:
    """The grounds of an importance, those that count, with their points."""
    told = [f"{ground.words}（{ground.points:+g}）" for ground in importance.grounds if ground.points]
    if importance.wanted:
        told.append(f"客户关注{'、'.join(importance.wanted)}（×{importance.factor:g}）")
    return "；".join(told)


def left_out_in_words(choice: Choice) -> str:
    """Why a story is not printed; nothing where it is."""
    return _WHY[choice.left_out].format(choice.why) if choice.left_out else ""
