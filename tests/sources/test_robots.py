from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.sources.robots import read_robots

FILE = """
User-agent: other
Disallow: /

User-agent: *
User-agent: bots # two for one
Disallow: /a
Allow: /a/b
Disallow: /*.pdf$
Disallow: /x*y
Disallow:
Crawl-delay: 5
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/a", False), ("/a/c", False), ("/a/b/c", True), ("/n.pdf", False), ("/n.pdf?x", True), ("/x1y2", False), ("/xz", True), ("/%61", False)],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:
    assert read_robots(FILE, "xinmai").allows(path) is allowed


def test_who_is_named_heeds_only_that() -> None:
    assert not read_robots(FILE, "Other").allows("/anything")
    assert read_robots("User-agent: xinmai\nAllow: /\n\nUser-agent: *\nDisallow: /", "xinmai").allows("/x")


def test_a_delay_is_read() -> None:
    assert read_robots(FILE, "xinmai").delay == 5


@given(st.text(), st.text())
def test_any_text_is_read(text: str, path: str) -> None:
    assert read_robots(text, "xinmai").allows(path) in (True, False)
