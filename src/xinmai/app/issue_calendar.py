"""When bulletins come out and for whom: `bulletins.yaml`, read against a strict schema, and the days that follow from it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from xinmai.app.channels import carries_files, read_channels
from xinmai.app.forms import Clock, distinct, read_form
from xinmai.app.profile import Profile, profile_of
from xinmai.app.workdays import Workdays
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError

__all__ = ["FILE", "Bulletin", "IssueCalendar", "Subscriber", "days_of", "last_day", "next_day", "profile_for", "read_calendar"]

FILE = "bulletins.yaml"

Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AROUND = 15
"""Days by which holidays may move an issue, at most."""
_LONGEST = 40
"""Days from one issue to the next, at most, before holidays."""


class Subscriber(BaseModel):
    """Who gets a bulletin: a client profile, the channels it goes through, and whether its files go along or only their addresses."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    profile: Word | None = None
    channels: Annotated[tuple[Word, ...], Field(min_length=1)]
    formats: Annotated[tuple[Literal["pdf", "docx", "html", "md", "xlsx"], ...], Field(min_length=1)] = ("pdf",)
    files: Literal["attached", "linked"] = "attached"


class Bulletin(BaseModel):
    """A bulletin that comes out by the calendar: on a weekday, each or every other week, or on a day of the month (`last`: its last working day)."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: Id
    every: Literal["week", "fortnight", "month"]
    day: str | int
    start: date | None = Field(default=None, alias="from")
    at: Clock = "09:00"
    holiday: Literal["next", "before", "keep", "skip"] = "next"
    publish: Literal["review", "auto"] = "review"
    late_days: Annotated[int, Field(ge=0, le=60)] = 3
    editor: tuple[Word, ...] = ()
    subscribers: Annotated[tuple[Subscriber, ...], Field(min_length=1)]
    enabled: bool = True

    @field_validator("subscribers")
    @classmethod
    def _distinct(cls, subscribers: tuple[Subscriber, ...]) -> tuple[Subscriber, ...]:
        return distinct(subscribers)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.every == "month" and self.day != "last" and not (isinstance(self.day, int) and 1 <= self.day <= 31):
            msg = f"the day of a month is 1 to 31 or last, not {self.day}; correct it"
            raise ValueError(msg)
        if self.every != "month" and self.day not in _WEEKDAYS:
            msg = f"the day of a week is one of {', '.join(_WEEKDAYS)}, not {self.day}; correct it"
            raise ValueError(msg)
        if self.every == "fortnight" and self.start is None:
            msg = "a fortnight wants from, a day in a week of issue; add it"
            raise ValueError(msg)
        return self


class IssueCalendar(BaseModel):
    """All of `bulletins.yaml`. Days and times are those `hours_from_utc` east of Greenwich; `link_base` is what addresses of files begin with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hours_from_utc: Annotated[float, Field(ge=-12, le=14)] = 8
    link_base: Annotated[str, StringConstraints(pattern=r"^(https?://.+/)?$")] = ""
    bulletins: tuple[Bulletin, ...] = ()

    @field_validator("bulletins")
    @classmethod
    def _distinct(cls, bulletins: tuple[Bulletin, ...]) -> tuple[Bulletin, ...]:
        return distinct(bulletins)

    @model_validator(mode="after")
    def _linked(self) -> Self:
        if not self.link_base and any(one.files == "linked" for bulletin in self.bulletins for one in bulletin.subscribers):
            msg = "files that are linked want link_base, the address that leads to them; add it"
            raise ValueError(msg)
        return self

    def local(self, moment: datetime) -> datetime:
        """A moment by the calendar's clock."""
        return moment.astimezone(timezone(timedelta(hours=self.hours_from_utc)))


def read_calendar(workspace: Workspace) -> IssueCalendar:
    """The calendar of a workspace; an empty one where it has no file. Raises `UsageError` also on channels and profiles that are not there."""
    file = workspace.folder / FILE
    if not file.is_file():
        return IssueCalendar()
    book = read_form(file, IssueCalendar)
    channels = read_channels(workspace)
    for bulletin in book.bulletins:
        named = [*bulletin.editor, *(channel for one in bulletin.subscribers for channel in one.channels)]
        unknown = next((name for name in named if name not in channels), None)
        if unknown is not None:
            msg = f"{file}: no channel {unknown!r} in delivery.yaml; write it there"
            raise UsageError(msg)
        for one in bulletin.subscribers:
            profile_for(workspace, one)
            undecided = next((name for name in one.channels if channels[name].named_only is None), None)
            if undecided is not None:
                msg = f"{file}: the channel {undecided} leads to a subscriber: write named_only: true for it in delivery.yaml, or false if alerts are to go there too"
                raise UsageError(msg)
            bare = next((name for name in one.channels if one.files == "attached" and not carries_files(channels[name])), None)
            if bare is not None:
                msg = f"{file}: the channel {bare} carries no files; write files: linked for {bulletin.id}/{one.id}"
                raise UsageError(msg)
    return book


def profile_for(workspace: Workspace, subscriber: Subscriber) -> Profile:
    """The client profile of a subscriber. Raises `UsageError`."""
    return profile_of(workspace, workspace.folder / subscriber.profile if subscriber.profile else None)


def last_day(bulletin: Bulletin, workdays: Workdays, now: datetime) -> date | None:
    """The latest day whose hour has come by a local clock, if there was one."""
    at = time.fromisoformat(bulletin.at)
    today = now.date()
    days = days_of(bulletin, workdays, today - timedelta(days=_LONGEST + _AROUND), today)
    return max((day for day in days if datetime.combine(day, at, now.tzinfo) <= now), default=None)


def next_day(bulletin: Bulletin, workdays: Workdays, now: datetime) -> date | None:
    """The first day whose hour is still to come; none where holidays swallow every one in sight."""
    at = time.fromisoformat(bulletin.at)
    today = max(now.date(), bulletin.start or date.min)
    days = days_of(bulletin, workdays, today, today + timedelta(days=2 * _LONGEST + _AROUND))
    return min((day for day in days if datetime.combine(day, at, now.tzinfo) > now), default=None)


def days_of(bulletin: Bulletin, workdays: Workdays, first: date, last: date) -> list[date]:
    """The days of issue from one day to another, both included, each once, in order."""
    planned = _planned(bulletin, first - timedelta(days=_AROUND), last + timedelta(days=_AROUND))
    moved = {_moved(bulletin, workdays, day) for day in planned if bulletin.start is None or day >= bulletin.start}
    return sorted(day for day in moved if day is not None and first <= day <= last)


def _planned(bulletin: Bulletin, first: date, last: date) -> Iterator[date]:
    for at in range((last - first).days + 1):
        day = first + timedelta(days=at)
        if bulletin.every == "month":
            length = monthrange(day.year, day.month)[1]
            if day.day == (length if bulletin.day == "last" else min(int(bulletin.day), length)):
                yield day
        elif day.weekday() == _WEEKDAYS.index(str(bulletin.day)) and (bulletin.every == "week" or _weeks_from(bulletin.start, day) % 2 == 0):
            yield day


def _weeks_from(start: date | None, day: date) -> int:
    monday = (start or date.min) - timedelta(days=(start or date.min).weekday())
    return (day - monday).days // 7


def _moved(bulletin: Bulletin, workdays: Workdays, day: date) -> date | None:
    """Where holidays move a day to. The last working day of a month lies within it whatever is said of holidays."""
    if bulletin.every == "month" and bulletin.day == "last":
        return workdays.from_on(day, -1)
    if bulletin.holiday == "keep" or workdays.worked(day):
        return day
    return None if bulletin.holiday == "skip" else workdays.from_on(day, 1 if bulletin.holiday == "next" else -1)
