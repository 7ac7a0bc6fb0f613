from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings

from xinmai.lexicon import Lexicon, default_lexicon
from xinmai.model import Document, TracedText

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def make_document(raw: str, **fields: object) -> Document:
    values = {"snapshot_sha256": "0" * 64, "name": "t.txt", "media_type": "text/plain", "raw": raw, "text": TracedText.of(raw)}
    return Document(**(values | fields))


@pytest.fixture
def document() -> Callable[..., Document]:
    return make_document


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return default_lexicon()
