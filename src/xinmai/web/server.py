"""The application: routes, gate and guards put together over one workspace."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from threading import Thread

from fastapi import FastAPI

import xinmai
from xinmai.app.access import grants
from xinmai.app.library import Library, open_library
from xinmai.app.library.warned import warned
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.web import failures
from xinmai.web.kept import Answers, Kept
from xinmai.web.routes import api_router, page_routes
from xinmai.web.routes.desk import BODY as DESK
from xinmai.web.safety.forgery import Forms
from xinmai.web.safety.gate import Gate
from xinmai.web.safety.headers import Guarded
from xinmai.web.safety.limits import Bounded, Tries
from xinmai.web.safety.log import ChangeLog
from xinmai.web.safety.sessions import Sessions

__all__ = ["LOOPBACK", "Options", "create_app"]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is served. `chinese` words messages of errors; `warm` works out what pages will ask for before they do."""

    host: str = "127.0.0.1"
    allow_hosts: Sequence[str] = ()
    chinese: Callable[[str], str] = str
    warm: bool = True


def create_app(workspace: Workspace, options: Options | None = None) -> FastAPI:
    """The site of a workspace. Raises `UsageError` where others could reach it and nobody was given access."""
    options = options or Options()
    given = grants(workspace)
    if options.host not in LOOPBACK and not given:
        raise UsageError(f"{options.host} can be reached from elsewhere and nobody has access yet: make a token with `xinmai token`, or leave --host out")
    library = open_library(workspace)
    app = FastAPI(
        title="Xinmai API",
        version=xinmai.__version__,
        summary="Observations, events and links of the integrated-circuit industry, each with its source sentence",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(library, options),
        redirect_slashes=False,
    )
    state = app.state
    state.library, state.chinese, state.log = library, options.chinese, ChangeLog(workspace.folder)
    state.answers = Answers()
    state.sessions, state.tries, state.forms, state.grants = Sessions(), Tries(), Forms(), given
    app.router.routes.extend(page_routes())
    app.include_router(api_router())
    failures.handle(app)
    # The last one added is the first one asked.
    app.add_middleware(Kept, library=library, answers=state.answers)
    app.add_middleware(Gate, grants=given, sessions=state.sessions, tries=state.tries)
    app.add_middleware(Bounded, limits={"/upload": (workspace.settings.max_megabytes + 1) * _MEGABYTE, "/desk/": DESK})
    app.add_middleware(Guarded, hosts=(*LOOPBACK, options.host, *options.allow_hosts))
    return app


def _lifespan(library: Library, options: Options) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if options.warm:
            Thread(target=_warm, args=(library,), daemon=True).start()
        yield
        library.close()

    return lifespan


def _warm(library: Library) -> None:
    picture = library.picture()
    for part in ("names", "headlines", "entities", "worked"):
        getattr(picture, part)
    warned(library)
