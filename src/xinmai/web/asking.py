"""What a page is asked for: parameters checked by type, length and choice before anything else sees them."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import cast

from starlette.requests import Request

from xinmai.app.library import Library
from xinmai.errors import UsageError
from xinmai.web.language import language_of, wording
from xinmai.web.safety.visitors import Visitor

__all__ = ["Ask", "BadRequestError", "library_of", "visitor_of"]

_LONGEST = 200
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
_PAGES = 1_000_000


class BadRequestError(UsageError):
    """A parameter that is none."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A request for a page."""

    request: Request

    @property
    def library(self) -> Library:
        """The workspace."""
        return library_of(self.request)

    @property
    def visitor(self) -> Visitor:
        """Who asks."""
        return visitor_of(self.request)

    @property
    def language(self) -> str:
        """`zh-CN` or `en`."""
        return language_of(self.request)

    def t(self, chinese: str, english: str) -> str:
        """One of two wordings."""
        return wording(self.language, chinese, english)

    def part(self, name: str) -> str:
        """A part of the address."""
        return str(self.request.path_params[name])

    def text(self, name: str) -> str | None:
        """A parameter as text without blanks around; `None` where it is empty or missing."""
        value = self.request.query_params.get(name, "").strip()
        if len(value) > _LONGEST or "\0" in value:
            raise BadRequestError(f"parameter {name}: at most {_LONGEST} characters")
        return value or None

    def choice(self, name: str, choices: Container[str], default: str | None = None) -> str | None:
        """A parameter that is one of some values."""
        value = self.text(name)
        if value is not None and value not in choices:
            raise BadRequestError(f"parameter {name}: {value!r} is not one that can be chosen")
        return value or default

    def date(self, name: str) -> str | None:
        """A day, a month or a year."""
        value = self.text(name)
        if value is not None and not _DATE.fullmatch(value):
            raise BadRequestError(f"{value!r} is no date: write 2021-08-13, 2021-08, 2026 or unknown")
        return value

    def count(self, name: str, default: int = 1, most: int = _PAGES) -> int:
        """A whole number from 1 on."""
        value = self.text(name)
        if value is None:
            return default
        if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
            raise BadRequestError(f"parameter {name}: a number from 1 to {most} is wanted")
        return int(value)

    def at(self) -> tuple[int, int] | None:
        """A place in a document, `START-END`."""
        value = self.text("at")
        if value is None:
            return None
        found = _AT.fullmatch(value)
        if not found or int(found[1]) > int(found[2]):
            raise BadRequestError("parameter at: a place is START-END, as in 120-131")
        return int(found[1]), int(found[2])

    def down(self, default: bool = True) -> bool:
        """Whether a listing is sorted from high to low."""
        return (self.choice("dir", ("asc", "desc")) or ("desc" if default else "asc")) == "desc"


def library_of(request: Request) -> Library:
    """The workspace that the application shows."""
    return cast(Library, request.app.state.library)


def visitor_of(request: Request) -> Visitor:
    """Who asks, as the gate found out."""
    return cast(Visitor, request.scope["visitor"])
