"""The sample documents in a workspace, read once, and its site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace, init, open_workspace
from xinmai.cli.messages import chinese
from xinmai.sample import write
from xinmai.web import Options, create_app

HERE = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """All sample documents, read; nobody writes to it."""
    folder = tmp_path_factory.mktemp("site")
    workspace = init(folder / "w")
    ingest(workspace, write(folder / "sample", (Path(str(files("xinmai"))) / "assets" / "fonts",)))
    (workspace.out / "简报.html").write_text("<!doctype html><title>简报</title><style>p { color: red }</style><p>简报</p>", "utf-8")
    return workspace


@pytest.fixture(scope="session")
def site(filled: Workspace) -> Iterator[TestClient]:
    """The site of the sample, read only."""
    with visit(filled) as client:
        yield client


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    """An empty workspace of a test's own."""
    return init(tmp_path / "own")


@pytest.fixture
def copied(filled: Workspace, tmp_path: Path) -> Workspace:
    """The sample in a workspace that a test may write to."""
    shutil.copytree(filled.folder, tmp_path / "copied")
    return open_workspace(tmp_path / "copied")


def visit(workspace: Workspace, **options: object) -> TestClient:
    """A visitor on this machine."""
    app = create_app(workspace, Options(**({"chinese": chinese, "warm": False} | options)))
    return TestClient(app, base_url=HERE, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def visitor() -> Iterator[Callable[..., TestClient]]:
    """Makes visitors of workspaces, who leave at the end."""
    here: list[TestClient] = []

    def enter(workspace: Workspace, **options: object) -> TestClient:
        here.append(visit(workspace, **options).__enter__())
        return here[-1]

    yield enter
    for client in here:
        client.__exit__(None, None, None)
