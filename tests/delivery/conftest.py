from __future__ import annotations

from collections.abc import Iterator

import pytest

from sources.serving import Site, site


@pytest.fixture(name="site")
def a_site() -> Iterator[Site]:
    with site() as told:
        yield told
