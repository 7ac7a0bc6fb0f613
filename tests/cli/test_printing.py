"""Text from outside on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.text import Text

from xinmai.cli.printing import say, visible


@given(st.text())
def test_text_from_outside_stays_text_on_one_line(text: str) -> None:
    shown = visible(text)
    assert shown.plain == "".join(char if char.isprintable() else "\ufffd" for char in text)
    assert shown.spans == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_is_said_is_one_line(capsys: pytest.CaptureFixture[str], text: str) -> None:
    say(Text("!", "red"), text)
    assert capsys.readouterr().err == f"!{visible(text).plain}\n"
