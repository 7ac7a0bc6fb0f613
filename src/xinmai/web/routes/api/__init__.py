"""The API, version 1: records a page at a time with stable cursors, or all of them streamed; OpenAPI 3.1 describes it."""

from __future__ import annotations

from fastapi import APIRouter

from xinmai.web.routes.api import facts, single, worked

__all__ = ["router"]

router = APIRouter(prefix="/api/v1")
for part in (facts, worked, single):
    router.include_router(part.router)
