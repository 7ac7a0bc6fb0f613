"""Markets: a topic with its size, growth, shares, regions, sellers by use, and what is foreseen."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xinmai.app.library import market as markets
from xinmai.app.records import Record
from xinmai.web.asking import Ask, BadRequestError, library_of
from xinmai.web.pages import Pages
from xinmai.web.safety.headers import PUBLICATION
from xinmai.web.validators import fits, tag_of

__all__ = ["routes"]

pages = Pages.none()
_LONGEST = 60


@pages.at("/market", "markets.html")
def listed(ask: Ask) -> Record:
    """What there are market figures of."""
    return markets.topics(ask.library, ask.text("q"), ask.count("page"))


@pages.at("/market/{topic}", "market.html")
def market(ask: Ask) -> Record:
    """All that the report on a topic is made from."""
    return markets.market(ask.library, _topic(ask.part("topic")))


async def chart(request: Request) -> Response:
    """A size over time, drawn."""
    tag = await tag_of(request)
    if fits(request, tag):
        return Response(status_code=304, headers={"etag": tag})
    topic, series = _topic(request.path_params["topic"]), request.path_params["series_id"]
    drawn = await run_in_threadpool(markets.chart, library_of(request), topic, series)
    return Response(drawn, media_type="image/svg+xml", headers={"etag": tag, "cache-control": "private, no-cache", "content-security-policy": PUBLICATION})


def _topic(text: str) -> str:
    if not text.strip() or len(text) > _LONGEST or not text.isprintable():
        raise BadRequestError(f"a topic has at most {_LONGEST} characters")
    return text.strip()


routes = [Route("/market/{topic}/{series_id}.svg", chart), *pages.routes]
