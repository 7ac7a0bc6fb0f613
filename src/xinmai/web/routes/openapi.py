"""The API for people: what it offers, from its own document."""

from __future__ import annotations

from typing import Any

from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages

__all__ = ["routes"]

pages = Pages.none()


@pages.at("/api", "api.html")
def api(ask: Ask) -> Record:
    """Each operation with its parameters."""
    document = ask.request.app.openapi()
    return {"info": document["info"], "operations": [_told(path, one["get"]) for path, one in document["paths"].items()]}


def _told(path: str, operation: dict[str, Any]) -> Record:
    parameters = [{"name": one["name"], "in": one["in"], "description": one.get("description", "")} for one in operation.get("parameters", ())]
    return {"path": path, "tag": operation["tags"][0], "description": operation.get("description", ""), "parameters": parameters}


routes = pages.routes
