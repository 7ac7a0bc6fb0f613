"""Text from outside on a terminal."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from xinmai.cli.printing import plain


@given(st.text())
def test_text_from_outside_stays_text_on_one_line(text: str) -> None:
    screen = io.StringIO()
    Console(file=screen, soft_wrap=True, highlight=False, force_terminal=True).print(plain(text), end="")
    assert screen.getvalue() == "".join(char if char.isprintable() else "\ufffd" for char in text)
