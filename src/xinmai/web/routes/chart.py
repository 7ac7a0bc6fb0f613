"""The chart of a series as a picture of its own, so that it shows without scripts."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xinmai.app.library import serial
from xinmai.web.asking import library_of
from xinmai.web.rendering import as_json
from xinmai.web.safety.headers import PUBLICATION
from xinmai.web.validators import fits, tag_of

__all__ = ["routes"]


async def svg(request: Request) -> Response:
    """The drawing."""
    tag = await tag_of(request)
    if fits(request, tag):
        return Response(status_code=304, headers={"etag": tag})
    drawn = await run_in_threadpool(serial.chart, library_of(request), request.path_params["series_id"])
    return Response(drawn, media_type="image/svg+xml", headers={"etag": tag, "cache-control": "private, no-cache", "content-security-policy": PUBLICATION})


async def option(request: Request) -> Response:
    """What ECharts draws it from."""
    found = await run_in_threadpool(serial.option, library_of(request), request.path_params["series_id"])
    return Response(as_json(found), media_type="application/json", headers={"etag": await tag_of(request), "cache-control": "private, no-cache"})


routes = [Route("/series/{series_id}/chart.svg", svg), Route("/series/{series_id}/chart.json", option)]
