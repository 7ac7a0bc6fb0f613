"""Errors as answers: a page for people, problem details for programs, and never a trace."""

from __future__ import annotations

import logging

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from xinmai.errors import UsageError, XinmaiError
from xinmai.web.asking import BadRequestError
from xinmai.web.language import CHINESE, language_of
from xinmai.web.problems import problem, wants_json
from xinmai.web.rendering import rendered
from xinmai.web.safety.headers import HEADERS

__all__ = ["handle"]

_LOG = logging.getLogger("xinmai.web")


def handle(app: FastAPI) -> None:
    """Have an application answer all that can go wrong."""
    app.add_exception_handler(BadRequestError, _bad)
    app.add_exception_handler(UsageError, _missing)
    app.add_exception_handler(XinmaiError, _broken)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)


async def _bad(request: Request, error: Exception) -> Response:
    return await _told(request, 400, str(error))


async def _missing(request: Request, error: Exception) -> Response:
    return await _told(request, 404, str(error))


async def _broken(request: Request, error: Exception) -> Response:
    return await _told(request, 500, str(error))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for nothing else
    first = error.errors()[0]
    return await _told(request, 422, f"parameter {first['loc'][-1]}: {first['msg']}")


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    response = await _told(request, error.status_code, error.detail)
    response.headers.update(error.headers or {})
    return response


async def _fault(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    response = await _told(request, 500, "a fault in Xinmai; its log has the details")
    response.headers.update(HEADERS)  # this handler stands outside of the guard that sets them
    return response


async def _told(request: Request, status: int, detail: str) -> Response:
    if wants_json(request):
        return problem(status, detail)
    shown = request.app.state.chinese(detail) if language_of(request) == CHINESE else detail
    body = await run_in_threadpool(rendered, "error.html", request, {"status": status, "detail": shown})
    return Response(body, status_code=status, media_type="text/html; charset=utf-8", headers={"cache-control": "no-store"})
