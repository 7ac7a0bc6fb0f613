"""Sending forms as a browser does."""

from __future__ import annotations

import re
from typing import Any

import httpx2
from fastapi.testclient import TestClient


def form_token(client: TestClient, page: str) -> str:
    """The token in the form of a page, whose cookie the client keeps."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', client.get(page).text)
    assert found
    return found[1]


def send(client: TestClient, page: str, data: dict[str, Any], files: Any = None, **more: Any) -> httpx2.Response:
    """Load a page and send its form."""
    return client.post(page, data={"token": form_token(client, page), **data}, files=files, **more)
