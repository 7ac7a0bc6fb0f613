"""Pages behind cursors, whole listings as streams, and answers that are made once for each state of the store."""

from __future__ import annotations

import base64
import binascii
import csv
import io
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal, TypeVar

import orjson
from fastapi import Query, Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from xinmai.app.records import Record, to_csv
from xinmai.web.asking import BadRequestError
from xinmai.web.rendering import as_json
from xinmai.web.routes.api.models import Problem
from xinmai.web.validators import fits, mark_of, tag_of

__all__ = ["LISTED", "PROBLEMS", "Cursor", "Format", "Key", "Limit", "Word", "answer", "behind", "key_of"]

Key = tuple[Any, ...]
Cursor = Annotated[str | None, Query(max_length=400, description="`next` of the page before; leave it out for the first page")]
Limit = Annotated[int, Query(ge=1, le=1000, description="records on a page")]
Format = Annotated[Literal["json", "jsonl", "csv"], Query(description="`json` gives a page; `jsonl` and `csv` stream all that is asked for")]
Word = Annotated[str | None, Query(max_length=200)]

_PROBLEM = {"description": "Problem", "content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
PROBLEMS: dict[int | str, dict[str, Any]] = dict.fromkeys((400, 401, 404, 421, 422, 500), _PROBLEM)
_TEXT = {"schema": {"type": "string"}}
LISTED: dict[int | str, dict[str, Any]] = {**PROBLEMS, 200: {"content": {"text/csv": _TEXT, "application/x-ndjson": _TEXT}}}
_AT_ONCE = 500

Row = TypeVar("Row")


def key_of(cursor: str | None, shape: tuple[type, ...]) -> Key | None:
    """The key inside a cursor. Raises `BadRequestError` on anything that we did not write."""
    if not cursor:
        return None
    try:
        key = orjson.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=="))
    except (ValueError, binascii.Error):
        key = None
    if not isinstance(key, list) or tuple(map(type, key)) != shape or any(isinstance(part, int) and not 0 <= part < 1 << 31 for part in key):
        raise BadRequestError("parameter cursor: not one of ours; leave it out to start from the first page")
    return tuple(key)


def _cursor(key: Key) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(key)).decode().rstrip("=")


def behind(rows: Sequence[Row], key: Key | None, limit: int, key_of_row: Callable[[Row], Key]) -> list[Row]:
    """A page of rows that are sorted by their keys."""
    start = bisect_right(rows, key, key=key_of_row) if key else 0
    return list(rows[start : start + limit])


async def answer(request: Request, model: type[BaseModel], form: str, page: Callable[[Key | None, int], list[tuple[Key, Record]]], shape: tuple[type, ...]) -> Response:
    """A page as JSON, or everything as a stream. `page` gives up to so many records behind a key, each with its own."""
    if form != "json":
        return _stream(model, form, page)
    mark, tag = await mark_of(request), await tag_of(request)
    if fits(request, tag):
        return Response(status_code=304, headers={"etag": tag})
    key = key_of(request.query_params.get("cursor"), shape)
    body, following = await run_in_threadpool(_page, page, key, int(request.query_params.get("limit", 100)))
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if following:
        headers["link"] = f'<{request.url.include_query_params(cursor=following)}>; rel="next"'
    response = Response(body, media_type="application/json", headers=headers)
    request.app.state.answers.keep((mark, request.url.path, request.scope["query_string"]), list(response.raw_headers), body)
    return response


def _page(page: Callable[[Key | None, int], list[tuple[Key, Record]]], key: Key | None, limit: int) -> tuple[bytes, str | None]:
    rows = page(key, limit + 1)
    following = _cursor(rows[limit - 1][0]) if len(rows) > limit else None
    return as_json({"items": [record for _, record in rows[:limit]], "next": following}), following


def _stream(model: type[BaseModel], form: str, page: Callable[[Key | None, int], list[tuple[Key, Record]]]) -> Response:
    lines = _csv_lines(model, _all(page)) if form == "csv" else (as_json(record) + b"\n" for record in _all(page))
    media_type = "text/csv; charset=utf-8" if form == "csv" else "application/x-ndjson"
    name = f"{model.__name__.lower()}.{form}"
    return StreamingResponse(_gathered(lines), media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"})


def _all(page: Callable[[Key | None, int], list[tuple[Key, Record]]]) -> Iterator[Record]:
    key: Key | None = None
    while rows := page(key, _AT_ONCE):
        yield from (record for _, record in rows)
        key = rows[-1][0]


def _csv_lines(model: type[BaseModel], records: Iterable[Record]) -> Iterator[bytes]:
    """Every row has the fields that the API's document names, in that order; cells cannot be formulas."""
    fields = list(model.model_fields)
    head = io.StringIO()
    csv.writer(head).writerow(fields)
    yield ("\ufeff" + head.getvalue()).encode()
    for record in records:
        text = to_csv([{field: record.get(field) for field in fields}])
        yield text.partition("\r\n")[2].encode("utf-8", "replace")


def _gathered(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Chunks of a size that is worth sending."""
    chunk: list[bytes] = []
    for line in lines:
        chunk.append(line)
        if len(chunk) >= _AT_ONCE:
            yield b"".join(chunk)
            chunk.clear()
    yield b"".join(chunk)
