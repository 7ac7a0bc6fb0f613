from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinmai.model import stable_id


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_ids_are_equal_only_for_equal_parts(one: list[str], other: list[str]) -> None:
    assert (stable_id(*one) == stable_id(*other)) == (one == other)


def test_ids_are_the_same_on_every_machine() -> None:
    assert stable_id("document", "abc") == "b26f2eef09847ddf22bff20f57e499b6"
