from __future__ import annotations

from collections.abc import Iterator

import pytest

from xinmai.sources.web import Fetcher

from .serving import Site, site


@pytest.fixture(name="site")
def a_site() -> Iterator[Site]:
    with site() as told:
        yield told


@pytest.fixture
def fetcher(site: Site) -> Iterator[Fetcher]:
    with Fetcher([site.host]) as made:
        yield made
