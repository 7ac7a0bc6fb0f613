"""Bringing documents in: bytes go to the reader under the name they came with, and to the disk only under their hash."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xinmai.app.ingest import ENDINGS
from xinmai.app.library.library import Library
from xinmai.model import Snapshot, stable_id
from xinmai.web.asking import library_of
from xinmai.web.forms import form_page, read_form

__all__ = ["file_name", "routes"]

_FILES = 50
_NAME = 120


async def ask(request: Request) -> Response:
    """The form."""
    return await form_page(request, "upload.html", lambda: _shown(library_of(request), None))


async def take(request: Request) -> Response:
    """Read what was sent, and say what came of it."""
    async with read_form(request, "editor", files=_FILES) as form:
        sent = [part for part in form.getlist("files") if isinstance(part, UploadFile) and part.filename]
        snapshots = [_snapshot(file_name(part.filename or ""), await part.read()) for part in sent]
    if not snapshots:
        raise HTTPException(400, "no file was sent: choose one first")
    library, state = library_of(request), request.app.state
    summary = await run_in_threadpool(library.take_in, snapshots)
    names = {row.name: row.sha256 for row in snapshots}
    state.log.note(request.scope["visitor"], "upload", names, done=bool(summary.new or summary.known))
    told = asdict(summary) | {"documents": {one.name: stable_id("document", one.sha256) for one in snapshots}}
    return await form_page(request, "upload.html", lambda: _shown(library, told), status=422 if summary.failed and not summary.new else 200)


def file_name(sent: str) -> str:
    """The last part of a name, in one line, without what steers a renderer; never a path."""
    last = PurePosixPath(PureWindowsPath(sent).name).name
    plain = "".join(char for char in unicodedata.normalize("NFC", last) if char.isprintable()).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: _NAME - len(ending)]}{dot}{ending[:16]}" or "unnamed"


def _snapshot(name: str, body: bytes) -> Snapshot:
    unread = Snapshot(name, "", "application/octet-stream", body)
    return Snapshot(name, f"upload:{unread.sha256}", "application/octet-stream", body, sha256=unread.sha256)


def _shown(library: Library, summary: Mapping[str, Any] | None) -> dict[str, Any]:
    return {"summary": summary, "endings": ENDINGS, "most": library.workspace.settings.max_megabytes}


routes = [Route("/upload", ask, methods=["GET"]), Route("/upload", take, methods=["POST"])]
