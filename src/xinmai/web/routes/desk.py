"""The bulletin desk, for editors: an issue is drafted, put in order, reviewed, published, by the rules of `xinmai bulletin`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from xinmai.app import editing, plans
from xinmai.app.extract import parse_published
from xinmai.app.library.issues import issue, issues, targets
from xinmai.app.library.library import Library
from xinmai.app.profile import Profile, profile_of, profile_told
from xinmai.errors import EvidenceError, UsageError
from xinmai.model import Plan
from xinmai.web.asking import library_of, visitor_of
from xinmai.web.forms import form_page, read_form
from xinmai.web.rendering import as_json
from xinmai.web.safety.headers import PUBLICATION

__all__ = ["BODY", "routes"]

BODY = 256 * 1024
"""Bytes that a form of the desk may have: the order of thousands of items."""
_FIELDS = 5000
_LONGEST = {"title": 200, "note": 2000, "by": 60, "dateline": 60, "heading": 100, "profile": 4000}
_PLACE = re.compile(r"at-([0-9a-f]{1,64})")
_ITEM = re.compile(r"[0-9a-f]{1,64}")
_HIGHEST = 99999
_COUNT = re.compile(r"[1-9][0-9]{0,4}")
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")

Fields = Mapping[str, str]


async def listed(request: Request) -> Response:
    """All issues, and the form for a new one."""
    _editor(request)
    return await form_page(request, "desk.html", lambda: _issues(library_of(request), {}, None))


async def shown(request: Request) -> Response:
    """One issue."""
    _editor(request)
    return await form_page(request, "issue.html", lambda: _issue(request, None))


async def records(request: Request) -> Response:
    """The twin of either page."""
    _editor(request)
    found = await run_in_threadpool(issue, library_of(request), _number(request)) if request.path_params else await run_in_threadpool(issues, library_of(request))
    return Response(as_json(found), media_type="application/json", headers={"cache-control": "no-store"})


async def preview(request: Request) -> Response:
    """The issue as it would be printed now."""
    _editor(request)
    body = await run_in_threadpool(plans.preview, library_of(request).workspace, _number(request), "html")
    return Response(body, media_type="text/html; charset=utf-8", headers={"cache-control": "no-store", "content-security-policy": PUBLICATION})


async def draft(request: Request) -> Response:
    """Draft an issue."""
    library, log, visitor = library_of(request), request.app.state.log, visitor_of(request)
    async with read_form(request, "editor") as form:
        told = _fields(form)
    try:
        plan = await run_in_threadpool(_draft, library, told)
    except (UsageError, EvidenceError) as error:
        problem = str(error)
        log.note(visitor, "draft", told, done=False)
        return await form_page(request, "desk.html", lambda: _issues(library, told, problem), status=400)
    log.note(visitor, "draft", {"issue": plan.number, "items": len(plan.chosen)} | told)
    return RedirectResponse(f"/desk/{plan.number}", status_code=303)


async def change(request: Request) -> Response:
    """Change, review or publish an issue."""
    log, visitor = request.app.state.log, visitor_of(request)
    number = _number(request)
    async with read_form(request, "editor", fields=_FIELDS) as form:
        told = _fields(form)
    step = told.get("do", "")
    about = {"issue": number, **{name: value for name, value in told.items() if name not in ("do", "seen") and value}}
    try:
        await run_in_threadpool(_step(step), request, number, told)
    except (UsageError, EvidenceError) as error:
        problem = str(error)
        log.note(visitor, step, about, done=False)
        return await form_page(request, "issue.html", lambda: _issue(request, problem), status=400)
    log.note(visitor, step, about)
    place = f"#i-{told['item']}" if _ITEM.fullmatch(told.get("item", "")) else ""
    return RedirectResponse(f"/desk/{number}?done={step}{place}", status_code=303)


def _step(name: str) -> Callable[[Request, int, Fields], object]:
    found = {"review": _review, "publish": _publish}.get(name)
    if found is not None:
        return found
    make = _CHANGES.get(name)
    if make is None:
        raise HTTPException(400, f"no step {name!r} at the desk")
    return lambda request, number, told: editing.edit(library_of(request).workspace, number, told.get("seen", ""), make(told))


def _review(request: Request, number: int, told: Fields) -> None:
    plans.review(library_of(request).workspace, number, None, _by(request, told), _now(), seen=told.get("seen", ""))


def _publish(request: Request, number: int, told: Fields) -> None:
    library = library_of(request)
    plans.publish_issue(library.workspace, number, _by(request, told), _now(), targets(library, number), told.get("seen", ""))


_CHANGES: dict[str, Callable[[Fields], editing.Change]] = {
    "move": lambda told: editing.moved(told.get("item", ""), _count(told, "to")),
    "order": lambda told: editing.ordered({found[1]: float(_count(told, name)) for name in told if (found := _PLACE.fullmatch(name)) and told[name]}),
    "edit": lambda told: editing.rewritten(told.get("item", ""), column=told.get("column", ""), title=told.get("title", ""), note=told.get("note", "")),
    "drop": lambda told: editing.dropped(told.get("item", ""), drop=True),
    "keep": lambda told: editing.dropped(told.get("item", ""), drop=False),
    "take": lambda told: editing.taken_in(told.get("item", "")),
}
"""What can be done to an issue before it is reviewed."""


def _draft(library: Library, told: Fields) -> Plan:
    bounds = (_day(told.get("since")), _day(told.get("until")))
    number = _count(told, "number") if told.get("number") else None
    return plans.draft(library.workspace, told.get("dateline") or f"{date.today():%Y.%m.%d}", bounds, _profile(library, told), _now(), number)


def _profile(library: Library, told: Fields) -> Profile:
    most = _count(told, "most") if told.get("most") else None
    profile = profile_told(library.workspace, told["profile"]) if told.get("profile") else profile_of(library.workspace)
    changes = {"title": told.get("heading") or None, "most": most}
    return profile.model_copy(update={name: value for name, value in changes.items() if value is not None})


def _day(text: str | None) -> str | None:
    if text and not _DAY.fullmatch(text):
        raise UsageError(f"{text!r} is no date: write 2021-08-13, 2021-08, 2026 or unknown")
    return parse_published(text or None)


def _count(told: Fields, name: str) -> int:
    value = told.get(name, "")
    if not _COUNT.fullmatch(value):
        raise UsageError(f"parameter {name}: a number from 1 to {_HIGHEST} is wanted")
    return int(value)


def _by(request: Request, told: Fields) -> str:
    """Who approves: whoever holds the token; on this machine, where nobody logs in, the name that is given."""
    visitor = visitor_of(request)
    return told.get("by", "") if visitor.name == "local" else visitor.name


def _fields(form: FormData) -> dict[str, str]:
    """What a form says, each field in one line but the profile, and no longer than it may be."""
    told = {name: value.strip() for name, value in form.items() if isinstance(value, str) and name != "token"}
    for name, value in told.items():
        most = _LONGEST.get(name, _LONGEST["dateline"])
        if len(value) > most or "\0" in value:
            raise HTTPException(400, f"parameter {name}: at most {most} characters")
    return {name: value if name == "profile" else " ".join(value.split()) for name, value in told.items()}


def _number(request: Request) -> int:
    number = int(request.path_params["number"])
    if number > _HIGHEST:
        raise HTTPException(404, "there is no issue of so high a number")
    return number


def _editor(request: Request) -> None:
    if not visitor_of(request).may("editor"):
        raise HTTPException(403, "this needs the role editor: ask an administrator for a token")


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _issues(library: Library, told: Fields, problem: str | None) -> dict[str, Any]:
    given = {"most": "8", "dateline": f"{date.today():%Y.%m.%d}", "heading": "", "since": "", "until": "", "profile": "", "number": "", **told}
    return {**issues(library), "given": given, "problem": problem, "twin": "/desk.json"}


def _issue(request: Request, problem: str | None) -> dict[str, Any]:
    number = _number(request)
    return {**issue(library_of(request), number), "problem": problem, "twin": f"/desk/{number}.json"}


routes = [
    Route("/desk.json", records),
    Route("/desk", listed, methods=["GET"]),
    Route("/desk", draft, methods=["POST"]),
    Route("/desk/{number:int}.json", records),
    Route("/desk/{number:int}/preview", preview),
    Route("/desk/{number:int}", shown, methods=["GET"]),
    Route("/desk/{number:int}", change, methods=["POST"]),
]
