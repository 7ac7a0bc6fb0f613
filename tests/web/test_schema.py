"""The API does what its description says, whatever it is asked: no fault, no answer that was not described."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from xinmai.app.workspace import Workspace
from xinmai.cli.messages import chinese
from xinmai.web import Options, create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

HERE = {"host": "127.0.0.1"}
PATHS = [f"/api/v1/{kind}" for kind in ("observations", "events", "links", "documents", "articles", "series", "entities", "findings", "documents/{id}", "series/{id}", "findings/{id}")]


@pytest.fixture(scope="module")
def described(filled: Workspace) -> Iterator[object]:
    app = create_app(filled, Options(chinese=chinese, warm=False))
    yield schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HERE)
    app.state.library.close()


def test_every_operation_is_tried(described) -> None:
    assert sorted(described.raw_schema["paths"]) == sorted(PATHS)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.filterwarnings("ignore")
def test_what_is_answered_is_what_was_described(described, path: str) -> None:
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate])
    @given(case=described[path]["GET"].as_strategy())
    def holds(case) -> None:
        # What cursors look like is nobody's business but ours; others are refused, which no schema can say.
        case.query = {name: value for name, value in (case.query or {}).items() if name != "cursor"}
        case.call_and_validate(headers=HERE)

    holds()
