"""Forms that people write: each entry has an id of its own, whatever the form."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from xinmai.app.alert_rules import AlertBook
from xinmai.app.channels import ChannelBook
from xinmai.app.forms import parse_form
from xinmai.app.sourcebook import Book
from xinmai.errors import UsageError

RULE = "- {id: one, kind: words, words: [芯片]}\n"
CHANNEL = "- {id: one, kind: webhook, url: 'env:HOOK'}\n"
SOURCE = "- {id: one, name: 甲, kind: feed, url: 'https://example.org/feed', grade: A, column: environment}\n"


@pytest.mark.parametrize(("schema", "field", "entry"), [(AlertBook, "rules", RULE), (ChannelBook, "channels", CHANNEL), (Book, "sources", SOURCE)])
def test_an_id_that_stands_twice_is_named_with_file_and_field(schema: type[BaseModel], field: str, entry: str) -> None:
    parse_form(f"{field}:\n{entry}", Path("form.yaml"), schema)
    with pytest.raises(UsageError, match=rf"form\.yaml:\d+: field '{field}': .*the id one stands there twice"):
        parse_form(f"{field}:\n{entry}{entry}", Path("form.yaml"), schema)
